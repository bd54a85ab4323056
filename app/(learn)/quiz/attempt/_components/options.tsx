'use client';

import { ChoiceNumber } from '@/components/quiz/choice-list';
import { ProseText } from '@/components/ui/prose-text';
import type { Choice } from '@/lib/quiz/question';

/** The options as native radios; the number beside each is the key that chooses it. */
export function Options({
  choices,
  choice,
  choose,
  isFixed,
  labelledBy,
}: {
  choices: readonly Choice[];
  choice: string | null;
  choose: (choice: string) => void;
  /** the answer is on its way: it can be seen and no longer changed */
  isFixed: boolean;
  labelledBy: string;
}) {
  return (
    <fieldset aria-labelledby={labelledBy} disabled={isFixed} className="grid gap-2.5">
      {choices.map(({ id, text }, index) => (
        <label
          key={id}
          className="grid grid-cols-[1.625rem_1fr_auto] items-start gap-2.5 rounded-lg border border-line bg-sheet px-3.5 py-3 leading-snug hover:border-edge has-checked:border-accent has-checked:bg-accent-soft has-checked:shadow-[inset_0_0_0_1px_var(--accent)] has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
        >
          <ChoiceNumber number={index + 1} />
          <span>
            <ProseText text={text} />
          </span>
          <input
            type="radio"
            name="choice"
            value={id}
            checked={choice === id}
            onChange={() => choose(id)}
            required
            className="mt-0.5 size-5 outline-none"
          />
        </label>
      ))}
    </fieldset>
  );
}
