'use client';

import { StartPractice } from '@/components/practice/start-practice';
import { IntervalBar } from '@/components/ui/interval-bar';
import type { AttemptView, Count } from '@/lib/quiz/attempt';
import { conceptOf } from '@/lib/quiz/concepts';
import { formatScore, wilsonInterval } from '@/lib/quiz/score';
import { ReviewedItems } from './reviewed-items';
import { formatPoints } from './settled/verdict';

/**
 * An attempt: the score with its band, the concepts, and every settled question as it was shown.
 * @param score null while it is open
 * @param whose as in `Amara’s answer`, where a teacher reads it
 */
export function Review({
  attempt,
  score,
  whose,
}: {
  attempt: AttemptView;
  score: Count | null;
  whose?: string;
}) {
  return (
    <>
      {score && <ScoreWithBand score={score} items={attempt.items} whose={whose} />}
      <Missed attempt={attempt} whose={whose} />
      <ReviewedItems attemptId={attempt.id} items={attempt.items} whose={whose} />
    </>
  );
}

function ScoreWithBand({
  score,
  items,
  whose,
}: {
  score: Count;
  items: AttemptView['items'];
  whose: string | undefined;
}) {
  const band = wilsonInterval(score.correct, score.total);
  return (
    <section aria-label="Score" className="mt-4 mb-8 max-w-measure">
      <p className="mb-2 text-lg font-semibold" data-testid="score">
        {formatScore(score)}
      </p>
      <IntervalBar
        share={score.correct / score.total}
        low={band.low}
        high={band.high}
        says={`${score.correct} of ${score.total}`}
      />
      <PartialCredit items={items} />
      <p className="mt-2 text-[0.9375rem] text-quiet">
        So few questions can’t tell exactly: with 95 % confidence, that is the share {whose ? 'they' : 'you'}{' '}
        would get right of many questions like these.
      </p>
    </section>
  );
}

/** The score is the number of questions fully right; where some give several points, what was got of them stands beside it. */
function PartialCredit({ items }: { items: AttemptView['items'] }) {
  const answers = items.flatMap(({ answer }) => (answer ? [answer] : []));
  if (!answers.some(({ maxPoints }) => maxPoints > 1)) return null;
  const open = items.filter(({ answer }) => answer === null).length;
  const points = answers.reduce((sum, answer) => sum + answer.points, 0);
  const maxPoints = answers.reduce((sum, answer) => sum + answer.maxPoints, 0);
  return (
    <p className="mt-2" data-testid="points">
      {formatPoints({ points, maxPoints })}
      {open > 0 ? ' in the questions answered' : ''}, counting what was partly right.
    </p>
  );
}

/** What went wrong leads back to where it is taught. */
function Missed({ attempt, whose }: { attempt: AttemptView; whose: string | undefined }) {
  const missed = attempt.items
    .filter((item) => item.key && !item.answer?.isRight)
    .flatMap((item) => item.key?.concepts ?? []);
  const concepts = [...new Set(missed)].map((id) => ({ id, ...conceptOf(id) }));
  if (concepts.length === 0) return null;
  return (
    <section aria-labelledby="practise" className="mb-8">
      <h2 id="practise" className="mb-2">
        {whose ? 'Not right yet' : 'Practise these'}
      </h2>
      <ul className="grid gap-1">
        {concepts.map(({ id, title, taught }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3">
            {taught ? (
              <a className="link" href={`/lessons/${taught.lesson}#${taught.section}`}>
                {title}
              </a>
            ) : (
              title
            )}
            {!whose && <StartPractice concept={id} label="Practise" about={title} look="quiet" />}
          </li>
        ))}
      </ul>
    </section>
  );
}
