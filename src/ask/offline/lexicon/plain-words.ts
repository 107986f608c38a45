import { stem } from '../text/stem.js';

/** Words that hold sentences together. */
const grammar = `
a an the this that these those my our your their his her its me us them him i we you they he she it who whom whose which what
where when why how and or but nor so if then than because since while though although as of in on at by for from to into onto
with without within about above below over under between among across through throughout during before after until till
against along around behind beside besides beyond despite down except inside outside near off out per plus regarding than
toward towards up upon via versus not no never none nothing neither nobody yes ok okay yeah yep sure nope
be have do go get can could may might must shall should will would need ought let make take give put keep
am is are was were been being has had does did done doing going gone got getting
all any both each either every few less least lot lots many more most much other others another some several such own same
only just even still yet already also too very really quite rather almost about roughly approximately exactly actually
basically simply maybe perhaps probably possibly likely unlikely certainly definitely especially mainly mostly generally
usually often sometimes rarely always ever again once twice here there now soon later early earlier late lately recently
currently today tomorrow tonight ago away back far fast further furthermore however instead together apart well
first second third last next previous prior past former latter current recent latest new old upcoming coming following
one ones thing things stuff something anything everything someone anyone everyone somebody anybody everybody way ways kind kinds
sort sorts type types part parts piece bit rest half double single whole total overall entire
acquired please thanks thank hi hello hey dear cheers sorry excuse kindly hope hopefully wonder wondering
anywhere everywhere somewhere nowhere anymore else lot end beginning start middle
`;

/** Words of questions about figures and customers in general. */
const analysis = `
show tell give list find get pull see look view display draw plot chart graph table report export print present visualise
visualize explain describe summarise summarize summary overview review analyse analyze analysis check compare comparison
difference different differ similar same count counts number numbers figure figures amount sum total average mean median rate rates
ratio share shares percentage percent proportion fraction value values volume size trend trends growth grow decline increase
decrease rise fall drop jump spike dip change changes changed up down high higher highest low lower lowest big bigger biggest
large larger largest small smaller smallest great greater good better best bad poor strong strongest weak weakest top bottom
worst main major minor key important common frequent typical usual rare popular interesting significant relevant valuable
people customer customers user users client clients account accounts company companies person member members shopper buyer
subscriber visitor business businesses organisation patient player guest lead prospect consumer folks guys crowd base audience
population cohort cohorts group groups segment segments cluster clusters bucket category categories kind profile
journey journeys funnel funnels process flow flows path paths route routes step steps stage stages phase phases point points
activity activities action actions event events behaviour behaviours behavior behaviors interaction interactions touchpoint
touchpoints moment moments outcome outcomes pattern patterns sequence order data records record source sources field column
tracking tracked track import imports sync synced feed pipeline dataset number metric metrics kpi measure dashboard
day days week weeks month months quarter quarters year years daily weekly monthly quarterly yearly hour hours minute minutes
time times date dates period periods window range deadline calendar weekend morning afternoon evening night noon midnight
question questions answer answers idea ideas insight insights info information detail details word words sentence line example
examples reason reasons cause causes driver drivers factor factors impact effect effects influence result results
happen happens mean means meaning define definition think believe guess know understand want wants like love hate feel say said
talk ask tell mention hear read write send share use help try work works stay leave come become turn move start stop begin
finish end continue keep hold bring run set put call name open close add remove drop include exclude filter split break sort
rank order limit group divide separate narrow focus zoom switch replace swap apply
perform performance performing convert conversion churn retain retention engage engagement active inactive
compared comparing according based related connected associated linked tied relative regardless respect
expect expected predict predicted prediction forecast estimate estimated project projected likely probability chance risk
risky danger save win lose lost loss gain reach miss hit get stuck
feedback opinion opinions comment comments complaint complaints theme themes topic topics subject subjects quote quotes rating ratings star stars score
sentiment mood text texts message messages post posts
board meeting deck slide slides presentation report boss manager management ceo investor investors stakeholder stakeholders
colleague colleagues team teams leadership director department sales marketing support product
quick quickly urgent short brief briefly long full complete detailed clear honest simple plain rough
meantime meanwhile file folder dossier available possible able ready right wrong true false fine nice cool awesome perfect exact precise correct
worry worried afraid care concerned concern curious surprised sure interested
guess suppose reckon figure seem seems appear look sound happen exist
again too anyway finally lastly firstly secondly otherwise therefore meanwhile
account item entry row page screen view button link site
put prepare build create make produce generate compile
learn study investigate dig dive figure understand discover spot identify notice
asking asked keep keeps wants knows telling says thinking looking trying
mind time moment second sec minute while bit way
recommend recommendation suggest suggestion advise advice should
`;

/** What companies are and offer, in general: naming it adds nothing to a question asked there. */
const offerings = `
product products service services app platform tool software website site shop store webshop clinic practice hospital game bank
school hotel agency office brand programme program scheme club offer subscription membership traffic side online offline
feature features function functionality use usage experience
`;

/** General words that tell nothing about what is asked. */
const surroundings = `
love happy glad great lovely friendly dear guys mate buddy friend sir madam lol haha hmm hm oh ah wow ugh omg wtf fyi ps
urgently tonight monday board call calls meeting agenda prep preparing presenting offsite workshop standup retro okr okrs goal goals
target targets plan planning strategy roadmap
decision decide decides deciding decided whether
cancel subscribe subscribed unsubscribe sign signup register registered login
break breaks broken fail failed fails missing empty duplicate duplicates gap gaps stale fresh date trust reliable reliability quality
correct accurate accuracy consistent issue issues problem problems error errors bug bugs
digest update updates
particular particularly specific specifically certain respective various different overall general
speak speaking speaks spoken based living live located aged born native
pay paying paid cost care matter matters mattered count happening going run running
walk talk stand sit wait waiting hang pass follow lead leads leading head aim
money cash income takings earnings gmv proceeds worth worthwhile useful helpful handy relevant concrete
afternoon noon weekend weekday holiday
hand hands eye eyes head face heart life job task list lists
room space place places area areas region spot world
kind sort manner fashion form shape
percent pct percentage figure
possible impossible necessary enough
surprising weird strange odd normal unusual common uncommon
sense logic fact facts truth evidence proof
plus minus equal equals more-or-less versus
hard easy difficult difficulty trouble struggle struggling effort
late early quick slow fast faster slower quicker
let lets letting allow allows
max min maximum minimum
able unable fit fits
level levels tier tiers status name names label labels
sell sold selling sale euro euros dollar dollars pound pounds eur usd gbp
spender spenders quiet quietly silent silently
mistake success failure disaster flop win improvement setback surprise blessing curse
`;

export const plainWords: readonly string[] = [
  ...new Set(`${grammar} ${analysis} ${surroundings}`.trim().split(/\s+/)),
];
/** Words for the company's own offer. */
export const offeringWords: readonly string[] = offerings.trim().split(/\s+/);
export const plainStems: ReadonlySet<string> = new Set(plainWords.map(stem));
