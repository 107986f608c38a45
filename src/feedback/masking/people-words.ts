/** Whom people write about, as regular expressions have it. */
export const people =
  'colleague|agent|manager|technician|bookkeeper|accountant|assistant|advisor|adviser|rep|representative|receptionist|waiter|waitress|driver|engineer|consultant|supervisor|employee|employer|boss|husband|wife|partner|son|daughter|brother|sister|friend|mr|mrs|ms|miss|dr|prof|professor|grandson|granddaughter|grandma|grandpa|gran|nan|mum|mom|mother|dad|father|aunt|auntie|uncle|niece|nephew|cousin|neighbou?r|flatmate|roommate|boyfriend|girlfriend|fianc[eé]e?|ex|nanny|kid|child|baby|boy|girl|landlord|landlady|tenant|lawyer|solicitor|doctor|nurse|teacher|tutor|coach|trainer|guide|caretaker|cleaner|hairdresser|barber|stylist|plumber|secretary|intern|trainee|teammate|co-?worker|mate|buddy|client|guest|vet|therapist|dentist|midwife|carer|moderator|mod|admin|concierge|porter|bellboy|barista|bartender|barman|chef|cook|instructor|courier|teller|guard|hostess|captain|officer|physio|physiotherapist|surgeon|pharmacist|steward|stewardess|salesman|saleswoman|mechanic|electrician|fitter|claimant|florist|adjuster|purser|warden|handler|guy|man|woman|lady|bloke|chap|gentleman|person|somebody|someone|staff member|member of staff|clerk|cashier|operator';
/** A word with a capital, or an initial with its dot. */
export const capitalised = String.raw`(?:\p{Lu}\.(?=\s)|\p{Lu}\p{Ll}{2,}-\p{Ll}{2,}(?!-)|\p{Lu}[\p{L}'’]*(?:-\p{Lu}[\p{L}'’]*)*(?:-\p{Lu}\.)?)`;
/** Between the parts of a name. */
export const particle = String.raw`(?:van der|van den|van de|van|von der|von|de la|de los|de|del|della|di|da|dos|du|le|la|el|al|bin|ter|ten|den|der|ibn|O['’])`;
export const title =
  '[Mm]rs?|Ms|Miss|Mx|[Dd]r|[Pp]rof|Sir|Herrn?|Frau|Mevrouw|Meneer|Mme|Mlle|Madame|Monsieur|Señora?|Signora?|Sra?';
