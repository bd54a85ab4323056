'use client';

import { IntervalBar } from '@/components/ui/interval-bar';
import { ProseText } from '@/components/ui/prose-text';
import type { AttemptView, Count } from '@/lib/quiz/attempt';
import { conceptOf } from '@/lib/quiz/concepts';
import { formatScore, wilsonInterval } from '@/lib/quiz/score';
import { SettledQuestion } from './settled/settled-question';
import { VerdictLine } from './settled/verdict';

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
      {score && <ScoreWithBand score={score} whose={whose} />}
      <Missed attempt={attempt} whose={whose} />
      <ol className="grid grid-cols-1 gap-4" aria-label="Questions">
        {attempt.items.map((item) => (
          <li
            key={item.position}
            id={`question-${item.position + 1}`}
            className="rounded-lg border border-line bg-paper"
          >
            {item.key ? (
              <details open={!item.answer?.isRight} className="group">
                <summary className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1 px-4 py-3 sm:px-5">
                  <span className="text-quiet tabular-nums">{item.position + 1}</span>
                  <span>
                    <h2 className="text-[1.0625rem]">
                      <ProseText text={item.question.prompt} />
                    </h2>
                    <span className="mt-1 block text-[0.9375rem]">
                      <VerdictLine answer={item.answer} headline={item.key.headline} />
                    </span>
                  </span>
                </summary>
                <div className="border-t border-line px-4 py-5 sm:px-5">
                  <SettledQuestion item={item} shown={item.key} whose={whose} />
                </div>
              </details>
            ) : (
              <p className="grid grid-cols-[auto_1fr] gap-3 px-4 py-3 text-quiet sm:px-5">
                <span className="tabular-nums">{item.position + 1}</span> Not answered yet.
              </p>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

function ScoreWithBand({ score, whose }: { score: Count; whose: string | undefined }) {
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
      <p className="mt-2 text-[0.9375rem] text-quiet">
        So few questions can’t tell exactly: with 95 % confidence, that is the share {whose ? 'they' : 'you'}{' '}
        would get right of many questions like these.
      </p>
    </section>
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
          <li key={id}>
            {taught ? (
              <a className="link" href={`/lessons/${taught.lesson}#${taught.section}`}>
                {title}
              </a>
            ) : (
              title
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
