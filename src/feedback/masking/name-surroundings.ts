/** A word, or an initial with its dot. */
const capitalised = String.raw`(?:\p{Lu}\.(?=\s)|\p{Lu}\p{Ll}{2,}-\p{Ll}{2,}(?!-)|\p{Lu}[\p{L}'’]*(?:-\p{Lu}[\p{L}'’]*)*(?:-\p{Lu}\.)?)`;
const particle = String.raw`(?:van der|van den|van de|van|von der|von|de la|de los|de|del|della|di|da|dos|du|le|la|el|al|bin|ter|ten|den|der|ibn|O['’])`;
/** Capitalised words in a row, with what may stand between the parts of a name. */
export const run = new RegExp(
  String.raw`(?<![\p{L}\p{N}]['’]?)${capitalised}(?:[ \t]+(?:${particle}\s+)*${capitalised})*(?![\p{L}\p{N}])`,
  'gu',
);
const title =
  '[Mm]rs?|Ms|Miss|Mx|[Dd]r|[Pp]rof|Sir|Herr|Frau|Mevrouw|Meneer|Mme|Mlle|Madame|Monsieur|Señora?|Signora?|Sra?';
export const titled = new RegExp(
  String.raw`(?<![\p{L}.])((?:${title}|M(?=\.))\.?[ \t]+)((?:${particle}\s+)*${capitalised}(?:[ \t]+(?:${particle}[ \t]+)*${capitalised})*)`,
  'gu',
);
/** An initial and a family name, or a family name and a given one as lists have them. */
export const initialled = new RegExp(
  String.raw`(?<![\p{L}\p{N}.])\p{Lu}\.(?:\s?\p{Lu}\.)*\s(?:${particle}\s+)*(\p{Lu}[\p{Ll}'’]\p{L}+)`,
  'gu',
);
export const listed =
  /(\[name\]|\p{Lu}[\p{L}'’-]{2,}),[ \t](\[name\]|\p{Lu}[\p{L}'’-]{2,})(?=[\s.,;!?)]|$)(?!,|\s\[account\]|\s(?:and|or|und|et)\s)/gu;
export const beforeName = new RegExp(
  String.raw`(?<!\p{L})(?!(?:${title})\s)(\p{Lu}[\p{L}'’]{2,})(?=[ \t](?:\p{Lu}\.\s)?\[name\])`,
  'gu',
);
export const afterName = /(?<=\[name\][ \t])(\p{Lu}[\p{L}'’]{2,})(?!['’]?\p{L})/gu;
const anyWords = String.raw`[\p{L}'’-]{2,}`;
const fewWords = String.raw`${anyWords}(?:[ \t]+${anyWords}){0,3}`;
/** Roles that a name follows at once: `your colleague Ana`. */
const role =
  'colleague|agent|manager|technician|bookkeeper|accountant|assistant|advisor|adviser|rep|representative|receptionist|waiter|waitress|driver|engineer|consultant|supervisor|employee|employer|boss|husband|wife|partner|son|daughter|brother|sister|friend|mr|mrs|ms|miss|dr|prof|professor';
const kin =
  'grandson|granddaughter|grandma|grandpa|gran|nan|mum|mom|mother|dad|father|aunt|auntie|uncle|niece|nephew|cousin|neighbou?r|flatmate|roommate|boyfriend|girlfriend|fianc[eé]e?|ex|nanny|kid|child|baby|boy|girl|landlord|landlady|tenant|lawyer|solicitor|doctor|nurse|teacher|tutor|coach|trainer|guide|host|caretaker|cleaner|hairdresser|barber|stylist|plumber|secretary|intern|trainee|teammate|co-?worker|mate|buddy|client|guest|driver|vet|therapist|dentist|midwife|carer';
export const introduced = new RegExp(
  String.raw`((?<!\p{L})(?:on behalf of|this is|call me|ask(?:ed)? for|(?:speak|spoke|spoken|talk|talked|talking|chat|chatted|chatting|deal|dealt|call|meeting) (?:to|with)|(?:help|support|service|answer|call|reply|e-?mail) from|(?:helped|served|assisted|signed|signed for|promised|told|closed|handled|answered|called) by|shout ?out to|kudos to|props to|thanks (?:again )?to|thank you|thank you (?:so much|again|very much)|thanks (?:so much|a lot)|thank you to|thanks|thx|name|cheers to|i am|i['’]?m|it was|hi|hello|hey|hallo|good (?:morning|afternoon|evening)|call me,|regards,?|wishes,?|groetjes,?|attn:?|our (?:guide|host|server|hostess)|(?:${role}),?|ik ben)\s+)(${fewWords})`,
  'giu',
);
/** What nothing but a name follows. */
export const named = new RegExp(
  String.raw`((?<!\p{L})(?:name(?: on (?:the |my )?\p{L}+)?(?: is|['’]s|:)|account holder:?|mijn naam is|ich heiße|mein name ist|je m['’]appelle|me llamo|mi nombre es)\s+)(${fewWords})`,
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
  String.raw`((?:^|[.!?,\n]\s*)(?:(?:kind|best|warm|many|kindest|warmest)\s+)?(?:cheers|thanks|thank you|yours(?:\s(?:faithfully|truly|sincerely|respectfully))?|all the best|best(?=\s*[,\n–—-]))\s*[,.\-–—\n]*\s*)(${anyWords}(?:\s+${anyWords}){0,3})(?=\s*[.!]?\s*$)`,
  'giu',
);
/** A last line of its own. */
export const lastLine = new RegExp(
  String.raw`(\n\s*[-–—~]?\s*)(${capitalised}(?:\s+(?:${particle}\s+)*${capitalised}){0,3})(?=\s*$)`,
  'u',
);
const person =
  'moderator|mod|admin|concierge|porter|bellboy|waiter|waitress|barista|bartender|barman|chef|cook|instructor|courier|teller|guard|host|hostess|captain|officer|midwife|physio|physiotherapist|surgeon|dentist|pharmacist|nurse|steward|stewardess|salesman|saleswoman|mechanic|electrician|coach|fitter|claimant|florist|adjuster|purser|warden|handler|guy|man|woman|lady|girl|boy|bloke|chap|gentleman|person|somebody|someone|staff member|member of staff|colleague|server|nurse|doctor|clerk|cashier|operator|agent|rep|technician';
