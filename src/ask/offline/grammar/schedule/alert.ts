/** What is watched, and the bound that it is to go past. */
export interface AlertWords {
  readonly question: string;
  readonly over?: number;
  readonly under?: number;
}

const order = String.raw`(?:tell|alert|notify|warn|ping|message|inform|let|send)\b(?: (?:me|us|the team|everyone|know|an alert|a message|a warning|here|please))*`;
const moment = String.raw`(?:when|whenever|once|if|as soon as|should|in case)`;
const movement = String.raw`(?:ever )?(?:goes|go|gets|get|is|are|rises|rise|climbs|climb|grows|grow|jumps|jump|drops|drop|falls|fall|sinks|sink|dips|dip|comes|come|passes|pass)?`;
const over = String.raw`(?:over|above|past|beyond|higher than|more than|greater than|exceeds|exceed|tops|top)`;
const under = String.raw`(?:under|below|beneath|lower than|less than|fewer than)`;
const alert = new RegExp(
  String.raw`\b${order},? ${moment} (?:the |our )?(?<what>\S.*?) ${movement} ?(?:(?<over>${over})|(?<under>${under})) (?<number>\d[\d,]*(?:\.\d+)?)(?: ?(?<percent>%|percent|per cent))?(?: (?:a|per|each) (?<each>day|week|month))?(?![\w.]*\d)`,
  'i',
);
const each = { day: 'daily', week: 'weekly', month: 'monthly' };

/** Reads `tell me when weekly churn goes over 5%`. */
export function readAlert(text: string): AlertWords | undefined {
  const found = alert.exec(text.replace(/\s+/g, ' '))?.groups;
  if (!found) return undefined;
  const number = Number(found.number.replaceAll(',', ''));
  const limit = found.percent === undefined ? number : number / 100;
  const unit = found.each?.toLowerCase();
  const how = unit === 'day' || unit === 'week' || unit === 'month' ? `${each[unit]} ` : '';
  const question = `${how}${found.what.trim()}`;
  return found.over === undefined ? { question, under: limit } : { question, over: limit };
}
