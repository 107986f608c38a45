import type { Database } from '../../store/database.js';
import type { FeedbackReader } from '../feedback-reader.js';
import { isFaithfulName } from '../themes/faithful-name.js';
import { readThemeCentres } from './stored-themes.js';

const themesPerRequest = 12;
/** Texts of a theme that its name is held against. */
const mostTexts = 300;

interface UnnamedTheme {
  readonly id: number;
  readonly main: number;
  readonly name: string;
  readonly terms: string[];
  readonly parts: string[];
}

/**
 * Asks a language model for the names of themes that no person has named, each once. A name is taken where it says what
 * the theme's texts say, means no other theme, and is not another's; else the theme keeps its distinctive words.
 */
export async function nameByModel(
  database: Database,
  { embedder, nameThemes }: FeedbackReader,
): Promise<void> {
  if (!nameThemes) return;
  const unnamed = await database.query<UnnamedTheme>(
    `select id, coalesce(parent_id, id) as main, name, terms,
            array(select array_to_string(part.terms[1:3], ', ') from theme as part
                   where part.parent_id = theme.id and part.gone_at is null and part.merged_into is null
                     and not part.pinned and part.terms <> '{}'
                   order by part.id limit 6) as parts
       from theme
      where named_from is null and given_name is null and not pinned and gone_at is null and merged_into is null
      order by parent_id is not null, id`,
  );
  const known = unnamed.length > 0 ? await readThemeCentres(database) : undefined;
  if (!known) return;
  const { centres } = known;
  for (let first = 0; first < unnamed.length; first += themesPerRequest) {
    const batch = unnamed.slice(first, first + themesPerRequest);
    const names = await nameThemes(batch.map(({ terms, parts }) => ({ words: terms, parts })));
    // Not answered: the next run asks again.
    if (names.length === 0) return;
    const wanted = batch.map((_, place) => names[place]?.trim() ?? '');
    const vectors = await embedder.embed(wanted);
    for (const [place, theme] of batch.entries()) {
      const isMeant =
        wanted[place] !== '' && centres.mains[centres.nearest(vectors[place]).theme] === theme.main;
      await storeName(database, theme, isMeant ? wanted[place] : '');
    }
  }
}

async function storeName(
  database: Database,
  { id, terms, name }: UnnamedTheme,
  wanted: string,
): Promise<void> {
  const texts = await database.query<{ text: string }>(
    `select text from feedback where id in (
       select feedback_id from feedback_mention join theme on theme.id = theme_id
        where main and $1 in (theme.id, theme.parent_id, theme.merged_into) order by feedback_id limit ${mostTexts})`,
    [id],
  );
  const isFaithful = isFaithfulName(
    wanted,
    terms,
    texts.map(({ text }) => text),
  );
  await database.query(
    `update theme set named_from = name, name = case
         when $2::boolean and not exists (select 1 from theme as other
           where other.id <> $1 and other.gone_at is null and lower(coalesce(other.given_name, other.name)) = lower($3))
         then $3 else name end
      where id = $1 and name = $4`,
    [id, isFaithful, wanted, name],
  );
}
