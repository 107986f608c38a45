/**
 * Which former theme each new one is: pairs that share most of their texts, best first, each used once.
 *
 * @param former theme of each text in the former run, -1 for none; `current` likewise, in the same order of texts.
 * @returns former theme by new theme.
 */
export function matchThemes(former: Int32Array, current: Int32Array): Map<number, number> {
  const shared = new Map<string, { before: number; now: number; texts: number }>();
  const sizes = { before: new Map<number, number>(), now: new Map<number, number>() };
  former.forEach((before, text) => {
    const now = current[text];
    if (before < 0 || now < 0) return;
    const key = `${before} ${now}`;
    shared.set(key, { before, now, texts: (shared.get(key)?.texts ?? 0) + 1 });
    sizes.before.set(before, (sizes.before.get(before) ?? 0) + 1);
    sizes.now.set(now, (sizes.now.get(now) ?? 0) + 1);
  });
  const overlap = ({ before, now, texts }: { before: number; now: number; texts: number }) =>
    texts / ((sizes.before.get(before) ?? 0) + (sizes.now.get(now) ?? 0) - texts);
  const matched = new Map<number, number>();
  const used = new Set<number>();
  for (const pair of [...shared.values()].sort((a, b) => overlap(b) - overlap(a))) {
    if (overlap(pair) < smallestOverlap) break;
    if (matched.has(pair.now) || used.has(pair.before)) continue;
    matched.set(pair.now, pair.before);
    used.add(pair.before);
  }
  return matched;
}

/** Of the texts of both themes together; with less in common it is another theme. */
const smallestOverlap = 0.3;
