import type { Database } from '../../store/database.js';
import { fewestTexts, findThemes } from '../themes/find-themes.js';
import { settleThemes, type FormerThemes } from '../themes/settle-themes.js';
import { storeThemes } from './store-themes.js';
import { sampleTexts, type ReadableText } from './stored-themes.js';

/** All pairs are compared: 7 seconds for so many. */
const usualSample = 6000;
/** Themes are looked for again when the texts have become this many times what they were. */
const growth = 1.25;
/** And afresh, without regard to themes that no person has had a hand in, when they are this many times. */
const growthToStartAfresh = 4;
const usualSeed = 1;

export interface Look {
  /** Now, however few texts have come. */
  readonly force?: boolean;
  readonly seed?: number;
  /** Among so many of the texts at most; all others are assigned to what is found. */
  readonly most?: number;
}

/**
 * Looks for themes among the texts where none were found yet, or many have come since. What has a theme keeps it: new
 * themes are made of texts that had none, until the texts are several times what they were. Then all is found anew: a
 * theme that shares most of its texts with a former one is that one, and those that a person has named, pinned, merged
 * or split keep their texts.
 *
 * @returns whether it looked.
 */
export async function lookForThemes(
  database: Database,
  anyLanguage: boolean,
  look: Look = {},
): Promise<boolean> {
  const [{ texts, themed, afresh }] = await database.query<{ texts: number; themed: number; afresh: number }>(
    `select (select count(*)::int from feedback_reading where $1::boolean or language = 'en') as texts,
            themed_texts as themed, afresh_texts as afresh from feedback_index`,
    [anyLanguage],
  );
  if (texts === 0 || (!look.force && texts < growth * themed)) return false;
  const startsAfresh = texts >= growthToStartAfresh * afresh;
  const sample = await sampleTexts(database, anyLanguage, look.most ?? usualSample);
  const found = findThemes(
    sample.map(({ text }) => text),
    sample.map(({ vector }) => vector),
    look.seed ?? usualSeed,
  );
  const groups = new Int32Array(sample.length).fill(-1);
  found.themes.forEach((theme, group) => theme.texts.forEach((text) => (groups[text] = group)));
  await database.transaction(async (transaction) => {
    await transaction.query(
      `update feedback_index set mean = $1, themed_texts = $2, themed_at = now(),
              afresh_texts = case when $3::boolean then $2 else afresh_texts end`,
      [Array.from(found.mean), texts, startsAfresh],
    );
    const former = await formerThemes(transaction, sample, startsAfresh);
    const settled = settleThemes(groups, former, fewestTexts);
    await freeTexts(transaction, startsAfresh);
    await storeThemes(transaction, { sample, found, groups, settled, former, startsAfresh });
  });
  return true;
}

/** A theme, or its main theme, that a person has named, pinned, split, or put others into. */
const touched = `(theme.pinned or theme.given_name is not null or parent.pinned or parent.given_name is not null
  or exists (select 1 from theme as merged where merged.merged_into in (theme.id, parent.id)))`;

/** The theme that each text is about so far, -1 for none. */
async function formerThemes(
  database: Database,
  sample: readonly ReadableText[],
  startsAfresh: boolean,
): Promise<FormerThemes> {
  const rows = await database.query<{ feedback_id: number; theme_id: number; touched: boolean }>(
    `select feedback_id, theme.id as theme_id, ${touched} as touched
       from feedback_mention as mention
       join theme as found on found.id = theme_id
       join theme on theme.id = coalesce(found.merged_into, found.id)
       join theme as parent on parent.id = theme.parent_id
      where main`,
  );
  const byText = new Map(rows.map((row) => [row.feedback_id, row.theme_id]));
  const held = new Set(rows.filter((row) => !startsAfresh || row.touched).map((row) => row.theme_id));
  return {
    ofText: Int32Array.from(sample, ({ id }) => byText.get(id) ?? -1),
    isHeld: (theme) => held.has(theme),
  };
}

/** Texts that are to be assigned once more: those without a theme; afresh, all but those of held themes. */
async function freeTexts(database: Database, startsAfresh: boolean): Promise<void> {
  if (startsAfresh) {
    await database.execute(
      `delete from feedback_mention as mention where not main or not exists (
         select 1 from theme as found join theme on theme.id = coalesce(found.merged_into, found.id)
           join theme as parent on parent.id = theme.parent_id
          where found.id = mention.theme_id and ${touched});
       update feedback_reading set themed = false where themed;`,
    );
    return;
  }
  await database.execute(
    `update feedback_reading as reading set themed = false where themed and not exists
       (select 1 from feedback_mention as mention where mention.feedback_id = reading.feedback_id and main);
     delete from feedback_mention as mention using feedback_reading as reading
      where reading.feedback_id = mention.feedback_id and not themed and not mention.main;`,
  );
}
