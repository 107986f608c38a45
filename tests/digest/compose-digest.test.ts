import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createWorkspaceViews } from '../../src/ask/workspace-view.js';
import { composeDigest } from '../../src/digest/compose-digest.js';
import { digestParts } from '../../src/digest/standing-questions.js';
import { createFeedbackReader } from '../../src/feedback/feedback-reader.js';
import { indexFeedback } from '../../src/feedback/store/index-feedback.js';
import { silentProgress } from '../../src/progress.js';
import { openWorkspace } from '../../src/store/workspace.js';
import { plantedReviews, writeReviews } from '../support/planted-reviews.js';

test('a digest tells how many wrote in the week and what of, and nobody’s words', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'footpath-digest-'));
  const workspace = await openWorkspace({ folder }, 'test', silentProgress);
  try {
    const { database } = workspace;
    await writeReviews(database, plantedReviews, 1);
    const feedback = createFeedbackReader();
    await indexFeedback(database, feedback, silentProgress);
    const view = await createWorkspaceViews(workspace, feedback, silentProgress)();
    const digest = await composeDigest(view, digestParts);
    const [{ texts }] = await database.query<{ texts: number }>(
      'select count(*)::int as texts from feedback where (at at time zone $3)::date between $1::date and $2::date',
      [digest.week.from, digest.week.to, digest.timezone],
    );
    const written = digest.sections.find(({ title }) => title === 'What customers wrote')?.lines.join(' ');
    expect(texts).toBeGreaterThan(0);
    expect(written).toContain(`Of ${texts} texts, most speak of "`);
    expect(written).not.toMatch(/in a customer's words|“/);

    await database.query('delete from feedback');
    const without = await createWorkspaceViews(workspace, feedback, silentProgress)();
    const titles = (await composeDigest(without, digestParts)).sections.map(({ title }) => title);
    expect(titles).not.toContain('What customers wrote');
  } finally {
    await workspace.close();
    await rm(folder, { recursive: true });
  }
});
