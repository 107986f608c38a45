import { capitalised, particle, people, title } from './people-words.js';

const anyWords = String.raw`[\p{L}'’-]{2,}`;
const fewWords = String.raw`${anyWords}(?:[ \t]+(?:${anyWords}|\p{L}\.?(?!\p{L}))){0,3}`;
export const titled = new RegExp(
  String.raw`(?<![\p{L}.])((?:(?:${title}|M(?=\.))\.?[ \t]+)+)((?:${particle}\s+)*${capitalised}(?:[ \t]+(?:${particle}[ \t]+)*${capitalised})*)`,
  'gu',
);
/** What a name often follows, in lower case too: `this is …`, `your colleague Ana`, `tell Ngozi`. */
export const introduced = new RegExp(
  String.raw`((?<!\p{L})(?:on behalf of|this is|call me|ask(?:ed)? for|(?:speak|spoke|spoken|talk|talked|talking|chat|chatted|chatting|deal|dealt|call|meeting) (?:to|with)|(?:help|support|service|answer|call|reply|e-?mail) from|(?:helped|served|assisted|signed|signed for|promised|told|closed|handled|answered|called) by|shout ?out to|kudos to|props to|thanks (?:again )?to|thank you|thank you (?:so much|again|very much)|thanks (?:so much|a lot)|thank you to|thanks|thx|name|cheers to|i am|i['’]?m|it was|hi|hello|hey|dear|hallo|beste|bonjour|hola|lieber?|good (?:morning|afternoon|evening)|call me,|regards,?|wishes,?|groetjes,?|attn:?|our (?:guide|host|server|hostess)|(?:${people}),?|ik ben|tell|told|telling|asked|asking|emailed|e-mailed|messaged|texted|phoned|rang|met|know|knows|remind(?:ed)?|thanked|thanking|commend|commended|hired|(?:him|her)self as|name of|credit to|hats off to|bravo|well done|love to|hugs to|blame|introduced (?:me|us) to|promised|assured)[,]?\s+(?:(?:${title})\.?\s+)?)(${fewWords})`,
  'giu',
);
/** What nothing but a name follows. */
export const named = new RegExp(
  String.raw`((?<!\p{L})(?:name(?: on (?:the |my )?\p{L}+)?(?: is|['’]s|:|\?)|account holder:?|mijn naam is|ich heiße|mein name ist|je m['’]appelle|me llamo|mi nombre es)\s+)(${fewWords})`,
  'giu',
);
/** `a guy named linh` */
export const called = new RegExp(
  String.raw`((?<!\p{L})(?:${people}) (?:called|named|by the name of)\s+)(${fewWords})`,
  'giu',
);
const ofClosing = String.raw`regards|wishes|greetings|sincerely|groet(?:en|jes)?|grüße|gruß|cordialement|saludos`;
/** Words that thank as well as close. */
const ofThanks = String.raw`cheers|ta(?=\s*,)|thanks|thank you|yours(?:\s(?:faithfully|truly|sincerely|respectfully))?|all the best|best(?=\s*[,\n–—-])`;
export const closed = new RegExp(
  String.raw`((?:^|[.!?,\n]\s*)(?:(?:kind|best|warm|many|kindest|warmest)\s+)?(?:(${ofClosing})|${ofThanks})\s*[,.\-–—\n]*\s*)(${anyWords}(?:\s+${anyWords}){0,3})(?=\s*[.!]?\s*$)`,
  'giu',
);
/** Somebody's somebody: `my daughter sofia`; with a capital also `moderator Charlotte`. */
export const ofSomebody = new RegExp(
  String.raw`((?<!\p{L})(my |our |your |his |her |their )?(?:${people}),?\s)(\p{L}[\p{L}'’-]{2,})(?![\p{L}\p{N}-])`,
  'giu',
);
/** Whose work something is, though nobody knows the name: `the massage by Supaporn`. */
export const byStranger =
  /(?:(?<=(?<!\p{L})(?:by|says)\s)\p{Lu}\p{Ll}[\p{L}'’-]+(?![\p{L}\p{N}-]|\s\p{Lu})|(?<=(?<!\p{L})let\s)\p{Lu}\p{Ll}[\p{L}'’-]+(?=\sknow(?!\p{L})))/gu;
/** Who speaks or is spoken to: `Ubul: …`, `Warrane, can I …`. */
export const speaking =
  /(?<=^|\n|[.!?]\s)\p{Lu}\p{Ll}[\p{L}'’-]+(?=:\s[\p{Lu}"]|\s[–—-]\sthank|,\s(?:can|could|please|you|your|thank|thanks|i|we|are|do|did|if|when)(?!\p{L}))/gu;
/** Who says and does what people do. */
export const doing = new RegExp(
  String.raw`(?<![\p{L}\p{N}'’@#.-])${anyWords}(?=\s+(?:(?:never|always|kindly|even|just|also|then|finally|only)\s+)?(?:said|says|told (?:me|us|him|her)|promised|explained|replied|answered|assured|apologi[sz]ed|insisted|claimed|hung up|wrote (?:me|us|back|that)|spoke to (?:me|us|my)|mentioned|called (?:me|us|back)|rang|emailed|e-mailed|helped|walked (?:me|us)|sorted (?:it|me|us|out|everything)|refused to|forgot to|went above|never called|called|listened|smiled|laughed|shouted|shrugged|ignored (?:me|us|my)|took care|took the time)(?!\p{L}))`,
  'giu',
);
