import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { createCompany } from '../../../src/demo/company.js';
import { feedbackTruths } from '../../../src/demo/truths.js';
import { countThemes } from '../../../src/feedback/themes/count-themes.js';
import { definitionsSchema } from '../../../src/journeys/definitions.js';
import { followTo, themeOutcomes } from '../../../tools/theme-outcomes.js';
import { companyLog } from '../../support/company-log.js';
import { vMeasure } from '../../support/v-measure.js';
import { firstWritten, readCompany } from './read-company.js';

const day = 86_400;
const { precedesChurn, growing } = feedbackTruths;

/** How well the demo company's planted topics, their growth and the one that precedes churn are found, seed by seed. */
export async function judgeHarbor(seeds: number, first: number): Promise<void> {
  const definitions = definitionsSchema.parse(parse(readFileSync('src/demo/footpath.yaml', 'utf8')));
  const all: { v: number; grew: boolean; covered: boolean; found: boolean; others: number }[] = [];
  for (let seed = first; seed < first + seeds; seed++) {
    const company = createCompany({ seed, customers: 12_000 });
    const log = companyLog(company);
    const { written, themes, mentions } = await readCompany(company, log.until);
    const whole = mentions.filter((mention) => mention.whole);
    const topics = topicOfMains(whole, written);
    const v = vMeasure(
      whole.map(({ text }) => written[text].topic),
      whole.map(({ main }) => main),
    );
    const from = log.until - 90 * day;
    const side = (at: number) => (at >= from ? 0 : at >= from - 90 * day ? 1 : undefined);
    const texts = (wanted: number) => written.filter(({ at }) => side(at) === wanted).length;
    const counted = countThemes(
      mentions.map((mention) => ({ ...mention, asked: true, side: side(mention.at) })),
      { all: written.length, sides: [texts(0), texts(1)] },
    );
    const [grown] = counted
      .filter(({ state }) => state === 'growing' || state === 'new')
      .sort((a, b) => b.change.estimate - a.change.estimate);
    const kept = themeOutcomes(log, followTo({ log, definitions }, 'churn'), firstWritten(mentions)).filter(
      (each) => each.kept,
    );
    const truth = kept.filter(({ theme }) => topics.get(theme) === precedesChurn.topic);
    const result = {
      v,
      grew: grown !== undefined && topics.get(grown.main) === growing.topic,
      found: truth.length > 0,
      covered: truth.some(
        ({ effect }) => effect.low <= precedesChurn.difference && precedesChurn.difference <= effect.high,
      ),
      others: kept.length - truth.length,
    };
    all.push(result);
    const effects = kept.map(
      ({ theme, effect }) =>
        `${topics.get(theme)} ${effect.estimate.toFixed(3)} (${effect.low.toFixed(3)} to ${effect.high.toFixed(3)})`,
    );
    console.log(
      `seed ${seed}: ${themes.length} themes, ${topics.size} main, V ${v.toFixed(3)}, ${new Set(topics.values()).size} topics; grew ${result.grew ? 'found' : ((grown && topics.get(grown.main)) ?? 'none')}; churn: ${effects.join(', ')}`,
    );
  }
  const share = (holds: (result: (typeof all)[number]) => boolean) =>
    `${all.filter(holds).length} of ${all.length}`;
  const mean = all.reduce((sum, { v }) => sum + v, 0) / all.length;
  console.log(
    `Harbor: V mean ${mean.toFixed(3)}, at least 0.8 in ${share(({ v }) => v >= 0.8)}; growing topic named ${share(({ grew }) => grew)}; churn topic found ${share(({ found }) => found)}, covered ${share(({ covered }) => covered)}; another one kept in ${share(({ others }) => others > 0)}`,
  );
}

/** What most texts of each main theme were written about. */
function topicOfMains(
  mentions: readonly { readonly text: number; readonly main: number }[],
  written: readonly { readonly topic: string }[],
): Map<number, string> {
  const counts = new Map<number, Map<string, number>>();
  for (const { text, main } of mentions) {
    const own = counts.get(main) ?? new Map<string, number>();
    own.set(written[text].topic, (own.get(written[text].topic) ?? 0) + 1);
    counts.set(main, own);
  }
  return new Map(
    [...counts].map(([main, own]) => [
      main,
      [...own].reduce((most, one) => (one[1] > most[1] ? one : most))[0],
    ]),
  );
}
