import type { CoverageRow, Told } from '@/lib/authoring/coverage-counts';
import { BeliefName, heldName } from './belief-name';

/** The table as a list, for a narrow screen: of each belief those that are hardest to tell from it. */
export function TellingList({ rows }: { rows: readonly CoverageRow[] }) {
  return (
    <ul className="grid gap-3 md:hidden" aria-label="Each belief beside the others">
      {rows.map(({ held, told }) => (
        <li key={held} className="rounded-lg border border-line bg-sheet px-4 py-3 text-[0.9375rem]">
          <BeliefName held={held} />
          <p className="mt-1.5 text-sm/6">
            <Untold others={told.filter(({ structures }) => structures === 0)} />
            Hardest to tell from {hardest(told)}.
          </p>
        </li>
      ))}
    </ul>
  );
}

const Untold = ({ others }: { others: readonly Told[] }) =>
  others.length > 0 && (
    <>
      <strong>✗ Not told from {others.map(({ held }) => heldName(held)).join(', ')}.</strong>{' '}
    </>
  );

/** as many as fit a phone's line or two */
const HARDEST = 4;

/** The others that the fewest structures tell from it, with how many do. */
const hardest = (told: readonly Told[]): string =>
  told
    .filter(({ structures }) => structures > 0)
    .toSorted((a, b) => a.structures - b.structures)
    .slice(0, HARDEST)
    .map(({ held, structures }) => `${heldName(held)} (${structures})`)
    .join(', ');
