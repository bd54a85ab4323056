import { Notice } from '@/components/ui/notice';
import type { Held } from '@/lib/diagnosis/coverage';
import { BeliefName } from './belief-name';

/** The pairs that no question tells apart, by name. */
export function UntoldPairs({
  pairs,
  of,
  draws,
}: {
  pairs: readonly (readonly [Held, Held])[];
  /** how many pairs there are */
  of: number;
  draws: number;
}) {
  const drawn = `From ${draws.toLocaleString('en')} questions, of every structure at each of its levels.`;
  if (pairs.length === 0)
    return (
      <Notice tone="good" className="mt-6" title={`All ${of.toLocaleString('en')} pairs can be told apart`}>
        <p>{drawn}</p>
      </Notice>
    );
  return (
    <>
      <Notice
        tone="warn"
        className="mt-6"
        title={`${pairs.length} of ${of.toLocaleString('en')} pairs can’t be told apart`}
      >
        <p>{drawn}</p>
      </Notice>
      <ul className="mt-4 grid gap-3" aria-label="Pairs that no question tells apart">
        {pairs.map(([a, b]) => (
          <li
            key={`${a} ${b}`}
            className="grid gap-1 rounded-lg border border-line bg-sheet px-4 py-3 text-[0.9375rem]"
          >
            <BeliefName held={a} />
            <BeliefName held={b} />
          </li>
        ))}
      </ul>
    </>
  );
}
