'use client';

import type { FormOf } from '@/lib/quiz/kinds/kind';
import type { Answering } from './answering';
import { ChoiceRow } from './choice-row';

/** The options as native radios; the number beside each is the key that chooses it. */
export function OneOfList({
  question: { kind, choices },
  response: [chosen],
  change,
  isFixed,
  labelledBy,
}: Answering<FormOf<'single-choice'> | FormOf<'hot-spot'>>) {
  return (
    <>
      {kind === 'hot-spot' && (
        <p className="mb-2.5 text-[0.9375rem] text-quiet">
          Choose the place in the figure, or here: the numbers are the same.
        </p>
      )}
      <fieldset aria-labelledby={labelledBy} disabled={isFixed} className="grid gap-2.5">
        {choices.map(({ id, text }, index) => (
          <ChoiceRow key={id} number={index + 1} inputId={`choice-${id}`} text={text}>
            <input
              type="radio"
              id={`choice-${id}`}
              name="choice"
              value={id}
              checked={chosen === id}
              onChange={() => change([id])}
              required
              className="mt-0.5 size-5 outline-none"
            />
          </ChoiceRow>
        ))}
      </fieldset>
    </>
  );
}
