const word = String.raw`(?!(?:Suite|Apt|Unit|Flat)\b)\p{Lu}[\p{L}'’-]*`;
/** `12`, `221B`, `3/4`, `74-18`; not more digits than house numbers have. */
export const houseNumber = String.raw`\d{1,5}(?: ?[/-] ?(?:\d{1,4}|[A-Z](?![\p{L}\p{N}])))?(?: ?[a-zA-Z](?!\.\s?\d))?(?!\p{L})`;
/** The kinds of the United States Postal Service (Publication 28) and Britain's, after the name. */
export const streetKind =
  'street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|way|court|ct|square|sq|place|pl|terrace|close|crescent|row|parkway|pkwy|highway|hwy|motorway|circle|trail|mews|gardens?|alley|anchorage|annex|arcade|bayou|beach|bend|bluff|bottom|branch|bridge|brook|burg|bypass|camp|canyon|cape|causeway|center|centre|cliff|common|corners?|coves?|creek|crest|crossing|crossroad|curve|cutting|dale|dam|divide|estates?|expressway|extension|falls?|ferry|fields?|flats?|fords?|forest|forges?|forks?|fort|freeway|front|gateway|glens?|greens?|groves?|gully|harbou?rs?|haven|heights|hills?|hollow|inlet|isle|islands?|junctions?|keys?|knolls?|lakes?|landing|land|lights?|loaf|locks?|lodge|loop|mall|manors?|meadows?|mills?|mission|mount|mountains?|neck|orchard|oval|overpass|parks?|pass|passage|path|pike|pines?|plains?|plaza|points?|ports?|prairie|promenade|radial|ramp|ranch|rapids?|rest|ridges?|rise|river|route|rue|run|shoals?|shores?|skyway|springs?|spurs?|station|stravenue|stream|streets|summit|throughway|trace|track|trafficway|tunnel|turnpike|underpass|unions?|vale|valleys?|via|viaduct|views?|villages?|ville|vista|walks?|wall|wells?|wharf|yard|parade|esplanade|tce|cres|market|quay|glade|chase|wynd|brae|mead|spinney|copse|paddocks?|strand|broadway|drove|downs|croft|nook|square|ropewalk|hythe|embankment|residences|residency|arcade|gate|bypass|cottages|approach|bank|end|garth|fold|brow|lea|side|wood|circuit|link|concourse|access|courtyard|colonnade|circus|cross|dell|fairway|grange|interchange|laneway|lookout|parklands|pathway|quadrant|ramble|range|reach|reserve|retreat|ride|ridgeway|ring|round|strip|towers?|villas?|walkway|amble|byway|corso|piazza|crossway|driveway|alleyway|tarn|tor';
/** At the end of one word, where that alone tells. */
const germanicEnding =
  'straat|laan|gracht|kade|dijk|singel|steeg|plantsoen|dreef|boulevard|stra(?:ß|ss)e|str\\.|gasse|allee|damm|chaussee|promenade|gatan?|vägen|väg|gränd(?:en)?|stigen|stien|gärdet|backen?|torget|vej(?:en)?|veien?|gade|gaden|stræde|sokak|sokağı|caddesi|vegur|stígur|braut|katu|polku|ntie';
/** The same, but also the end of other words. */
const shortEnding =
  'weg|plein|baan|pad|hof|markt|kamp|wal|ring|platz|ufer|plads|steig|berg|feld|park|plan|vang|parken|alléen?|cadde|cad\\.|sok\\.';
const romanceKind =
  'rue|avenue|av\\.|boulevard|bd|place|chemin|allée|impasse|quai|voie|passage|cours|route|faubourg|square|calle|c\\.|c/|avenida|avda\\.|avd\\.|plaza|pza\\.|paseo|camino|carretera|ronda|travesía|glorieta|pasaje|cuesta|vial|acceso|urbanización|callejón|cañada|partida|poblado|barranco|huerta|rambla|vía|via|viale|piazza|corso|largo|vicolo|borgo|rotonda|strada|stretto|contrada|canale|incrocio|rua|r\\.|carrer|passeig|avinguda|plaça|travessa|alameda|praça|largo|estrada|rodovia|beco|ulica|ul\\.|aleja|al\\.|plac|pl\\.|osiedle|os\\.|szosa|skwer|rynek|ogród|wyspa|wybrzeże|bulwar|droga|rondo|aeroporto|área|campo|chácara|colônia|condomínio|conjunto|distrito|esplanada|estação|favela|fazenda|feira|jardim|ladeira|lago|lagoa|loteamento|morro|núcleo|parque|passarela|pátio|praia|quadra|recanto|residencial|setor|sítio|trecho|trevo|vale|vereda|viaduto|viela|vila|pasadizo';
const particle = String.raw`(?:(?:de la|de los|de las|dos|das|du|des|do|del|della|delle|dei|de|di|la|le|da)\s+|(?:de )?l['’]|d['’])?`;
const name = String.raw`${particle}${word}(?:[\s-]${particle}${word}){0,3}`;
/** After the name; before the number in Portugal, Spain and Italy. */
const number = String.raw`,?\s+(?:[nN](?:[.º°]|[or]\.?)?\s?)?(?:${houseNumber}|s/n\.?|S/N)`;

/** Words of their own after the name, in Finland, Hungary, the Czech Republic, the Baltics and India. */
const laterKind =
  'Caddesi|Sokak|Sokağı|Bulvarı|utca|útja|út|tér|tere|körút|katu|kuja|tie|cesta|náměstí|gatvė|iela|marg|nagar|chowk|ganj|path|colony|roadway';
