import { distance } from 'fastest-levenshtein';

/** Up to three names that look most like the wanted one, for "did you mean". */
export function closestNames(wanted: string, names: readonly string[]): string[] {
  const plain = (name: string) =>
    name
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  const target = plain(wanted);
  return [...new Set(names)]
    .map((name) => {
      const other = plain(name);
      const contained = target !== '' && (other.includes(target) || target.includes(other));
      return {
        name,
        far: contained ? 0 : distance(target, other) / Math.max(target.length, other.length, 1),
      };
    })
    .filter(({ far }) => far < 0.5)
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ name }) => name);
}
