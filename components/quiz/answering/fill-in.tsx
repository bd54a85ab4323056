'use client';

import { ProseText } from '@/components/ui/prose-text';
import type { FormOf } from '@/lib/quiz/kinds/kind';
import type { Answering } from './answering';
import { PartList } from './part-list';
import { PartSelect } from './part-select';

/** More letters than a drop-down shows of a choice. */
const LONGEST_IN_DROP_DOWN = 24;

/**
 * A row of a table, or a form, filled in by drop-downs: side by side where there is room, else one under the other. Where
 * choices are too long for that, they stand below one another instead.
 */
export function FillIn({
  question: { title, parts },
  response,
  change,
  isFixed,
  labelledBy,
}: Answering<FormOf<'fill-in'>>) {
  const isLong = parts.some(({ choices }) => choices.some(({ text }) => text.length > LONGEST_IN_DROP_DOWN));
  if (isLong)
    return (
      <>
        <p className="mb-2.5 text-[0.9375rem] text-quiet">
          <ProseText text={title} />: choose one for each. Each is worth a point.
        </p>
        <PartList
          parts={parts}
          response={response}
          change={change}
          isFixed={isFixed}
          labelledBy={labelledBy}
          isLong
        />
      </>
    );
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
