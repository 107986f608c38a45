import { expect, test } from 'vitest';
import { mapLayout } from '../../src/render/charts/journey-map-layout.js';

test.each([0, 1, 2, 3, 4])('no badge lies on a diamond, with %i moments at a stage', (count) => {
  const stage = (name: string, moments: number) => ({
    name,
    widths: [1],
    figures: ['100'],
    details: ['customers'],
    notes: [],
    moments: Array.from({ length: moments }, () => ({ name, effect: '+3 points', isGood: true })),
  });
  for (const name of ['Short', 'A name so long that it takes two lines of the column']) {
    const { rows } = mapLayout({
      kind: 'journey map',
      title: '',
      subtitle: '',
      footnotes: [],
      stages: [stage(name, count), stage(name, 0)],
    });
    const diamonds = rows[0].words.filter(({ kind }) => kind === 'good');
    expect(diamonds).toHaveLength(count);
    for (const { middle } of diamonds) expect(Math.abs(middle - rows[0].badge)).toBeGreaterThan(36);
    expect(rows[0].badge + 23).toBeLessThan(rows[1].top);
  }
});
