'use client';

import type { FormOf } from '@/lib/quiz/kinds/kind';
import type { Answering } from './answering';
import { PartList } from './part-list';

/** Statements about one figure, each with its own radios: Yes or No. */
export function Statements({
  question: { parts },
  response,
  change,
  isFixed,
  labelledBy,
}: Answering<FormOf<'yes-no-series'>>) {
  return (
    <>
      <p className="mb-2.5 text-[0.9375rem] text-quiet">
        Yes if the statement is true, No if it isn’t. Each is worth a point.
      </p>
      <PartList parts={parts} response={response} change={change} isFixed={isFixed} labelledBy={labelledBy} />
    </>
  );
}
