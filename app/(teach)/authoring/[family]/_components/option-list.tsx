import { ChoiceNumber } from '@/components/quiz/settled/choice-list';
import { ProseText } from '@/components/ui/prose-text';
import type { Choice } from '@/lib/quiz/question';

/** Options by their numbers, none of them marked. */
export function OptionList({ choices, label }: { choices: readonly Choice[]; label: string }) {
  return (
    <ol className="grid gap-2.5" aria-label={label}>
      {choices.map(({ id, text }, index) => (
        <li
          key={id}
          className="grid grid-cols-[1.625rem_1fr] gap-2.5 rounded-lg border border-line bg-sheet px-3.5 py-3 leading-snug"
        >
          <ChoiceNumber number={index + 1} />
          <span>
            <ProseText text={text} />
          </span>
        </li>
      ))}
    </ol>
  );
}
