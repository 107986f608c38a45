/**
 * Turns of phrase that ask for a tool, one a line, by how surely they do (see text/phrase.ts for the notation).
 * A single strong word is enough to ask for a tool, a fair one only hints at it.
 */
export interface Cues {
  readonly certain?: string;
  readonly strong?: string;
  readonly fair?: string;
}