/** As people type on a phone: only kinds that are hardly ever other words after a number. */
export const lowStreet =
  'street|st\\.?|road|rd|avenue|ave|lane|ln|drive|boulevard|blvd|close|crescent|terrace|parkway|pkwy|hwy';

/** Streets with a number that their words alone give away. */
export const streets = [
  String.raw`(?<![\p{L}\p{N}/])${houseNumber},?\s+(?:[NSEW]{1,2}\.?\s+)?(?:\d{1,3}(?:st|nd|rd|th)\s+|(?:${word}\s+){1,4})(?:(?i:${streetKind}))s?(?!\p{L})\.?`,
  String.raw`(?<!\p{L})(?:${word}[\s-](?:(?:van|de|der|den|von|ter|ten)\s)*){0,2}\p{Lu}[\p{L}-]*(?:${germanicEnding})\s+${houseNumber}`,
  String.raw`(?<!\p{L})(?:${word}[\s-]){1,2}(?:(?i:${germanicEnding})|Street|Road|Lane|Avenue|Weg|Plein|Baan|Hof|Markt|Kamp|Platz|Ufer|Plads|Steig)\s+${houseNumber}`,
  String.raw`(?<![\p{L}\p{N}])${houseNumber},?\s+(?:bis,?\s+|ter,?\s+)?(?:(?i:${romanceKind}))\s?${name}`,
  String.raw`(?<!\p{L})(?:(?i:${romanceKind}))\s+${name}${number}`,
  String.raw`(?<!\p{L})(?:(?i:RR|Rural Route|HC|PSC|Unit)\s+\d+,?\s+)?(?i:P\.?\s?O\.?\s?Box|Postbus|Postfach|Apartado(?: de correos)?|Boîte postale|BP|Box|Casilla|Caixa Postal|Private Bag|GPO Box|Locked Bag)\s+\d+(?:\s\d{2,3})*(?!\d)`,
  String.raw`(?<!\p{L})(?:${word}\s+){1,3}(?:${laterKind})\s+(?:No\s?[:.]?\s?)?${houseNumber}\.?`,
  String.raw`(?<!\p{L})(?:The\s)?(?:${word}\s){1,3}(?:Cottage|House|Farm|Lodge|Barn|Rectory|Vicarage|Manor|Hall|Villa|Mill|Chapel),\s+(?:${word}\s){1,3}(?:Street|St|Road|Rd|Lane|Ln|Close|Drive|Hill|Green|Way|Row|Court|Avenue)(?!\p{L})`,
  String.raw`(?<![\p{L}\p{N}/])${houseNumber},?\s+(?:${word}\s+){1,3}(?:(?i:${laterKind}))(?!\p{L})`,
  String.raw`(?<![\p{L}\p{N}/.,-]|\p{Lu}\p{L}*\s)\d{1,5}[a-z]?\s+(?!(?:hours?|hrs?|mins?|minutes?|miles?|kms?|days?|weeks?|months?|years?|stars?)\s)(?:[nsew]{1,2}\.?\s+)?(?:(?:[\p{L}'’]{3,}|\d{1,3}(?:st|nd|rd|th))\s+){1,2}(?:${lowStreet})(?!\p{L})`,
  String.raw`(?<![\p{L}-])(?:[\p{L}-]+-)?\p{L}{3,}(?:straat|laan|gracht|plantsoen|stra(?:ß|ss)e|str\.|gasse|allee|gatan|vägen|vej|veien|gata)\s+\d{1,4}[a-z]?(?!\p{L})`,
  String.raw`(?<![\p{L}\p{N}])\d{1,4},?\s+(?:rue|avenue|boulevard|chemin|impasse|allée)\s+(?:(?:de|du|des|la|le|les)\s+|d['’]|l['’])*[\p{L}'’-]{3,}(?:\s\p{Lu}[\p{L}-]+)*`,
  String.raw`(?<!\p{L})(?:Laan|Kade|Weg)\s+(?:van(?: de[nr]?)?|de[nr]?)\s+${word}(?:\s${word})?\s+${houseNumber}`,
  String.raw`(?<!\p{L})(?:rue|boulevard|impasse|chemin|allée|quai)\s+${name}`,
  String.raw`(?<!\p{L})(?:USS|USNS|USNV|USCGC)\s${word}`,
].map((pattern) => compile(pattern));

/** What is a street only where something beside it says so: an introduction, or a postcode after it. */
export const likelyStreets = [
  String.raw`(?<!\p{L})(?:(?:An|Auf|Hinter|Unter|In|Vor|Bei|Neben|Über)\s(?:der|den|dem)|Am|Im|Zum|Zur|Beim)\s(?:${word}\s){1,3}${houseNumber}`,
  String.raw`(?<![\p{L}\p{N}])(?!(?:Mobile|Phone|Tel|TEL|Telephone|Fax|FAX|Cell|Card|Order|Visa|Call)\s)\p{Lu}[\p{L}'’-]*(?:\s+${particle}${word}){0,3},?\s+${houseNumber}`,
];

/** One word that may be the name of a street, and its number: `Nadiahof 182`. */
export const shortStreet = compile(String.raw`(?<!\p{L})(\p{Lu}\p{Ll}+(?:${shortEnding}))\s+${houseNumber}`);

export function compile(pattern: string, flags = 'gu'): RegExp {
  return new RegExp(expandCase(pattern), flags);
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
