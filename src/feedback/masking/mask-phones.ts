/** With a country code, a trunk prefix or an area code in brackets. Long groups are cut one way, or a row of digits takes for ever. */
const phone =
  /(?<![\p{L}\p{N}.,#-])(?:\+|00)?\(?(?:\d{4}|\d{1,3}(?!\d))\)?(?:(?: ?[.\-–/] ?|[ ]{0,2})\(?(?:\d{4}|\d{1,3}(?!\d))\)?){1,14}(?:,?\s?\(?(?:x|ext\.?|extension|#)\s?\d{1,6}\)?)?(?![\p{L}\p{N}%]|[.,]\d)/giu;
/** Any long number after words that only a phone number follows. */
const calledPhone =
  /((?<!\p{L})(?:phone|telephone|tel|mobile|mob|cell|cellphone|whatsapp|fax|telefon|telefoon|téléphone|teléfono|handy|gsm|(?:my|his|her|our|their)(?:\s\p{L}+)? (?:number|no\.?|nr\.?)|(?:call|ring|ringing|text|reach|reached|phone|phoned|calling)(?: me| us| him| her)?(?: back)?(?: at| on| from| under)?)(?: number| no\.?| nr\.?)?(?: is| was)?[\s:.]{1,3})\+?\d(?:[ .\-/()]{0,2}\d){6,14}(?!\d)(?:,?\s?\(?(?:x|ext\.?|extension|#)\s?\d{1,6}\)?)?/giu;
const date =
  /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2} \d{1,2} (?:19|20)\d{2})$/;
/** Before a number that is no phone's. */
export const countsSomething =
  /(?<!\p{L})(?:order|part|invoice|ticket|case|booking|reference|ref|ip|gtin|ean|upc|application|contract|policy|claim|request|quote|quotation|receipt|confirmation|rma|return|delivery|consignment|flight|tracking|parcel|shipment|serial|version|v|build|release|model|sku|article|item|batch|(?<!caller\s)id|isbn|imei|coupon|voucher|licen[cs]e key|error|code)(?:\s*(?:number|no\.?|nr\.?|#|:|is|was))*\s*[#:]?$/iu;
const shortestPhone = 7;
const longestPhone = 15;

/** Phone numbers; amounts, dates and times stay. */
export function maskPhones(text: string): string {
  return text.replace(calledPhone, '$1[phone]').replace(phone, (match, offset: number, whole: string) => {
    if (countsSomething.test(whole.slice(Math.max(0, offset - 30), offset))) return match;
    // Two of them with a stroke between are too long for one.
    const parts = isPhone(match) ? [match] : match.split(' / ');
    return parts.map((part) => (isPhone(part) ? '[phone]' : part)).join(' / ');
  });
}

function isPhone(written: string): boolean {
  const [number] = written.split(/,?\s?\(?(?:x|ext|#)/i);
  const digits = digitsOf(number);
  if (digits.length < shortestPhone || digits.length > longestPhone || date.test(number)) return false;
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(number)) return false;
  if (/^\+|^00/.test(number)) return true;
  const grouped = /[ .\-/()]/.test(number);
  // Numbers without any group are order numbers unless they begin as a phone number does.
  return grouped
    ? isNoList(number)
    : digits.startsWith('0') || /^\d{10,12}(?<!0{4})$|^[6-9]\d{8}$/.test(digits);
}

/** `14 15 16 17` and `2024 2025 2026` are lists. */
function isNoList(written: string): boolean {
  const groups = written.split(/[ .\-/()]+/).filter(Boolean);
  const years = groups.every((group) => /^(?:19|20)\d\d$/.test(group));
  const round = groups.length > 2 && groups.every((group) => group.length > 1 && group.endsWith('0'));
  const single = groups.length >= shortestPhone && groups.every((group) => group.length === 1);
  return (
    !years && !round && (single || groups.some((group) => group.length >= 3) || groups[0].startsWith('0'))
  );
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}
