import { afterEach, describe, expect, test, vi } from 'vitest';
import { isComplete } from '@/lib/quiz/kinds';
import { KINDS } from '@/lib/quiz/question';
import { firstChoices } from '@/lib/quiz/testing/first-choices';
import { madeUpOf } from '@/lib/quiz/testing/made-up-kinds';
import { withNumber } from './numbers';
import { withChoice } from './parts';
import { dropDraft, placeOf, readDraft } from './use-draft';

const formOf = (kind: (typeof KINDS)[number]) => madeUpOf(kind).public;

test.each(KINDS)('%s: a complete answer is one, and nothing chosen is none', (kind) => {
  const question = formOf(kind);
  expect(isComplete(question, firstChoices(question))).toBe(true);
  expect(isComplete(question, [])).toBe(false);
});

describe('the number of a choice', () => {
  test('chooses it where one is to be chosen, ticks and unticks it where several are', () => {
    expect(withNumber(formOf('single-choice'), ['a'], 'b')).toEqual(['b']);
    expect(withNumber(formOf('hot-spot'), [], 'b')).toEqual(['b']);
    expect(withNumber(formOf('multiple-response'), ['a'], 'b')).toEqual(['a', 'b']);
    expect(withNumber(formOf('multiple-response'), ['a', 'b'], 'a')).toEqual(['b']);
  });

  test('does nothing where choices are in parts or in order', () => {
    for (const kind of ['order', 'yes-no-series', 'fill-in', 'command', 'problem-solution'] as const)
      expect(withNumber(formOf(kind), [], 'a')).toBeNull();
  });
});

test('a choice of a part takes the place of the one before it, in the order of the parts', () => {
  const question = formOf('fill-in');
  if (!('parts' in question)) throw new Error('it has parts');
  const [first, second] = question.parts;
  if (!first || !second) throw new Error('it has two');
  const chosen = withChoice(question.parts, ['p2-1'], first, 'p1-2');
  expect(chosen).toEqual(['p1-2', 'p2-1']);
  expect(withChoice(question.parts, chosen, first, 'p1-3')).toEqual(['p1-3', 'p2-1']);
  expect(withChoice(question.parts, chosen, second, null)).toEqual(['p1-2']);
});

describe('a draft', () => {
  const place = placeOf('attempt', 2);
  const keep = (text: string) => {
    const values = new Map([[`spokewise:draft:${place}`, text]]);
    vi.stubGlobal('sessionStorage', {
      getItem: (key: string) => values.get(key) ?? null,
      removeItem: (key: string) => void values.delete(key),
    });
  };
  afterEach(() => void vi.unstubAllGlobals());
  const read = () => readDraft(place, formOf('multiple-response'));

  test('is read as far as it is of what is offered, each choice once', () => {
    keep('["a","gone","c","a"]');
    expect(read()).toEqual(['a', 'c']);
  });

  test('that is broken, or of another form, is none', () => {
    for (const text of ['["a"', '{"a":1}', '[1,null]', '7']) {
      keep(text);
      expect(read()).toEqual([]);
    }
  });

  test('is none where the browser refuses storage', () => {
    vi.stubGlobal('sessionStorage', {
      getItem: () => {
        throw new DOMException('denied', 'SecurityError');
      },
      removeItem: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    expect(read()).toEqual([]);
    expect(() => dropDraft(place)).not.toThrow();
  });

  test('is dropped once it is of no use', () => {
    keep('["a"]');
    dropDraft(place);
    expect(read()).toEqual([]);
  });
});
