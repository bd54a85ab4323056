/**
 * Runs tasks by so many clients at once until `count` have been done.
 * @returns how many were done in a second
 */
export async function ratePerSecond(
  clients: number,
  count: number,
  task: (index: number) => Promise<void>,
): Promise<number> {
  let next = 0;
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (next < count) {
        const index = next;
        next += 1;
        await task(index);
      }
    }),
  );
  return count / ((performance.now() - startedAt) / 1000);
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Some runs of one thing, in order, and their median. */
export type Measured = { readonly median: number; readonly runs: readonly number[] };

export const measured = (runs: readonly number[]): Measured => ({ median: median(runs), runs });
