'use client';

import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { ProseText } from '@/components/ui/prose-text';
import type { FormOf } from '@/lib/quiz/kinds/kind';
import type { Choice } from '@/lib/quiz/question';
import { countWord } from '../count-word';
import type { Answering } from './answering';
import { plain } from './part-select';

/** Steps to choose from, and the order that is being made of them: by buttons, or by dragging a step to its place. */
export function Order({
  question: { choices, pick },
  response,
  change,
  isFixed,
  labelledBy,
}: Answering<FormOf<'order'>>) {
  const [said, say] = useState('');
  const [dragged, drag] = useState<string | null>(null);
  const stepsId = useId();
  const orderId = useId();
  const focus = useFocusAfter(response);
  const left = choices.filter(({ id }) => !response.includes(id));
  const inOrder = response.flatMap((id) => choices.find((choice) => choice.id === id) ?? []);
  const isFull = response.length >= pick;

  const add = (choice: Choice) => {
    change([...response, choice.id]);
    say(`Step ${response.length + 1}: ${plain(choice.text)}`);
    const at = left.indexOf(choice);
    const next = left[at + 1] ?? left[at - 1];
    focus(next && response.length + 1 < pick ? `add-${next.id}` : `remove-${choice.id}`);
  };
  const remove = (choice: Choice) => {
    change(response.filter((id) => id !== choice.id));
    say(`Taken out: ${plain(choice.text)}`);
    focus(`add-${choice.id}`);
  };
  const put = (id: string, place: number) => {
    const others = response.filter((other) => other !== id);
    if (others.length >= pick) return;
    const next = others.toSpliced(place, 0, id);
    change(next);
    const text = choices.find((choice) => choice.id === id)?.text ?? '';
    say(`Now step ${next.indexOf(id) + 1} of ${next.length}: ${plain(text)}`);
  };
  const move = (choice: Choice, by: -1 | 1) => {
    const to = response.indexOf(choice.id) + by;
    put(choice.id, to);
    // the button that was pressed is gone at the end of the list: the one that leads back is next to it
    const isAtEnd = to === 0 || to === response.length - 1;
    focus(`${(by < 0) !== isAtEnd ? 'up' : 'down'}-${choice.id}`);
  };
  const dropAt = (place: number) => ({
    onDragOver: (event: React.DragEvent) => dragged !== null && event.preventDefault(),
    onDrop: (event: React.DragEvent) => {
      event.preventDefault();
      event.stopPropagation();
      if (dragged !== null) put(dragged, place);
      drag(null);
    },
  });
  const draggable = (id: string) => ({
    draggable: !isFixed && (response.includes(id) || !isFull),
    onDragStart: (event: React.DragEvent) => {
      event.dataTransfer.effectAllowed = 'move';
      event.dataTransfer.setData('text/plain', id);
      drag(id);
    },
    onDragEnd: () => drag(null),
  });

  return (
    <fieldset aria-labelledby={labelledBy} disabled={isFixed} className="grid min-w-0 gap-5">
      <section aria-labelledby={orderId} {...dropAt(response.length)}>
        <h2 id={orderId} className="mb-1.5 text-[0.9375rem] tracking-normal">
          Your order{' '}
          <span className="font-normal text-quiet">
            {response.length} of {pick}
          </span>
        </h2>
        <ol className="grid gap-2">
          {inOrder.map((choice, place) => (
            <li
              key={choice.id}
              {...draggable(choice.id)}
              {...dropAt(place)}
              className={`grid grid-cols-[1.625rem_1fr] items-start gap-x-2.5 rounded-lg border border-accent sm:grid-cols-[1.625rem_1fr_auto] bg-accent-soft px-3 py-2.5 leading-snug ${dragged === choice.id ? 'opacity-50' : ''}`}
            >
              <span className="text-center font-semibold tabular-nums sm:pt-2.5">{place + 1}</span>
              <span className="sm:pt-2.5">
                <ProseText text={choice.text} />
              </span>
              <span className="-ml-2.5 flex max-sm:col-start-2 sm:ml-0">
                {place > 0 && (
                  <IconButton
                    id={`up-${choice.id}`}
                    label={`Move up: ${plain(choice.text)}`}
                    act={() => move(choice, -1)}
                  >
                    <path d="M8 13V3.500M3.500 8 8 3.500 12.500 8" />
                  </IconButton>
                )}
                {place < inOrder.length - 1 && (
                  <IconButton
                    id={`down-${choice.id}`}
                    label={`Move down: ${plain(choice.text)}`}
                    act={() => move(choice, 1)}
                  >
                    <path d="M8 3v9.500M3.500 8 8 12.500 12.500 8" />
                  </IconButton>
                )}
                <IconButton
                  id={`remove-${choice.id}`}
                  label={`Remove: ${plain(choice.text)}`}
                  act={() => remove(choice)}
                >
                  <path d="m4 4 8 8m0-8-8 8" />
                </IconButton>
              </span>
            </li>
          ))}
          {!isFixed && !isFull && (
            <li className="rounded-lg border border-dashed border-edge px-3 py-2.5 text-[0.9375rem] text-quiet">
              {response.length === 0
                ? `Add ${countWord(pick)} steps from below, the first one first.`
                : `Step ${response.length + 1} goes here.`}
            </li>
          )}
        </ol>
      </section>
      {left.length > 0 && (
        <section aria-labelledby={stepsId}>
          <h2 id={stepsId} className="mb-1.5 text-[0.9375rem] tracking-normal">
            Steps to choose from
          </h2>
          <ul className="grid gap-2">
            {left.map((choice) => (
              <li
                key={choice.id}
                {...draggable(choice.id)}
                className={`grid grid-cols-[1fr_auto] items-center gap-2.5 rounded-lg border border-line bg-sheet py-1 pr-1.5 pl-3.5 leading-snug ${dragged === choice.id ? 'opacity-50' : ''}`}
              >
                <span className="py-1.5">
                  <ProseText text={choice.text} />
                </span>
                <button
                  type="button"
                  id={`add-${choice.id}`}
                  disabled={isFull}
                  aria-label={`Add: ${plain(choice.text)}`}
                  onClick={() => add(choice)}
                  className="min-h-11 min-w-11 rounded-md px-2.5 font-medium text-accent underline-offset-4 hover:underline disabled:opacity-55"
                >
                  Add
                </button>
              </li>
            ))}
          </ul>
          {isFull && !isFixed && (
            <p className="mt-2 text-[0.9375rem] text-quiet">
              All {countWord(pick)} places are taken. Remove a step to put another in its place.
            </p>
          )}
        </section>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
    </fieldset>
  );
}

function IconButton({
  id,
  label,
  act,
  children,
}: {
  id: string;
  label: string;
  act: () => void;
  children: ReactNode;
}) {
  return (
    <button
      type="button"
      id={id}
      aria-label={label}
      title={label.split(':')[0]}
      onClick={act}
      className="grid size-10 place-items-center rounded-md text-accent hover:bg-sheet disabled:opacity-55"
    >
      <svg
        width={16}
        height={16}
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        {children}
      </svg>
    </button>
  );
}

/** A button that was pressed may be gone: the focus goes to the one that is named, once it is there. */
function useFocusAfter(value: unknown): (id: string) => void {
  const wanted = useRef<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the value says when the buttons are the new ones
  useEffect(() => {
    if (wanted.current) document.getElementById(wanted.current)?.focus();
    wanted.current = null;
  }, [value]);
  return (id) => {
    wanted.current = id;
  };
}
