'use client';

import { ProseText } from '@/components/ui/prose-text';
import type { FormOf } from '@/lib/quiz/kinds/kind';
import type { Answering } from './answering';
import { PartSelect } from './part-select';

/** A row of a table, or a form, filled in by drop-downs: side by side where there is room, else one under the other. */
export function FillIn({
  question: { title, parts },
  response,
  change,
  isFixed,
}: Answering<FormOf<'fill-in'>>) {
  return (
    <fieldset
      aria-labelledby="fill-in"
      disabled={isFixed}
      className="overflow-hidden rounded-lg border border-line bg-sheet"
    >
      <p id="fill-in" className="border-b border-line bg-vnet px-3.5 py-2 font-medium">
        <ProseText text={title} />
      </p>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(100%,13rem),1fr))] gap-x-4 gap-y-3 px-3.5 py-3.5">
        {parts.map((part) => (
          <label key={part.id} htmlFor={`part-${part.id}`} className="grid content-end gap-1">
            <span className="text-sm text-quiet">
              <ProseText text={part.label} />
            </span>
            <PartSelect
              part={part}
              parts={parts}
              response={response}
              change={change}
              id={`part-${part.id}`}
              className="w-full"
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
