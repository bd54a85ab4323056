import { ProseText } from '@/components/ui/prose-text';
import { Sign } from '@/components/ui/sign';
import type { Choice } from '@/lib/quiz/question';

/** The options of a question that is settled: which was right and which was chosen, by sign and word. */
export function ChoiceList({
  choices,
  right,
  chosen,
  whose = 'Your answer',
}: {
  choices: readonly Choice[];
  /** ids of the right choices */
  right: readonly string[];
  /** ids of the chosen ones; none: left unanswered */
  chosen: readonly string[];
  /** how the chosen option is called */
  whose?: string;
}) {
  return (
    <ol className="grid gap-2.5" aria-label="Options">
      {choices.map(({ id, text }, index) => {
        const isRight = right.includes(id);
        const isChosen = chosen.includes(id);
        const look = isRight
          ? 'border-go bg-go-soft'
          : isChosen
            ? 'border-stop bg-stop-soft'
            : 'border-line bg-sheet';
        const words = [isChosen && whose, isRight && 'Right answer'].filter(Boolean).join(' · ');
        return (
          <li
            key={id}
            className={`grid grid-cols-[1.625rem_1fr] gap-2.5 rounded-lg border px-3.5 py-3 leading-snug ${look}`}
          >
            <ChoiceNumber number={index + 1} />
            <span>
              <ProseText text={text} />
              {words && (
                <span className="mt-1 flex items-center gap-1.5 text-sm font-medium">
                  <Sign tone={isRight ? 'good' : 'stop'} size={15} />
                  {words}
                </span>
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

/** The key that chooses an option. */
export function ChoiceNumber({ number }: { number: number }) {
  return (
    <span
      aria-hidden="true"
      className="grid size-6 place-items-center rounded-sm border border-line bg-sheet text-xs text-quiet"
    >
      {number}
    </span>
  );
}
