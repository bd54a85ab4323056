import { ProseText } from '@/components/ui/prose-text';
import { Sign } from '@/components/ui/sign';
import type { Choice } from '@/lib/quiz/question';

/** The options of a question that is settled: which were right and which were chosen, by sign and word. */
export function ChoiceList({
  choices,
  right,
  chosen,
  also,
  whose = 'Your answer',
}: {
  choices: readonly Choice[];
  /** ids of the right choices */
  right: readonly string[];
  /** ids of the chosen ones; none: left unanswered */
  chosen: readonly string[];
  /** id of the choice that the other reading of a contested rule makes right */
  also?: string;
  /** how the chosen option is called */
  whose?: string;
}) {
  return (
    <ol className="grid gap-2.5" aria-label="Options">
      {choices.map(({ id, text }, index) => {
        const isRight = right.includes(id) || id === also;
        const isChosen = chosen.includes(id);
        const look = isRight
          ? 'border-go bg-go-soft'
          : isChosen
            ? 'border-stop bg-stop-soft'
            : 'border-line bg-sheet';
        const words = [
          isChosen && whose,
          id === also ? 'Right as others read the rule' : isRight && 'Right answer',
        ]
          .filter(Boolean)
          .join(' · ');
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
