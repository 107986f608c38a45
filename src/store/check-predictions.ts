import type { Database } from './database.js';
import { readGrades } from './prediction-store.js';
import type { Check } from './check.js';

/** How many predictions were made, how many have been graded since, and how the latest of them did. */
export async function checkPredictions(database: Database): Promise<Check> {
  const name = 'predictions';
  const [{ made }] = await database.query<{ made: number }>('select count(*)::int as made from prediction');
  if (made === 0) return { name, ok: true, detail: 'none yet' };
  const grades = await readGrades(database);
  const counts = `${made} made, ${grades.length} graded`;
  const latest = grades.at(0);
  if (!latest) return { name, ok: true, detail: `${counts}: none is over yet` };
  const { outcome, asOf, expected, came, auc } = latest;
  const told = `on ${asOf} ${outcome} was expected of ${Math.round(expected)} customers and came to ${came}`;
  return { name, ok: true, detail: `${counts}; ${told}, AUC ${auc.toFixed(2)}` };
}
