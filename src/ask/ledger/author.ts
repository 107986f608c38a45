/** Who wrote the sentences. A stranger must state figures or dates, and nothing else; of our own words, what can't be judged may stay. */
export type Author =
  | { readonly isStranger: false }
  | {
      readonly isStranger: true;
      /** The asker's own words, which may be repeated. */
      readonly question: string;
      readonly isWord: (word: string) => boolean;
    };

export const ourselves: Author = { isStranger: false };
