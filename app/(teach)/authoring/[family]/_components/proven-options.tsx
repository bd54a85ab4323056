import { RepairChanges } from '@/components/quiz/settled/repair-changes';
import { ProseText } from '@/components/ui/prose-text';
import { Sign } from '@/components/ui/sign';
import type { Expectations } from '@/lib/authoring/expectations';
import type { ChoiceSet } from '@/lib/quiz/lists';
import type { PartKey, QuestionKey } from '@/lib/quiz/question';
import { WhatIsExpected } from './what-is-expected';
import { WrongOption } from './wrong-option';

/** One list of options with what is right in it, what everybody would answer, and the owners of the rest. */
export function ProvenOptions({
  part,
  label,
  isOrder,
  list,
  shownKey,
  partKey,
  repair,
  expected,
}: {
  /** number of the part, counted from 1, and what it asks; absent where the question is one list */
  part: number | undefined;
  label: string | undefined;
  /** whether the right ones are right in one order only */
  isOrder: boolean;
  list: ChoiceSet;
  shownKey: QuestionKey;
  partKey: PartKey | undefined;
  /** what would let through what is dropped in the part; null: nothing to say */
  repair: readonly string[] | null;
  expected: Expectations | null;
}) {
  const { choices, right } = list;
  const placeOf = (id: string) => choices.findIndex((choice) => choice.id === id) + 1;
  const textOf = (id: string) => choices.find((choice) => choice.id === id)?.text ?? '';
  const wrong = choices.filter(({ id }) => !right.includes(id));
  const orders = (shownKey.alsoRight ?? []).map((order) => order.map(placeOf).join(', '));
  return (
    <div className="mt-6">
      {label !== undefined && (
        <h3 className="mb-3 border-t border-line pt-5">
          <ProseText text={label} />
        </h3>
      )}
      <div className="rounded-lg border border-go bg-go-soft px-4 py-4 sm:px-5" data-testid="right-option">
        {right.map((id, index) => (
          <p key={id} className="flex gap-2.5 font-semibold">
            <span className="pt-1">
              <Sign tone="good" />
            </span>
            <span>
              {isOrder ? `Step ${index + 1} is` : 'Right is'} {placeOf(id)}: <ProseText text={textOf(id)} />
            </span>
          </p>
        ))}
        {orders.length > 0 && <p className="mt-2 text-[0.9375rem]">Accepted too: {orders.join('; ')}</p>}
        {partKey && (
          <p className="mt-2 max-w-measure">
            <ProseText text={partKey.why} />
          </p>
        )}
      </div>
      {repair && (
        <div className="mt-4 max-w-measure">
          <RepairChanges changes={repair} />
        </div>
      )}
      <WhatIsExpected expected={expected} part={part} />
      <ol className="mt-5 grid gap-4" aria-label="Wrong options and their owners">
        {wrong.map((choice, index) => (
          <li key={choice.id}>
            <WrongOption
              place={placeOf(choice.id)}
              choice={choice}
              owned={shownKey.byChoice[choice.id]}
              azure={partKey?.path ?? shownKey.path}
              isOpen={index === 0 && label === undefined}
              under={label === undefined ? 'h3' : 'h4'}
            />
          </li>
        ))}
      </ol>
    </div>
  );
}
