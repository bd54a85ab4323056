'use client';

import type { FormOf } from '@/lib/quiz/kinds/kind';
import { countWord } from '../count-word';
import type { Answering } from './answering';
import { ChoiceRow } from './choice-row';
import { toggled } from './toggle';

/** The options as native checkboxes. As in the exam nothing stops a tick too many; it is said that it would cost all. */
export function MultipleResponse({
  question: { choices, pick },
  response,
  change,
  isFixed,
  labelledBy,
}: Answering<FormOf<'multiple-response'>>) {
  const tooMany = response.length - pick;
  return (
    <>
      <p id="how-many" className="mb-2.5 text-[0.9375rem] text-quiet">
        <strong className="font-semibold text-ink">Choose {countWord(pick)}.</strong> Each right one is worth
        a point.
      </p>
      <fieldset
        aria-labelledby={labelledBy}
        aria-describedby="how-many"
        disabled={isFixed}
        className="grid gap-2.5"
      >
        {choices.map(({ id, text }, index) => (
          <ChoiceRow key={id} number={index + 1} inputId={`choice-${id}`} text={text}>
            <input
              type="checkbox"
              id={`choice-${id}`}
              name="choice"
              value={id}
              checked={response.includes(id)}
              onChange={() => change(toggled(response, id))}
              className="mt-0.5 size-5 outline-none"
            />
          </ChoiceRow>
        ))}
      </fieldset>
      {!isFixed && (
        <p
          role="status"
          className={`mt-2.5 text-[0.9375rem] ${tooMany > 0 ? 'font-medium text-warn' : 'text-quiet'}`}
        >
          {tooMany > 0
            ? `${response.length} chosen. Take ${countWord(tooMany)} away: with more than ${countWord(pick)} none would count.`
            : `${response.length} of ${pick} chosen.`}
        </p>
      )}
    </>
  );
}
