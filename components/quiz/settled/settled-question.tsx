'use client';

import { ProseText } from '@/components/ui/prose-text';
import type { AttemptItemView, ShownKey } from '@/lib/quiz/attempt';
import { Explanation } from './explanation';
import { useFigureView } from './figure-view';
import { QuestionFigure } from './question-figure';
import type { Own } from './repair';
import { SettledResponse } from './settled-response';

/** A settled question whole, as it was shown: for the review, one's own or a student's. */
export function SettledQuestion({
  item,
  shown,
  own,
  whose,
}: {
  item: AttemptItemView;
  shown: ShownKey;
  /** null where it is somebody else's */
  own: Own | null;
  /** as in `Amara’s answer`; the reader's own when absent */
  whose?: string | undefined;
}) {
  const { question, answer } = item;
  const figure = useFigureView(question, shown, `figure-${item.position}`);
  return (
    <>
      <div
        className={
          figure.figure
            ? 'grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1.45fr)_minmax(0,1fr)]'
            : 'max-w-measure'
        }
      >
        {figure.figure ? (
          <QuestionFigure question={question} shown={shown} answer={answer} figure={figure} />
        ) : (
          question.note && (
            <p className="mb-3.5 text-quiet">
              <ProseText text={question.note} />
            </p>
          )
        )}
        <SettledResponse item={item} shown={shown} whose={whose} />
      </div>
      <div className="mt-5">
        <Explanation
          question={question}
          shown={shown}
          answer={answer}
          figure={figure}
          own={own}
          whose={whose}
        />
      </div>
    </>
  );
}
