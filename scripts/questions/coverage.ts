import { FAMILIES } from '../../content/questions';
import { type Coverage, coverageOf, type Held, untoldPairs } from '../../lib/diagnosis/coverage';
import { type Arguments, wholeNumber } from './arguments';

export function coverage(values: Arguments): { readonly lines: readonly unknown[]; readonly status: 0 | 1 } {
  const seeds = wholeNumber('count', values.count ?? '2');
  const covered = coverageOf(
    FAMILIES,
    Array.from({ length: seeds }, (_, seed) => String(seed + 1)),
  );
  const untold = untoldPairs(covered);
  return {
    lines: [values.json ? { ...covered, untold } : formatCoverage(covered)],
    status: untold.length > 0 ? 1 : 0,
  };
}

/** For each misconception how many structures ask for it, and which of the others it is hardest to tell from. */
function formatCoverage(covered: Coverage): string {
  const { draws, misconceptions, pairs } = covered;
  const untold = untoldPairs(covered);
  const times = (count: number) => (count === 1 ? '1 structure' : `${count} structures`);
  const rows = misconceptions.map((id) => {
    const own = pairs.filter(({ pair }) => pair.includes(id));
    const asked = own.find(({ pair }) => pair.includes('knows'))?.told.length ?? 0;
    const others = own.filter(({ pair }) => !pair.includes('knows'));
    const fewest = Math.min(...others.map(({ told }) => told.length));
    const hardest = others
      .filter(({ told }) => told.length === fewest)
      .map(({ pair: [a, b] }): Held => (a === id ? b : a));
    const named = hardest.length > 4 ? `${hardest.slice(0, 4).join(', ')}, …` : hardest.join(', ');
    return `${id.padEnd(4)} asked for by ${times(asked).padEnd(14)} told from each other by at least ${times(fewest)} (${named})`;
  });
  return [
    `${draws} questions drawn, ${misconceptions.length} misconceptions, ${pairs.length} pairs ("knows" counts as one of a pair).`,
    ...rows,
    untold.length === 0
      ? 'Every pair is told apart.'
      : `Not told apart: ${untold.map(([a, b]) => `${a} and ${b}`).join('; ')}.`,
  ].join('\n');
}
