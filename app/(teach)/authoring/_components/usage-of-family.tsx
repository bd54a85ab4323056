import { IntervalBar } from '@/components/ui/interval-bar';
import { ProseText } from '@/components/ui/prose-text';
import { difficultyOf, type FamilyUsage, formatDuration } from '@/lib/authoring/usage';
import { misconceptionOf } from '@/lib/peering/misconceptions';
import { formatBand } from '@/lib/quiz/score';

/** How often a family was shown and how it was answered, as far as its answers are enough to say. */
export function UsageOfFamily({ usage }: { usage: FamilyUsage | null }) {
  const difficulty = difficultyOf(usage);
  return (
    <div className="min-w-0 text-[0.9375rem]">
      <p>
        {usage ? `Shown ${times(usage.shown)}, answered ${times(usage.answered)}` : 'Not shown yet'}
        {difficulty?.medianMs != null && `, half of them within ${formatDuration(difficulty.medianMs)}`}.
      </p>
      {usage && !difficulty && <p className="text-quiet">Too few answers to say how hard it is.</p>}
      {usage && difficulty && (
        <>
          <div className="mt-2">
            <IntervalBar
              share={difficulty.share}
              low={difficulty.band.low}
              high={difficulty.band.high}
              says={`${Math.round(difficulty.share * 100)} % right`}
            />
          </div>
          <p className="mt-1 text-sm text-quiet">
            {usage.right.toLocaleString('en')} of {usage.answered.toLocaleString('en')}; with 95 % confidence{' '}
            {formatBand(difficulty.band)}
          </p>
          <MostShown misconceptions={difficulty.misconceptions.slice(0, MOST)} />
        </>
      )}
    </div>
  );
}

/** as many as a teacher can talk about in an hour */
const MOST = 3;

function MostShown({ misconceptions }: Pick<FamilyUsage, 'misconceptions'>) {
  if (misconceptions.length === 0) return null;
  return (
    <ul className="mt-2 grid gap-1 text-sm/5" aria-label="Misconceptions that answers showed most">
      {misconceptions.map(({ id, answers }) => (
        <li key={id} className="grid grid-cols-[3.5rem_minmax(0,1fr)] gap-2">
          <span className="text-right text-quiet tabular-nums">{answers.toLocaleString('en')} ×</span>
          <span>
            <ProseText text={misconceptionOf(id)?.belief ?? id} />
          </span>
        </li>
      ))}
    </ul>
  );
}

const times = (count: number): string => (count === 1 ? 'once' : `${count.toLocaleString('en')} times`);