/** Whom one speaks to or of: `tell Ngozi`. */
export const addressed = new RegExp(
  String.raw`((?<!\p{L})(?:tell|told|telling|asked|asking|emailed|e-mailed|messaged|texted|phoned|rang|met|know|knows|remind(?:ed)?|thanked|thanking|commend|commended|hired|(?:him|her)self as|name of|credit to|hats off to|bravo|well done|love to|hugs to|blame|introduced (?:me|us) to|promised|assured)\s+)(${fewWords})`,
  'giu',
);
/** `a guy named linh` */
export const called = new RegExp(
  String.raw`((?<!\p{L})(?:${person}|${kin}) (?:called|named|by the name of)\s+)(${fewWords})`,
  'giu',
);
/** After these only what is surely a name is one, in lower case too. */
export const beside = new RegExp(
  String.raw`(?<=(?<!\p{L})(?:by|from|with|to|for|and|or|did|does|has|had|is|was|will|can|could|would|should|ask|its|it['’]s|give|get|let|have|add|remove|invite|thanks|thank|how|because|if|when|while|since|until|after|before|that|but|then|both|can['’]t|couldn['’]t|didn['’]t|doesn['’]t|won['’]t|user|guy|lady|girl|mate|intern|gran|grandma|nan|mum|mom|dad|aunt|uncle|cousin|neighbou?r|flatmate|boyfriend|girlfriend|ty|(?:the|under|my|your) name|${role}|lovely|dear|poor|old|young|desk,|counter,|phone,|shop,|till,)\s+)\p{Ll}[\p{L}'’-]{2,}(?<!-)(?![\p{L}\p{N}'’-])`,
  'gu',
);
/** Who speaks or is spoken to: `Ubul: …`, `Warrane, can I …`. */
export const speaking =
  /(?<=^|\n|[.!?]\s)\p{Lu}\p{Ll}[\p{L}'’-]+(?=:\s[\p{Lu}"]|\s[–—-]\sthank|,\s(?:can|could|please|you|your|thank|thanks|i|we|are|do|did|if|when)(?!\p{L}))/gu;
/** Who says and does what people do. */
export const doing = new RegExp(
  String.raw`(?<![\p{L}\p{N}'’@#.-])${anyWords}(?=\s+(?:said|says|told (?:me|us|him|her)|promised|explained|replied|answered|assured|apologi[sz]ed|insisted|claimed|hung up|wrote (?:me|us|back|that)|spoke to (?:me|us|my)|mentioned|called (?:me|us|back)|rang|emailed|e-mailed|helped|walked (?:me|us)|sorted (?:it|me|us|out|everything)|refused to|forgot to|went above|never called|took care|took the time)(?!\p{L}))`,
  'giu',
);

/** Any word in lower case. */
export const lowWord = /(?<![\p{L}\p{N}'’@#./[-])\p{Ll}[\p{L}'’-]{2,}(?![\p{L}\p{N}\]-]|[.@/]\p{L})/gu;
const and = String.raw`(?:\s(?:and|&|or|und|et|y|en|e)|,(?: and)?)\s`;
/** Who is named with another: `Kev and me`, `[name] and Sly`, `Gaetane, [name] and [name]`. */
export const together = new RegExp(
  String.raw`((?<!\p{L})(?:\[name\]${and}|(?:me|I|him|her|us)\sand\s))(?!(?:${title})[.\s])(\p{Lu}[\p{L}'’-]+)(?![\p{L}'’-]|\s\p{Lu})|(?<![\p{L}'’-])(\p{Lu}[\p{L}'’-]+)(?=\sand\s(?:I|me)(?!\p{L})|${and}\[name\])`,
  'gu',
);
/** Somebody's somebody: `my daughter sofia`; with a capital also `moderator Charlotte`. */
export const ofSomebody = new RegExp(
  String.raw`((?<!\p{L})(my |our |your |his |her |their )?(?:${role}|${kin}|${person}),?\s)(\p{L}[\p{L}'’-]{2,})(?![\p{L}\p{N}-])`,
  'giu',
);
/** Two words in lower case: `eve jenkins`. */
export const lowPair =
  /(?<![\p{L}\p{N}'’@#./[-])(\p{Ll}{3,})[ \t](\p{Ll}{3,})(?![\p{L}\p{N}\]-]|[.@/]\p{L})/gu;
/** Whose work something is, though nobody knows the name: `the massage by Supaporn`. */
export const byStranger = /(?<=(?<!\p{L})(?:by|says)\s)\p{Lu}\p{Ll}[\p{L}'’-]+(?![\p{L}\p{N}-]|\s\p{Lu})/gu;
/** What is surely a name too, in lower case right after one: `robert louis stevenson`. */
export const afterLowName =
  /(?<=\[name\][ \t](?:\p{Ll}\.?[ \t])?)\p{Ll}[\p{L}'’]{2,}(?:[ \t]+\p{Ll}[\p{L}'’]{2,})?(?![\p{L}\p{N}'’-])/gu;
