/** A word, or an initial with its dot. */
const capitalised = String.raw`(?:\p{Lu}\.(?=\s)|\p{Lu}\p{Ll}{2,}-\p{Ll}{2,}(?!-)|\p{Lu}[\p{L}'’]*(?:-\p{Lu}[\p{L}'’]*)*(?:-\p{Lu}\.)?)`;
const particle = String.raw`(?:van der|van den|van de|van|von der|von|de la|de los|de|del|della|di|da|dos|du|le|la|el|al|bin|ter|ten|den|der|ibn|O['’])`;
/** Capitalised words in a row, with what may stand between the parts of a name. */
export const run = new RegExp(
  String.raw`(?<![\p{L}\p{N}]['’]?)${capitalised}(?:[ \t]+(?:${particle}\s+)*${capitalised})*(?!\p{N})`,
  'gu',
);
const title =
  '[Mm]rs?|Ms|Miss|Mx|[Dd]r|[Pp]rof|Sir|Herr|Frau|Mevrouw|Meneer|Mme|Mlle|Madame|Monsieur|Señora?|Signora?|Sra?';
export const titled = new RegExp(
  String.raw`(?<![\p{L}.])((?:${title}|M(?=\.))\.?\s+)((?:${particle}\s+)*${capitalised}(?:\s+(?:${particle}\s+)*${capitalised})*)`,
  'gu',
);
/** An initial and a family name, or a family name and a given one as lists have them. */
export const initialled = new RegExp(
  String.raw`(?<![\p{L}\p{N}.])\p{Lu}\.(?:\s?\p{Lu}\.)*\s(?:${particle}\s+)*(\p{Lu}[\p{Ll}'’]\p{L}+)`,
  'gu',
);
export const listed =
  /(\[name\]|\p{Lu}[\p{L}'’-]{2,}),[ \t](\[name\]|\p{Lu}[\p{L}'’-]{2,})(?=[\s.,;!?)]|$)(?!,|\s(?:and|or|und|et)\s)/gu;
export const besideName = new RegExp(
  String.raw`(?<!\p{L})(?!(?:${title})\s)(\p{Lu}[\p{L}'’]{2,})[ \t](?:\p{Lu}\.\s)?\[name\]|\[name\][ \t](\p{Lu}[\p{L}'’]{2,})(?!['’]?\p{L})`,
  'gu',
);
const anyWords = String.raw`[\p{L}'’-]{2,}`;
const fewWords = String.raw`${anyWords}(?:[ \t]+${anyWords}){0,3}`;
/** Roles that a name follows at once: `your colleague Ana`. */
const role =
  'colleague|agent|manager|technician|bookkeeper|accountant|assistant|advisor|adviser|rep|representative|receptionist|waiter|waitress|driver|engineer|consultant|supervisor|employee|employer|boss|husband|wife|partner|son|daughter|brother|sister|friend|mr|mrs|ms';
export const introduced = new RegExp(
  String.raw`((?<!\p{L})(?:on behalf of|this is|call me|ask(?:ed)? for|(?:speak|spoke|spoken|talk|talked|talking|chat|chatted|chatting|deal|dealt|call|meeting) (?:to|with)|(?:help|support|service|answer|call|reply|e-?mail) from|(?:helped|served|assisted|signed|signed for|promised|told|closed|handled|answered|called) by|shout ?out to|kudos to|props to|thanks (?:again )?to|thank you|thank you (?:so much|again|very much)|thanks (?:so much|a lot)|thank you to|thanks|thx|cheers to|i am|i['’]?m|it was|hi|hello|hey|hallo|good (?:morning|afternoon|evening)|call me,|regards,?|wishes,?|groetjes,?|attn:?|our (?:guide|host|server|hostess)|(?:${role}),?|ik ben)\s+)(${fewWords})`,
  'giu',
);
/** What nothing but a name follows. */
export const named = new RegExp(
  String.raw`((?<!\p{L})(?:(?:my |passenger |customer |full |contact )?name(?: is|['’]s|:)|account holder:?|mijn naam is|ich heiße|mein name ist|je m['’]appelle|me llamo|mi nombre es)\s+)(${fewWords})`,
  'giu',
);
export const greeted = new RegExp(
  String.raw`((?:^|[.!?\n]\s*)(?:hi|hello|hey|dear|hallo|beste|bonjour|hola|liebe[r]?)[ ,]+)(${anyWords}(?:[ \t]+${anyWords})?)(?=\s*[,!.\n]|$)`,
  'giu',
);
export const closed = new RegExp(
  String.raw`((?:^|[.!?,\n]\s*)(?:(?:kind|best|warm|many|kindest|warmest)\s+)?(?:regards|wishes|greetings|sincerely|groet(?:en|jes)?|grüße|gruß|cordialement|saludos)\s*[,.\-–—\n]*\s*)(${anyWords}(?:\s+${anyWords}){0,3})(?=\s*[.!]?\s*$)`,
  'giu',
);
export const signed = new RegExp(
  String.raw`((?:^|[.!?,\n]\s*)(?:(?:kind|best|warm|many|kindest|warmest)\s+)?(?:cheers|thanks|thank you|yours|all the best|best(?=\s*[,\n–—-]))\s*[,.\-–—\n]*\s*)(${anyWords}(?:\s+${anyWords}){0,3})(?=\s*[.!]?\s*$)`,
  'giu',
);
/** A last line of its own. */
export const lastLine = new RegExp(
  String.raw`(\n\s*[-–—~]?\s*)(${capitalised}(?:\s+(?:${particle}\s+)*${capitalised}){0,3})(?=\s*$)`,
  'u',
);
/** Who does what people do: also where the name is a word, or in lower case. */
export const acting = new RegExp(
  String.raw`((?:^|[.!?\n]\s*))(${anyWords})(?=,?\s+(?:helped|from (?:support|your|the) |in (?:support|billing|sales)|(?:the|our|your|my) (?:${role})\b|here\b|again\b|was (?:very |so |really |super )?(?:helpful|rude|great|kind|patient|friendly|amazing|lovely|attentive|polite|professional|knowledgeable|welcoming)))`,
  'giu',
);

