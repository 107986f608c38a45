/** Alone, after another, before another, between two: the forms of each Arabic letter, in Unicode's order (FE80–FEF4). */
const formsOf = new Map<string, string[]>();
for (let code = 0xfe80; code <= 0xfef4; code++) {
  const form = String.fromCharCode(code);
  const letter = form.normalize('NFKC');
  formsOf.set(letter, [...(formsOf.get(letter) ?? []), form]);
}

/** The text with Arabic letters in the forms that they have beside each other, whose widths differ; for measuring. */
export function joinedLetters(text: string): string {
  const letters = [...text];
  const joinsNext = (place: number) => formsOf.get(letters[place] ?? '')?.length === 4;
  const joinsFormer = (place: number) => (formsOf.get(letters[place] ?? '')?.length ?? 0) > 1;
  return letters
    .map((letter, place) => {
      const former = joinsNext(place - 1) && joinsFormer(place);
      const next = joinsNext(place) && joinsFormer(place + 1);
      return formsOf.get(letter)?.[(former ? 1 : 0) + (next ? 2 : 0)] ?? letter;
    })
    .join('');
}
