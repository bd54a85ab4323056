'use client';

import type { FormOf } from '@/lib/quiz/kinds/kind';
import { CommandBlock } from '../command-block';
import type { Answering } from './answering';
import { PartSelect, plain } from './part-select';

/** A command with a drop-down in each gap. */
export function Command({
  question: { command, parts },
  response,
  change,
  isFixed,
  labelledBy,
}: Answering<FormOf<'command'>>) {
  return (
    <fieldset aria-labelledby={labelledBy} disabled={isFixed} className="min-w-0">
      <CommandBlock command={command} parts={parts}>
        {(part, number) => (
          <PartSelect
            part={part}
            parts={parts}
            response={response}
            change={change}
            label={`Gap ${number}: ${plain(part.label)}`}
          />
        )}
      </CommandBlock>
    </fieldset>
  );
}
