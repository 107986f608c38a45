const plain = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const grouped = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;
const withComma = /^[+-]?(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d+)?$/;
const currency = /^([+-]?)\s*[$€£¥]\s*|\s*[$€£¥]$/g;

/**
 * Reads an amount as it stands in a file; NaN when it is none.
 * @param decimalComma whether `1,234` is a little over one, and `1.234` over a thousand.
 */
export function readNumber(text: string, decimalComma: boolean): number {
  if (!decimalComma && plain.test(text)) return finite(Number(text));
  const bare = text.replace(currency, '$1');
  if (decimalComma) return withComma.test(bare) ? Number(bare.replaceAll('.', '').replace(',', '.')) : NaN;
  if (grouped.test(bare)) return Number(bare.replaceAll(',', ''));
  return plain.test(bare) ? finite(Number(bare)) : NaN;
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : NaN;
}

/** Whether amounts have a decimal comma: all can be read so, and some can't be read otherwise. */
export function usesDecimalComma(amounts: readonly string[]): boolean {
  return (
    amounts.some(
      (amount) => Number.isNaN(readNumber(amount, false)) && !Number.isNaN(readNumber(amount, true)),
    ) &&
    !amounts.some(
      (amount) => Number.isNaN(readNumber(amount, true)) && !Number.isNaN(readNumber(amount, false)),
    )
  );
}
