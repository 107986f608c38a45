const word = String.raw`\p{Lu}[\p{L}'’-]*`;
const houseNumber = String.raw`\d{1,5}\s?[a-zA-Z]?`;
/** The kinds of the United States Postal Service (Publication 28) and Britain's, after the name. */
const streetKind =
  'street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|way|court|ct|square|sq|place|pl|terrace|close|crescent|row|parkway|pkwy|highway|hwy|circle|trail|mews|gardens?|alley|bend|bluff|bypass|canyon|causeway|common|corners?|coves?|creek|crest|crossing|dale|estates?|expressway|fields?|forges?|forks?|freeway|gateway|glens?|greens?|groves?|harbou?rs?|haven|heights|hills?|hollow|inlet|isle|islands?|junctions?|keys?|knolls?|lakes?|landing|lodge|loop|mall|manors?|meadows?|mills?|mount|mountains?|orchard|oval|parks?|pass|passage|path|pike|pines?|plains?|plaza|points?|ports?|prairie|ranch|rapids?|rest|ridges?|rise|rue|run|shoals?|shores?|skyway|springs?|spurs?|station|stravenue|stream|streets|summit|throughway|trace|track|tunnel|turnpike|unions?|valleys?|via|viaduct|views?|villages?|ville|vista|walks?|wells?|wharf|yard';
const germanicEnding =
  'straat|laan|weg|plein|gracht|kade|dijk|singel|steeg|plantsoen|stra(?:ß|ss)e|str\\.|platz|gasse|allee|ufer|damm|ring|chaussee|promenade|gatan?|vägen|väg|gränd(?:en)?|stigen|gärdet|backen?|torget|vej(?:en)?|veien?|gade|gaden|stræde|plads|sokak|sokağı|cadde|caddesi|sok\\.|cad\\.';
const romanceKind =
  'rue|avenue|boulevard|place|chemin|allée|impasse|quai|voie|passage|cours|route|faubourg|calle|avenida|plaza|paseo|camino|carretera|ronda|travesía|glorieta|pasaje|barranco|huerta|rambla|vía|via|viale|piazza|corso|largo|vicolo|borgo|rotonda|strada|contrada|rua|travessa|alameda|praça|estrada|rodovia|marginal|ulica|ul\\.|aleja|al\\.|plac|osiedle|os\\.|szosa|skwer';
const unit = String.raw`(?:\s(?:I{1,3}|IV|V))?(?:,?\s+(?i:apt|apartment|appartamento|appartement|wohnung|piano|piso|lgh|suite|unit|flat|floor|no|m)\.?\s*#?\s?\d[\w-]*)?`;
const postcode = String.raw`(?:[A-Z]{1,2}\d[\dA-Z]?\s?\d[A-Z]{2}|\d{4}\s?[A-Z]{2}|[A-Z]{2}\s\d{5}(?:-\d{4})?|\d{5}(?:-\d{4})?|\d{4})`;
const city = String.raw`${word}(?:\s(?:(?:am|an|der|do|de|da|del|la|le|sur|upon|on)\s)?${word}){0,2}`;
/** Where a postcode and a place follow, whatever stands before them is a street. */
const longPostcode = String.raw`(?:\d{2}-\d{3}|\d{5}-\d{3}|\d{3}\s\d{2,3}|\d{4,6}|[A-Z]\d{2}\s?[A-Z\d]{4})`;
/** What may follow a street: postcode and city, either first. */
const place = String.raw`(?:,?\s+${postcode}\s+${city}|,\s+${city},?\s+${postcode}|,?\s+${postcode}|,\s+${city}(?=[.,;!?]|$))?`;
const particle = String.raw`(?:(?:de la|de l['’]|de los|de las|du|des|del|della|de|di|la|le|da)\s+)?`;

const addresses = [
  String.raw`(?<![\p{L}\p{N}])${houseNumber},?\s+(?:${word}\s+){0,3}${word}${unit},\s+${longPostcode}\s+${city}`,
  String.raw`(?<!\p{L})(?:${word}\s+){1,4}${houseNumber}${unit},\s+${longPostcode}\s+${city}`,
  String.raw`\b${houseNumber},?\s+(?:[NSEW]{1,2}\.?\s+)?(?:\d{1,3}(?:st|nd|rd|th)\s+|(?:${word}\s+){1,4})(?:(?i:${streetKind}))\b\.?${unit}${place}`,
  String.raw`(?<!\p{L})(?:${word}\s+){0,2}\p{Lu}[\p{L}-]*(?:${germanicEnding})\s+${houseNumber}(?!\p{L})${unit}${place}`,
  String.raw`(?<!\p{L})(?:${word}\s+){1,2}(?:(?i:${germanicEnding}))\s+${houseNumber}(?!\p{L})${unit}${place}`,
  String.raw`(?<!\p{L})${word}-(?i:stra(?:ß|ss)e|str\.|weg|platz|allee|ring)\s+${houseNumber}(?!\p{L})${unit}${place}`,
  String.raw`\b${houseNumber},?\s+(?:bis\s+)?(?i:${romanceKind})\s+${particle}${word}(?:[\s-]${word}){0,3}${place}`,
  String.raw`(?<!\p{L})(?i:${romanceKind})\s+${particle}${word}(?:\s+${particle}${word}){0,3},?\s+${houseNumber}(?!\p{L})${unit}${place}`,
  String.raw`\b(?:P\.?\s?O\.?\s?Box|Postbus|Postfach)\s+\d+${place}`,
  String.raw`\b[A-Z]{1,2}\d[\dA-Z]?\s\d[A-Z]{2}\b`,
  String.raw`\b\d{4}\s[A-Z]{2}\b(?:\s+${city})?`,
].map((pattern) => new RegExp(expandCase(pattern), 'gu'));

/** Postal addresses in the common forms of Western Europe and North America. */
export function maskAddresses(text: string): string {
  return addresses.reduce((masked, pattern) => masked.replace(pattern, '[address]'), text);
}

/** `(?i:…)`, which Node 20 does not know, spelled out: each letter in either case. */
function expandCase(pattern: string): string {
  return pattern.replace(/\(\?i:((?:[^()]|\([^()]*\))*)\)/g, (_, inner: string) => {
    const eitherCase = inner.replace(/\\.|\p{L}/gu, (sign) =>
      sign.length === 1 ? `[${sign.toLowerCase()}${sign.toUpperCase()}]` : sign,
    );
    return `(?:${eitherCase})`;
  });
}
