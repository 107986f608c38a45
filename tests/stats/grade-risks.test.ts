import { expect, test } from 'vitest';
import { gradeRisks } from '../../src/stats/grade-risks.js';

const came = Uint8Array.from({ length: 200 }, (_, customer) => (customer % 5 === 0 ? 1 : 0));

test('risks that are all alike tell nobody apart', () => {
  const grade = gradeRisks(new Float64Array(200).fill(0.2), came, 0.2);
  expect(grade).toMatchObject({ tellsApart: false, beatsBase: false });
});

test('risks that know who it comes to are better than the base rate, the same the wrong way round are not', () => {
  const knowing = Float64Array.from(came, (each) => 0.1 + 0.8 * each);
  const grade = gradeRisks(knowing, came, 0.2);
  expect(grade).toMatchObject({ tellsApart: true, beatsBase: true, auc: { estimate: 1 }, lift: 5 });
  expect(grade.brier).toBeCloseTo(0.01, 9);
  expect(
    gradeRisks(
      knowing.map((risk) => 1 - risk),
      came,
      0.2,
    ),
  ).toMatchObject({ beatsBase: false, lift: 0 });
});
