// Prints plain sentences for cut-texts.mjs beside this file: what public sets say too seldom to learn it from them, above
// all that the lack of something bad is good, and that questions and facts feel like nothing.
//
//   node scripts/train-sentiment/plain-sentences.mjs >> texts.jsonl
const words = (list) => list.split(', ');
const lists = {
  comma: [','],
  be: words('is, was, has been'),
  subject: words(
    'it, the app, the site, support, the checkout, the service, the delivery, the update, the price, the staff, the product, this place, the hotel, the phone, the export, the course, the food, the driver',
  ),
  bad: words(
    'bad, slow, expensive, confusing, terrible, rude, difficult, noisy, dirty, boring, buggy, complicated, disappointing, annoying, awful, unreliable, late, hard to use',
  ),
  good: words(
    'good, fast, cheap, clear, great, helpful, easy, quiet, clean, interesting, stable, simple, impressive, friendly, reliable, worth it, on time, easy to use',
  ),
  problem: words(
    'complaints, problems, issues, bugs, errors, trouble, crashes, delays, regrets, hidden fees, surprises, faults, downtime, worries, glitches',
  ),
  wanted: words(
    'answer, reply, refund, help, support, explanation, apology, progress, warning, respect, stock, parking',
  ),
  fails: words('breaks, crashes, fails, freezes, lets me down, disappoints, lags, stalls, goes wrong'),
  works: words('works, loads, answers, helps, arrives on time, saves my changes, opens, connects'),
  task: words(
    'change my address, export my invoices, add a user, cancel an order, reset my password, find the receipt, book a room, move my data, pay by card, switch plans, invite a colleague, print the ticket',
  ),
  wish: words('faster, cheaper, clearer, simpler, friendlier, more reliable, easier to use, more flexible'),
  trouble: words(
    'outage, crash, bug, delay, price rise, error message, late delivery, broken link, wrong invoice, failed payment, lost order, login problem',
  ),
  part: words(
    'features, prices, colours, reports, rooms, drinks, pictures, seats, location, menu, design, sound, battery, screen, search, staff, layout, content',
  ),
  fact: words(
    'we moved to the new plan in May, the invoice is dated 3 May, there are three of us in the team, I use it on Mondays, the order has two items, my account number ends in 12, the flight leaves at noon, we have 20 seats, the shop opens at nine, I bought it last week, the meeting is on Tuesday',
  ),
};
const templates = {
  1: words(
    'no {problem}, no {problem} at all, no {problem} so far, no {problem} with {subject}, never had any {problem}, never any {problem} with {subject}, zero {problem}, without any {problem}, I have no {problem} with {subject}, I have had no {problem}, works without {problem}, not {bad}, not {bad} at all, not too {bad}, {subject} is not {bad}, {subject} is not {bad} at all, {subject} isn’t {bad}, {subject} wasn’t {bad}, {subject} {be} not {bad} at all, {subject} {be} not that {bad}, the {part} were not {bad}, the {part} weren’t {bad} at all, not {bad} at all{comma} will use it again, {subject} was never {bad}, {subject} never {fails}, {subject} hardly ever {fails}, {subject} has not once been {bad}, nothing {bad} about {subject}, nothing wrong with {subject}, can’t complain about {subject}, no reason to complain about {subject}, {subject} is {good}, {subject} was {good}, I thought it would be {bad} but {subject} is {good}, not {bad} but {good}, not half {bad}, not {bad} at all and {good}, far from {bad}, anything but {bad}, {subject} is anything but {bad}, can’t fault {subject}, couldn’t fault {subject}, could not be happier with {subject}, couldn’t ask for more, could not ask for a better {part}, can’t say enough {good} things about {subject}, can’t recommend {subject} enough, I cannot recommend the {part} enough, couldn’t be more {good}, {subject} just works, {subject} does exactly what it says, {subject} {works} without a hitch, {subject} {works} every time, no more {problem}, no more {problem} since the update, the {problem} are gone, never once let me down, {subject} exceeded my expectations, glad we chose {subject}, thanks for the quick help, that solved it thank you, nothing to dislike about {subject}, hard to find fault with {subject}, better than I expected',
  ),
  '-1': words(
    'so many {problem}, nothing but {problem}, full of {problem}, {problem} all the time, {problem} with {subject} again, no {wanted}, no {wanted} at all, never got any {wanted}, still no {wanted}, without any {wanted}, lack of {wanted}, not {good}, not {good} at all, {subject} is not {good}, {subject} isn’t {good}, {subject} was not {good} at all, {subject} {be} not that {good}, {subject} wasn’t {good}, the {part} were not {good}, the {part} weren’t {good} at all, {subject} is never {good}, {subject} never {works}, {subject} hardly ever {works}, {subject} always {fails}, {subject} no longer {works}, nothing {good} about {subject}, would not recommend {subject}, {subject} is {bad}, {subject} was {bad}, I hoped it would be {good} but {subject} is {bad}, neither {good} nor {good}, anything but {good}, far from {good}, {subject} could be {wish}, {subject} could be a lot {wish}, should be {wish}, I wish {subject} was {wish}, needs to be {wish}, could have been {wish}, {subject} leaves a lot to be desired, not {good} enough, {subject} is not {good} enough for the money, expected {subject} to be {wish}, I expected better {part}, great another {trouble}, great a {trouble} again, great{comma} another {trouble}, great{comma} now I can’t {task}, wonderful{comma} {subject} is down again, oh great{comma} {subject} {fails} again, oh wonderful another {trouble}, nice one more {trouble}, thanks for the {trouble}, yet another {trouble}, another day another {trouble}, love waiting for {subject}, just what I needed a {trouble}, {subject} is down again, {subject} stopped working, {subject} does not work anymore, still waiting for {wanted}, waited days for {wanted}, had to ask for {wanted} three times, why does {subject} always fail?, why is {subject} so {bad}?, I can’t recommend {subject}, can’t believe how {bad} {subject} is, I am going back to the old one, we are leaving because of the {problem}, I want my money back, charged me twice, worse than before, worse than expected',
  ),
  0: words(
    'how do I {task}?, where can I {task}?, can I {task}?, is it possible to {task}?, I want to {task}, who can {task}?, when can I {task}?, please tell me how to {task}, {fact}, {fact}., hello {fact}, {fact} and {fact}, {subject} is the one we use, how does {subject} work?, which one is {subject}?, {subject} is {good} but {bad}, {subject} is {bad} but {good}, {good} {part} but {bad} {part}, {bad} {part} but {good} {part}, the {part} are {good} and the {part} are {bad}, the {part} is {good} the {part} is not, I like the {part} but not the {part}, {subject} was {good} at first and {bad} later, {subject} is okay, {subject} was ok, it’s ok, okay I guess, {subject} is average, so so, just average, nothing special, nothing special about {subject}, {subject} is alright, neither {good} nor {bad}, neither {bad} nor {good}, not {good} not {bad}, some {part} are {good} and others are {bad}, {subject} does the job but nothing more, decent {part} mediocre {part}, mixed feelings about {subject}, does {subject} work with my phone?, what is included in the {part}?, do you also offer {part}?, when will {subject} be available?',
  ),
};
const perClass = 3000;

let state = 9;
const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
const oneOf = (list) => list[Math.floor(random() * list.length)];
for (const [feeling, own] of Object.entries(templates)) {
  const made = new Set();
  for (let tries = 0; tries < 20 * perClass && made.size < perClass; tries++) {
    const text = oneOf(own).replace(/\{(\w+)\}/g, (_, name) => oneOf(lists[name]));
    made.add(random() < 0.5 ? text[0].toUpperCase() + text.slice(1) : text);
  }
  for (const text of made)
    console.log(JSON.stringify({ set: 'plain', family: 'plain', text, feeling: Number(feeling) }));
}
