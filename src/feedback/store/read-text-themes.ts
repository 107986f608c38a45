import type { Database } from '../../store/database.js';

/** What a text is about; without a theme, what it is about is not known. */
export interface TextTheme {
  readonly id: number;
  readonly source: string;
  readonly at: Date;
  /** −1 to 1; null where it was not read yet. */
  readonly sentiment: number | null;
  readonly theme: number | null;
  readonly theme_name: string | null;
  readonly main_theme: number | null;
  readonly main_theme_name: string | null;
}

/** Every text with the theme that it as a whole is about, and its main theme; in the order they were stored. */
export function readTextThemes(database: Database): Promise<TextTheme[]> {
  return database.query<TextTheme>(
    `select feedback.id, source.name as source, feedback.at, reading.sentiment, theme.id as theme,
            coalesce(theme.given_name, theme.name) as theme_name, parent.id as main_theme,
            coalesce(parent.given_name, parent.name) as main_theme_name
       from feedback
       join source on source.id = source_id
       left join feedback_reading as reading on reading.feedback_id = feedback.id
       left join feedback_mention as mention on mention.feedback_id = feedback.id and main
       left join theme on theme.id = mention.theme_id
       left join theme as parent on parent.id = theme.parent_id
      where text ~ '\\S' order by feedback.id`,
  );
}
