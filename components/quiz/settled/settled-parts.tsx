import { ProseText } from '@/components/ui/prose-text';
import { Sign } from '@/components/ui/sign';
import type { ShownKey } from '@/lib/quiz/attempt';
import { chosenIn } from '@/lib/quiz/kinds';
import type { Part, QuestionForm, QuestionResponse } from '@/lib/quiz/question';

type InParts = Extract<QuestionForm, { parts: readonly Part[] }>;

/** Each part with what was chosen in it, and what would have been right. */
export function SettledParts({
  question,
  shown,
  response,
  whose = 'Your answer',
}: {
  question: InParts;
  shown: ShownKey;
  response: QuestionResponse;
  whose?: string | undefined;
}) {
  return (
    <>
      {question.kind === 'fill-in' && (
        <p className="mb-2 font-medium">
          <ProseText text={question.title} />
        </p>
      )}
      <ol className="grid gap-2.5" aria-label="Parts">
        {question.parts.map((part) => {
          const { verdict, chosen, right } = settledPart(part, shown, response);
          const look = {
            right: 'border-go bg-go-soft',
            wrong: 'border-stop bg-stop-soft',
            unanswered: 'border-line bg-sheet',
          };
          return (
            <li key={part.id} className={`rounded-lg border px-3.5 py-3 leading-snug ${look[verdict]}`}>
              <p>
                <ProseText text={part.label} />
              </p>
              <p className="mt-1.5 flex items-start gap-1.5 text-[0.9375rem]">
                <span className="pt-0.5">
                  <Sign tone={PART_TONE[verdict]} size={15} />
                </span>
                <span>
                  {chosen ? (
                    <>
                      {whose}: <strong className="font-semibold">{<ProseText text={chosen.text} />}</strong>
                      {verdict === 'right' && ', right'}
                    </>
                  ) : (
                    'Left unanswered'
                  )}
                  {verdict !== 'right' && right && (
                    <>
                      . Right is <strong className="font-semibold">{<ProseText text={right.text} />}</strong>
                    </>
                  )}
                </span>
              </p>
            </li>
          );
        })}
      </ol>
    </>
  );
}

export const PART_TONE = { right: 'good', wrong: 'stop', unanswered: 'warn' } as const;

/** How one part turned out. */
export function settledPart(part: Part, { right }: Pick<ShownKey, 'right'>, response: QuestionResponse) {
  const [id] = chosenIn(part, response);
  const chosen = part.choices.find((choice) => choice.id === id);
  const verdict = !chosen ? 'unanswered' : right.includes(chosen.id) ? 'right' : 'wrong';
  return { chosen, verdict, right: part.choices.find((choice) => right.includes(choice.id)) } as const;
}
