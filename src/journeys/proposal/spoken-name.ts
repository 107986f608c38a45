/** Words before what is told, as in `Result Pass`. */
const labels = /^(?:final )?(?:results?|outcome|status|state|decision) (?=\S)/i;

/** What people would call an end after its activity: `Result Pass` is pass, `order_shipped` order shipped, `Return ER` return ER. */
export function spokenName(activity: string): string {
  const words = activity
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[_\s]+/gu, ' ')
    .trim();
  const told = words.replace(labels, '');
  if (!/\p{Ll}/u.test(told)) return told.toLowerCase();
  return told.replace(/\S+/gu, (word) => (isAbbreviation(word) ? word : word.toLowerCase()));
}

const isAbbreviation = (word: string): boolean => /^[\p{Lu}\p{N}]{1,4}$/u.test(word);
