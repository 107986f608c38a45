import type { FigureClaim, FigureUnit } from './figure-claims.js';
import type { Fact } from './facts.js';

interface Binding {
  readonly unit: FigureUnit;
  readonly side: 'left' | 'right';
  readonly words: RegExp;
  readonly field: RegExp;
  /** Where the result holds no such figure, there is none to state. */
  readonly isAlways?: true;
}

const who = String.raw`^\W*(?:(?:customers|people|users|accounts|texts|of them|of which)\s+)?(?:(?:are|were|is|was|get|got|have been|had been)\s+)?(?:still\s+)?`;

/** Words right beside a figure that say which one it is. */
const bindings: readonly Binding[] = [
  { unit: 'plain', side: 'right', words: new RegExp(`${who}in play\\b`), field: /^in_play$/ },
  { unit: 'plain', side: 'right', words: new RegExp(`${who}lost\\b`), field: /^lost$/ },
  { unit: 'plain', side: 'right', words: new RegExp(`${who}listed\\b`), field: /^listed/ },
  { unit: 'plain', side: 'left', words: /\bgiven to (?:about )?$/, field: /^given$/ },
  {
    unit: 'plain',
    side: 'right',
    words: new RegExp(`${who}(?:won|gained)\\b`),
    field: /^(?:recoverable|won)$/,
    isAlways: true,
  },
  { unit: 'plain', side: 'left', words: /\bauc\b[^\d;,]{0,12}$/, field: /^auc$/ },
  { unit: 'seconds', side: 'left', words: /\bmedian(?: time)?(?: of)?(?: about)? $/, field: /^median/ },
  { unit: 'percent', side: 'right', words: /^ after (?:it|that|…|the change)/, field: /^after$/ },
  { unit: 'percent', side: 'right', words: /^ before (?:it|that|…|the change)/, field: /^before$/ },
  { unit: 'seconds', side: 'right', words: /^ ahead\b/, field: /^horizon/ },
  { unit: 'seconds', side: 'left', words: /\bnext (?:about )?$/, field: /^horizon/ },
];

/** Of `3,400 of the 5,204 are lost`, the 5,204 are not. */
const isWhole = /\bof(?: the| all)?(?: about)? $/;

/** `8 are lost`, where 8 is another figure than that of the lost. @param labelled the figures that the sentence could state. */
export function isOfOtherField(
  { unit, left, right }: FigureClaim,
  fact: Fact,
  labelled: readonly Fact[],
): boolean {
  return bindings.some(
    (binding) =>
      binding.unit === unit &&
      binding.words.test(binding.side === 'left' ? left : right) &&
      !(binding.side === 'right' && isWhole.test(left)) &&
      !binding.field.test(fact.field) &&
      (binding.isAlways ?? labelled.some(({ field }) => binding.field.test(field))),
  );
}

const afterOthers =
  /\b(?:against|versus|vs\.?|compared (?:with|to)|than|others?|rest|elsewhere)\b[^;\d]{0,30}$/;
const beforeOthers = /^[^,;\d]{0,30}\b(?:others?|elsewhere|the rest)\b/;

/** `2.9 times a week, against 1.1 elsewhere`: which of two figures is that of the others. */
export function isOnOtherSide(
  { left: leftOfClaim, right, end }: FigureClaim,
  fact: Fact,
  labelled: readonly Fact[],
): boolean {
  // The ends of an interval stand behind its estimate: `against 51.1% (44.7–57.5%)`.
  const left = end === undefined ? leftOfClaim : leftOfClaim.replace(/[^\s(]*(?: points)? \($/, '');
  const isOfOthers = (each: Fact): boolean => each.path.some((key) => /^others/.test(String(key)));
  const hasCounterpart = labelled.some(
    (other) => isOfOthers(other) && other.about.join() === fact.about.join() && other.value !== fact.value,
  );
  if (!isOfOthers(fact))
    return hasCounterpart && /\b(?:against|versus|vs\.?|than) (?:the |about )?$/.test(left);
  return !afterOthers.test(left) && !beforeOthers.test(right);
}
