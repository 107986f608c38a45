/** Irregular forms, each line `base: forms`. */
const irregular = `
be: is are was were been being am
have: has had having
do: does did done doing
go: goes went gone going
get: gets got gotten getting
buy: bought
pay: paid
leave: left leaving leaves
lose: lost losing loses
win: won winning winner
send: sent
see: saw seen
say: said
mean: meant means
make: made
take: took taken
give: gave given
come: came
become: became
find: found
lead: led
keep: kept
think: thought
tell: told
know: knew known
write: wrote written
read: reads reading
begin: began begun
break: broke broken
drop: dropt
quit: quitting quits
fall: fell fallen
feel: felt
spend: spent
hit: hitting hits
put: putting puts
bring: brought
choose: chose chosen
drive: drove driven
rise: rose risen
grow: grew grown
stick: stuck sticking
meet: met
speak: spoke spoken
pick: picks
forget: forgot forgotten
hear: heard
hold: held
understand: understood
bleed: bled
swim: swam
woman: women
man: men
child: children
person: persons
people: peoples
bad: worse worst
angry: angrier angriest
unhappy: unhappier unhappiest
grumpy: grumpier grumpiest
cranky: crankier crankiest
criterion: criteria
freeze: froze frozen freezing
steal: stole stolen
wear: wore worn
throw: threw thrown
hide: hid hidden
ride: rode ridden
sing: sang sung
sink: sank sunk
shake: shook shaken
shrink: shrank shrunk
sleep: slept
slide: slid
shoot: shot
lend: lent
catch: caught
teach: taught
fight: fought
seek: sought
fly: flew flown
eat: ate eaten
drink: drank drunk
stand: stood
strike: struck
ring: rang rung
lie: lay lain lying
light: lit
withdraw: withdrew withdrawn
undergo: underwent undergone
overdraw: overdrew overdrawn
run: ran running runs
set: setting sets
get: getting
put: puts
sit: sat sitting
analysis: analyses
index: indices
big: bigger biggest
large: larger largest
high: higher highest
small: smaller smallest
great: greater greatest
strong: stronger strongest
weak: weaker weakest
risky: riskier riskiest
few: fewer fewest
slow: slower slowest
smart: smarter smartest
wise: wiser wisest
fast: faster fastest
long: longer longest
short: shorter shortest
happy: happier happiest
old: older oldest elder elderly
young: younger youngest
soon: sooner soonest
membership: memberships
sell: sold selling
`;

/** Words whose stem says too little: it would make one of two different words. */
const apart = `
active activate:activated,activating,activates activation:activations activity:activities conversion:conversions
likely unlikely likeliest likelier organic organization:organisation,organizations,organisations customer:customers
customs general rating:ratings,rated rate:rates subscriber:subscribers meeting:meetings business:businesses busy university:universities
universe news new newer newest newbie:newbies number:numbers team:teams teaming user:users used:used usage
billing bill:bills during interesting everything anything something nothing community:communities
commune partner:partners partial import:imports,imported,importing,importer important international internal
policy police:policing experience:experiences experiment:experiments several sever evening even event:events
eventual marketing market:markets building build:builds,built weekly monthly yearly quarterly daily pricing price:prices,priced
`;

function readIrregular(): [string, string][] {
  return irregular
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [base = '', forms = ''] = line.split(': ');
      return [base, ...forms.split(' ')].map((form): [string, string] => [form, base]);
    });
}

function readApart(): [string, string][] {
  return apart
    .trim()
    .split(/\s+/)
    .flatMap((entry) => {
      const [base = '', forms = ''] = entry.split(':');
      return [base, ...forms.split(',').filter(Boolean)].map((form): [string, string] => [form, base]);
    });
}

/** The plural of a word that has none of its own in the list. */
const pluralOf = (word: string): string =>
  /[^aeiou]y$/.test(word)
    ? word.replace(/y$/, 'ies')
    : /(?:s|x|ch|sh)$/.test(word)
      ? `${word}es`
      : `${word}s`;

const listed = [...readIrregular(), ...readApart()];
const bases = [...new Set(listed.map(([, base]) => base))].filter((base) => base.length > 3);

/** From an inflected form to its base, where the stemming rules would go wrong. */
export const baseForms: ReadonlyMap<string, string> = new Map([
  ...bases.map((base): [string, string] => [pluralOf(base), base]),
  ...readIrregular()
    .map(([, base]) => base)
    .filter((base) => base.length > 3)
    .map((base): [string, string] => [`${base.replace(/e$/, '')}ing`, base]),
  ...listed,
]);
