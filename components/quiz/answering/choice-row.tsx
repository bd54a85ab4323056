import type { ReactNode } from 'react';
import { ProseText } from '@/components/ui/prose-text';
import { ChoiceNumber } from '../settled/choice-list';

/** One choice of a list: the key that chooses it, its text, and the native input. */
export function ChoiceRow({
  number,
  inputId,
  text,
  children,
}: {
  number: number;
  inputId: string;
  text: string;
  children: ReactNode;
}) {
  return (
    <label
      htmlFor={inputId}
      className="grid grid-cols-[1.625rem_1fr_auto] items-start gap-2.5 rounded-lg border border-line bg-sheet px-3.5 py-3 leading-snug hover:border-edge has-checked:border-accent has-checked:bg-accent-soft has-checked:shadow-[inset_0_0_0_1px_var(--accent)] has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
    >
      <ChoiceNumber number={number} />
      <span>
        <ProseText text={text} />
      </span>
      {children}
    </label>
  );
}
