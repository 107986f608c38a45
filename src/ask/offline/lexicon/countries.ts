/** `code: name, demonym, …`, all in lower case. */
const list = `
us: united states, usa, u.s, america, american, the states
uk: united kingdom, great britain, britain, british, england, english, gb, brit, briton, englishman
gb: united kingdom, great britain, britain, british, england, english, uk, brit, briton, englishman
wales: wales, welsh, welshman
scotland: scotland, scottish, scots, scot, scotsman
nl: netherlands, holland, dutch, dutchman
de: germany, german
fr: france, french, frenchman
es: spain, spanish, spaniard
it: italy, italian
pt: portugal, portuguese
be: belgium, belgian
lu: luxembourg, luxembourgish
at: austria, austrian
ch: switzerland, swiss
ie: ireland, irish, irishman
dk: denmark, danish, dane
se: sweden, swedish, swede
no: norway, norwegian
fi: finland, finnish, finn
is: iceland, icelandic
pl: poland, polish
cz: czechia, czech republic, czech
sk: slovakia, slovak
hu: hungary, hungarian
ro: romania, romanian
bg: bulgaria, bulgarian
gr: greece, greek
hr: croatia, croatian
si: slovenia, slovenian
rs: serbia, serbian
ee: estonia, estonian
lv: latvia, latvian
lt: lithuania, lithuanian
ua: ukraine, ukrainian
ru: russia, russian
tr: turkey, turkish, turk
il: israel, israeli
ae: united arab emirates, uae, emirati
sa: saudi arabia, saudi
eg: egypt, egyptian
ma: morocco, moroccan
za: south africa, south african
ng: nigeria, nigerian
ke: kenya, kenyan
gh: ghana, ghanaian
in: india, indian
pk: pakistan, pakistani
bd: bangladesh, bangladeshi
lk: sri lanka, sri lankan
cn: china, chinese
hk: hong kong
tw: taiwan, taiwanese
jp: japan, japanese
kr: south korea, korea, korean
sg: singapore, singaporean
my: malaysia, malaysian
th: thailand, thai
vn: vietnam, vietnamese
id: indonesia, indonesian
ph: philippines, filipino, philippine
au: australia, australian
nz: new zealand, new zealander
ca: canada, canadian
mx: mexico, mexican
br: brazil, brazilian
ar: argentina, argentinian, argentine
cl: chile, chilean
co: colombia, colombian
pe: peru, peruvian
`;

export const countries: ReadonlyMap<string, readonly string[]> = readList(list);

/** Code to names, for traits that hold a language. */
export const languages: ReadonlyMap<string, readonly string[]> = readList(`
en: english
de: german
fr: french
es: spanish
it: italian
pt: portuguese
nl: dutch
pl: polish
ja: japanese
zh: chinese, mandarin
ko: korean
ru: russian
tr: turkish
ar: arabic
hi: hindi
sv: swedish
da: danish
no: norwegian
fi: finnish
cs: czech
uk: ukrainian
el: greek
he: hebrew
th: thai
vi: vietnamese
id: indonesian
hu: hungarian
ro: romanian
`);

function readList(text: string): Map<string, string[]> {
  return new Map(
    text
      .trim()
      .split('\n')
      .map((line): [string, string[]] => {
        const [code = '', names = ''] = line.split(': ');
        return [code, names.split(', ')];
      }),
  );
}
