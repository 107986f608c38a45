import { stem } from '../text/stem.js';

/** Words that name the same kind of thing or happening in most companies; base forms, one kind a line. */
const kinds = `
start begin launch commence initiate
complete finish accomplish
view see visit look browse check land
create creation make generate produce draft
open create raise file submit report lodge
buy purchase order acquire sale
subscribe subscription subscriber sub convert conversion buy purchase pay
cancel churn leave quit terminate cancellation unsubscribe resign
close closure shut cancel terminate
use try employ utilise utilize utilisation usage used
import upload
export download
connect link attach integrate hook connection
invite invitation
book schedule reserve arrange booking
attend join participate attendance
fail decline bounce failure unsuccessful
decline reject refuse deny rejection refusal
approve grant accept approval
request ask apply claim want
solve resolve fix settle close resolution
win close
renew extend prolong renewal
refund reimburse reimbursement
register enrol enroll registration signup
chat talk speak contact
call phone ring telephone
give offer grant
send mail dispatch
ship send dispatch shipment shipping
deliver arrive delivery receive
remove delete discard deletion removal
search find query
apply redeem use
install download installation
write leave post submit
verify confirm validate verification confirmation
activate enable activation
disable deactivate
miss skip
discharge release
submit submission
lose loss
expire expiry expiration
sign signature
depart departure
enquire enquiry inquire inquiry
complain complaint
quote quotation
extend extension
suspend suspension
publish publication
prescribe prescription
surgery operation operate
refer referral
pay payment settle
deposit fund
borrow loan
rating review
rate rating
click press tap hit
cart basket bag trolley
teammate colleague coworker
email mail
invoice bill
survey questionnaire poll
answer reply respond response
discount coupon voucher promo
doctor physician
appointment consultation
bug defect
pricing price prices
docs doc documentation manual
blog article
home homepage
guide manual
limit cap quota
hit reach exceed
ticket case
colour color
programme program
client customer
increase raise rise hike
lower reduce cut decrease reduction
redesign relaunch
purchase order
recover recovery
lapse lapsed
dispute contest
helpline hotline
practice surgery
kid child
old senior
frequent regular
repeat returning again
wait waiting queue
`;

/** Words for people and accounts: in a name they can stand for each other. */
const persons = `
customer user client account company people person member shopper buyer subscriber visitor patient player guest
business organisation organization firm consumer folk guy individual merchant household tenant traveller traveler
passenger reader viewer student learner donor policyholder owner applicant gamer driver rider renter host seller creator follower fan parent citizen investor trader
athlete runner commuter caller volunteer holder borrower saver shipper carrier supplier vendor dealer attendee participant
maker freelancer learner pupil trainee
everyone everybody anyone anybody someone somebody nobody lead prospect firm corporation
`;

/** Verbs that say little: what is viewed, opened or sent says more. */
const lightVerbs = `
start begin view see visit open create make add send use hit complete finish leave get do give submit place perform
enter click read offer request receive book order fill file take put land write answer schedule raise have go issue hold used register record generate
`;

/** Turns of two words that are one verb. */
const phrasals: Readonly<Record<string, string>> = {
  'show up': 'attend',
  'turn up': 'attend',
  'sign in': 'login',
  'log on': 'login',
  'log in': 'login',
  'sign up': 'signup',
  'look at': 'view',
  'look around': 'view',
  'hook up': 'connect',
  'set up': 'setup',
  'turn off': 'disable',
  'switch off': 'disable',
  'turn on': 'enable',
  'switch on': 'enable',
  'turn down': 'reject',
  'check out': 'checkout',
  'run into': 'hit',
  'move up': 'upgrade',
  'move down': 'downgrade',
  'fill out': 'fill',
  'send back': 'return',
  'money back': 'refund',
  'ask for': 'request',
  'apply for': 'request',
  'take out': 'request',
  'call up': 'call',
  'become a': 'become',
};

/** Short ways to say one happening; names that consist of one of them answer to the others. */
const paraphrases = [
  [
    'sign up',
    'signup',
    'register',
    'registration',
    'create account',
    'account create',
    'open account',
    'account open',
  ],
  ['create account', 'account create', 'open account', 'account open', 'new account', 'account new'],
  ['log in', 'login', 'sign in', 'log on', 'logon'],
  ['install app', 'app install', 'download app', 'install', 'app download'],
  ['start trial', 'trial start', 'begin trial', 'new trial'],
  ['no show', 'noshow', 'appointment miss', 'miss appointment'],
  ['mrr', 'monthly recurring revenue', 'recurring revenue', 'revenue per month'],
  ['arr', 'annual recurring revenue', 'yearly recurring revenue'],
  ['ltv', 'lifetime value', 'customer lifetime value', 'clv'],
  ['aov', 'average order value'],
  ['company size', 'employee', 'headcount', 'number of employee', 'size', 'staff', 'staff size', 'workforce'],
];

const stems = (text: string): string[] => text.trim().split(/\s+/).map(stem);

function readKinds(): ReadonlyMap<string, readonly string[]> {
  const byStem = new Map<string, string[]>();
  for (const line of kinds.trim().split('\n')) {
    const members = stems(line);
    for (const member of members) byStem.set(member, [...(byStem.get(member) ?? []), ...members]);
  }
  return byStem;
}

/** From a stem to the stems of its kind. */
export const synonyms = readKinds();
export const personWords: readonly string[] = persons.trim().split(/\s+/);
export const personStems: ReadonlySet<string> = new Set(personWords.map(stem));
export const lightVerbStems: ReadonlySet<string> = new Set(stems(lightVerbs));
/** From two stems to one: `show up` to `attend`. */
export const phrasalStems: ReadonlyMap<string, string> = new Map(
  Object.entries(phrasals).map(([words, verb]) => [stems(words).join(' '), stem(verb)]),
);
/** Groups of stem sequences that say the same. */
export const paraphraseStems: readonly (readonly (readonly string[])[])[] = paraphrases.map((group) =>
  group.map(stems),
);
export const synonymWords: readonly string[] = `${kinds} ${persons} ${lightVerbs}`.trim().split(/\s+/);
