import { Fragment, type ReactNode } from 'react';
import type { CommandPiece, Part } from '@/lib/quiz/question';

/**
 * A command as one types it, broken where a terminal would break it. `children` draws a gap, whose number is counted from 1.
 */
export function CommandBlock({
  command,
  parts,
  children,
}: {
  command: readonly CommandPiece[];
  parts: readonly Part[];
  children: (part: Part, number: number) => ReactNode;
}) {
  return (
    <div className="rounded-lg border border-line bg-vnet px-3.5 py-3 font-mono text-[0.9375rem]/[2.6] wrap-anywhere whitespace-pre-wrap">
      {command.map((piece, index) => {
        if (typeof piece === 'string')
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a command never change places
          return <Words key={index} text={piece} />;
        const place = parts.findIndex(({ id }) => id === piece.part);
        const part = parts[place];
        return part && <Fragment key={piece.part}>{children(part, place + 1)}</Fragment>;
      })}
    </div>
  );
}

/** A browser would break `--resource-group` at its hyphen. */
function Words({ text }: { text: string }) {
  return text.split(/(\s+)/).map((word, index) =>
    index % 2 === 1 ? (
      word
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the words of a command never change places
      <span key={index} className="inline-block max-w-full">
        {word}
      </span>
    ),
  );
}
