const boundary = /(?<=[.!?;…])\s+|\n+|,?\s+(?=(?:but|however|although|though|on the other hand)\b)/giu;

/** The sentences of a text, cut again where it turns ("but"); without those that have no word. */
export function splitClauses(text: string): string[] {
  return text.split(boundary).filter((clause) => /\p{L}/u.test(clause));
}
