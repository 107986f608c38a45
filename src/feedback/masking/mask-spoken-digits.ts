/** Digits as words, of the languages that are easily told apart. */
const spoken =
  'zero|oh|o|nought|one|two|three|four|five|six|seven|eight|nine|null|eins|zwei|zwo|drei|vier|fünf|sechs|sieben|acht|neun|nul|een|twee|drie|vijf|zes|zeven|negen|zéro|un|deux|trois|quatre|cinq|sept|huit|neuf|cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|due|tre|quattro|sei|sette|otto|nove';
const one = String.raw`(?:(?:double|triple|doppel)[\s-]+)?(?:${spoken}|\d(?!\d)|(?<=(?:double|triple)\s)\d)`;
const fewest = 7;
const number = new RegExp(
  String.raw`(?<![\p{L}\p{N}])\+?(?:plus\s+)?${one}(?:(?:\s*[,.–-]\s*|\s+)${one}){${fewest - 1},}(?![\p{L}\p{N}])`,
  'giu',
);

/** A number said digit by digit, `oh seven nine, double one`: a phone's or a card's. */
export function maskSpokenDigits(text: string): string {
  return text.replace(number, (match) => (/\p{L}/u.test(match) ? '[phone]' : match));
}
