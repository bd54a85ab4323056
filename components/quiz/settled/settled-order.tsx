import type { ReactNode } from 'react';
import { ProseText } from '@/components/ui/prose-text';
import { Sign } from '@/components/ui/sign';
import type { ShownKey } from '@/lib/quiz/attempt';
import { scoreResponse } from '@/lib/quiz/kinds';
import type { FormOf, Verdict } from '@/lib/quiz/kinds/kind';
import type { QuestionResponse } from '@/lib/quiz/question';

const LOOKS: Record<Verdict, string> = {
  right: 'border-go bg-go-soft',
  wrong: 'border-stop bg-stop-soft',
  unanswered: 'border-line bg-sheet',
};

/** The order that was made, each place with its verdict, and one that does where it isn't one. */
export function SettledOrder({
  question,
  shown,
  response,
  whose = 'Your answer',
}: {
  question: FormOf<'order'>;
  shown: ShownKey;
  response: QuestionResponse;
  whose?: string | undefined;
}) {
  const textOf = (id: string) => question.choices.find((choice) => choice.id === id)?.text ?? '';
  const { points, of, verdicts } = scoreResponse(question, shown, response);
  const isRight = points === of;
  return (
    <div className="grid gap-5">
      {response.length > 0 && (
        <Steps title={isRight ? `${whose}: right` : whose}>
          {response.map((id, place) => (
            <Step key={id} place={place} text={textOf(id)} verdict={verdicts[place] ?? 'wrong'}>
              {!isRight &&
                (verdicts[place] === 'right'
                  ? 'In its place'
                  : isUsed(id, shown)
                    ? 'Belongs elsewhere'
                    : 'Not needed')}
            </Step>
          ))}
        </Steps>
      )}
      {!isRight && (
        <Steps title={shown.alsoRight?.length ? 'An order that does' : 'The order that does'}>
          {shown.right.map((id, place) => (
            <Step key={id} place={place} text={textOf(id)} verdict="unanswered" />
          ))}
        </Steps>
      )}
    </div>
  );
}

const isUsed = (id: string, { right }: ShownKey) => right.includes(id);

function Steps({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="mb-1.5 text-[0.9375rem] tracking-normal">{title}</h2>
      <ol className="grid gap-2">{children}</ol>
    </section>
  );
}

function Step({
  place,
  text,
  verdict,
  children,
}: {
  place: number;
  text: string;
  verdict: Verdict;
  children?: ReactNode;
}) {
  return (
    <li
      className={`grid grid-cols-[1.25rem_1fr] gap-2.5 rounded-lg border px-3.5 py-2.5 leading-snug ${LOOKS[verdict]}`}
    >
      <span className="text-center font-semibold tabular-nums">{place + 1}</span>
      <span>
        <ProseText text={text} />
        {children && (
          <span className="mt-1 flex items-center gap-1.5 text-sm font-medium">
            <Sign tone={verdict === 'right' ? 'good' : 'stop'} size={15} />
            {children}
          </span>
        )}
      </span>
    </li>
  );
}
