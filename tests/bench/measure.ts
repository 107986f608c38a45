/** Time that some work took, in milliseconds: of the processor, which other jobs disturb least, and of the clock. */
export interface Measured<Result> {
  readonly result: Result;
  readonly processor: number;
  readonly clock: number;
}

export async function measure<Result>(work: () => Result | Promise<Result>): Promise<Measured<Result>> {
  const started = performance.now();
  const usage = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(usage);
  return { result, processor: (user + system) / 1000, clock: performance.now() - started };
}

/** The quickest of several runs, the first of which also warms up. */
export async function measureBest<Result>(
  runs: number,
  work: () => Result | Promise<Result>,
): Promise<Measured<Result>> {
  let best = await measure(work);
  for (let run = 1; run < runs; run++) {
    const next = await measure(work);
    if (next.processor < best.processor) best = next;
  }
  return best;
}

export function report(what: string, { processor, clock }: Measured<unknown>, note = ''): void {
  const milliseconds = (value: number) => `${value.toFixed(0)} ms`.padStart(9);
  console.log(
    `${what.padEnd(44)} processor ${milliseconds(processor)}  clock ${milliseconds(clock)}  ${note}`,
  );
}
