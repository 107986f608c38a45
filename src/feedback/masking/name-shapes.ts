import { capitalised, particle, people, title } from './people-words.js';

/** Capitalised words in a row, with what may stand between the parts of a name. */
export const run = new RegExp(
  String.raw`(?<![\p{L}\p{N}]['’]?|\bSt\. )${capitalised}(?:[ \t]+(?:${particle}\s+)*${capitalised})*(?![\p{L}\p{N}])`,
  'gu',
);
/** Any word in lower case. */
export const lowWord =
  /(?<![\p{L}\p{N}'’@#./[-])\p{Ll}(?:[\p{L}'’]|-(?!-)){2,}(?![\p{L}\p{N}\]-]|[.@/]\p{L})/gu;
/** Two words in lower case: `eve jenkins`. */
export const lowPair =
  /(?<![\p{L}\p{N}'’@#./[-])(\p{Ll}{3,})[ \t](\p{Ll}{3,})(?![\p{L}\p{N}\]-]|[.@/]\p{L})/gu;
/** After these only what is surely a name is one, in lower case too. */
export const beside = new RegExp(
  String.raw`(?<=(?<!\p{L})(?:by|from|with|to|for|and|or|did|does|has|had|is|was|will|can|could|would|should|ask|its|it['’]s|give|get|let|have|add|remove|invite|thanks|thank|how|because|if|when|while|since|until|after|before|that|but|then|both|can['’]t|couldn['’]t|didn['’]t|doesn['’]t|won['’]t|user|guy|lady|girl|mate|intern|gran|grandma|nan|mum|mom|dad|aunt|uncle|cousin|neighbou?r|flatmate|boyfriend|girlfriend|ty|(?:the|under|my|your) name|${people}|lovely|dear|poor|old|young|desk,|counter,|phone,|shop,|till,)\s+)\p{Ll}(?:[\p{L}'’]|-(?!-)){2,}(?<!-)(?![\p{L}\p{N}'’-])`,
  'gu',
);
/** What is surely a name too, in lower case right after one: `robert louis stevenson`. */
export const afterLowName =
  /(?<=\[name\][ \t](?:\p{Ll}\.?[ \t])?)\p{Ll}[\p{L}'’]{2,}(?:[ \t]+\p{Ll}[\p{L}'’]{2,})?(?![\p{L}\p{N}'’-])/gu;
const and = String.raw`(?:\s(?:and|&|or|und|et|y|en|e)|,(?: and)?)\s`;
/** Who is named with another: `Kev and me`, `[name] and Sly`, `Gaetane, [name] and [name]`. */
export const together = new RegExp(
  String.raw`((?<!\p{L})(?:\[name\]${and}|(?:me|I|him|her|us)\sand\s))(?!(?:${title})[.\s])(\p{Lu}[\p{L}'’-]+)(?![\p{L}'’-]|\s\p{Lu})|(?<![\p{L}'’-])(\p{Lu}[\p{L}'’-]+)(?=\sand\s(?:I|me)(?!\p{L})|${and}\[name\])`,
  'gu',
);
export const beforeName = new RegExp(
  String.raw`(?<!\p{L})(?!(?:${title})\s)(\p{Lu}[\p{L}'’]{2,})(?=[ \t](?:\p{Lu}\.\s)?\[name\])`,
  'gu',
);