const person =
  'guy|man|woman|lady|girl|boy|bloke|chap|gentleman|person|somebody|someone|staff member|member of staff|colleague|server|nurse|doctor|clerk|cashier|operator|agent|rep|technician';
/** Whom one speaks to or of: `tell Ngozi`, `a guy named linh`. */
export const addressed = new RegExp(
  String.raw`((?<!\p{L})(?:tell|told|telling|asked|asking|emailed|e-mailed|messaged|texted|phoned|rang|met|know|knows|remind(?:ed)?|thanked|thanking|commend|commended|hired|(?:him|her)self as|(?:${person}) (?:called|named|by the name of)|name of|credit to|hats off to|bravo|well done|love to|hugs to|blame|introduced (?:me|us) to|promised|assured)\s+)(${fewWords})`,
  'giu',
);
/** After these only what is surely a name is one, in lower case too. */
export const beside = new RegExp(
  String.raw`(?<=(?<!\p{L})(?:by|from|with|to|for|and|or|did|does|has|had|is|was|will|can|could|would|should|ask|its|it['’]s|give|get|let|have|add|remove|invite|thanks|thank|how|because|if|when|while|since|until|after|before|that|but|then|both|can['’]t|couldn['’]t|didn['’]t|doesn['’]t|won['’]t|user|guy|lady|girl|mate|intern|gran|grandma|nan|mum|mom|dad|aunt|uncle|cousin|neighbou?r|flatmate|boyfriend|girlfriend|ty|(?:the|under|my|your) name|${role}|lovely|dear|poor|old|young|desk,|counter,|phone,|shop,|till,)\s+)\p{Ll}[\p{L}'’-]{2,}(?<!-)(?![\p{L}\p{N}'’-])`,
  'gu',
);
/** Who says and does what people do. */
export const doing = new RegExp(
  String.raw`(?<![\p{L}\p{N}'’@#.-])${anyWords}(?=\s+(?:said|says|told (?:me|us|him|her)|promised|explained|replied|answered|assured|apologi[sz]ed|insisted|claimed|hung up|wrote (?:me|us|back|that)|spoke to (?:me|us|my)|mentioned|called (?:me|us|back)|rang|emailed|e-mailed|helped|walked (?:me|us)|sorted (?:it|me|us|out|everything)|refused to|forgot to|went above|never called|took care|took the time)(?!\p{L}))`,
  'giu',
);

/** How people are, also in lower case. */
export const being = new RegExp(
  String.raw`(?<![\p{L}\p{N}'’@#.-])\p{Ll}[\p{L}'’-]{2,}(?=\s+(?:was|is)\s+(?:(?:very|so|really|super|extremely|absolutely|just|always|not|a)\s+)*(?:nice|brilliant|awesome|wonderful|fantastic|sweet|useless|terrible|clueless|unhelpful|excellent|fab|fabulous|incredible|outstanding|responsive|thorough|courteous|efficient|cheerful|funny|warm|helpful|rude|great|kind|patient|friendly|amazing|lovely|polite|star|legend|gem|hero)(?!\p{L}))`,
  'gu',
);
/** What is surely a name too, in lower case right after one: `robert louis stevenson`. */
export const afterLowName =
  /(?<=\[name\][ \t])\p{Ll}[\p{L}'’]{2,}(?:[ \t]+\p{Ll}[\p{L}'’]{2,})?(?![\p{L}\p{N}'’-])/gu;
