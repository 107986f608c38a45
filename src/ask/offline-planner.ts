import type { Catalog } from './catalog.js';
import { Company } from './offline/company.js';
import { IntentRanker } from './offline/intent.js';
import { readSureness, type Sureness } from './offline/sureness/sureness.js';
import { englishWords } from './offline/text/english-words.js';
import { understand, type Learnt } from './offline/understand.js';
import { WordingJudge } from './offline/wordings/wording-judge.js';
import { readWordingModel, type WordingModel } from './offline/wordings/wording-model.js';
import type { Planner } from './planner.js';

/** A planner that needs no outside model and no network: it reads questions by grammar, over the names of the catalog that comes with each. */
export function createOfflinePlanner(
  readWordings: () => Promise<WordingModel> = readWordingModel,
  readSure: () => Promise<Sureness> = readSureness,
): Planner {
  let learnt: Promise<Learnt> | undefined;
  const words = englishWords();
  const companies = new WeakMap<Catalog, Company>();
  const companyOf = (catalog: Catalog): Company => {
    const known = companies.get(catalog);
    if (known) return known;
    const company = new Company(catalog, words);
    companies.set(catalog, company);
    return company;
  };
  return {
    async plan({ catalog, ...request }) {
      learnt ??= Promise.all([readWordings(), readSure()]).then(([model, sureness]) => ({
        ranker: new IntentRanker(new WordingJudge(model)),
        sureness,
      }));
      return understand(request, companyOf(catalog), await learnt);
    },
  };
}
