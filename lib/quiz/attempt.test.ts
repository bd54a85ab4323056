import { expect, test } from 'vitest';
import { shownKeyOf, storedItems } from './attempt';
import { madeUpQuestion } from './testing/made-up-quiz';

const made = madeUpQuestion(1);
/** As a generator might make it that has more to say than is named. */
const withMore = {
  ...made,
  public: { ...made.public, hint: 'a' },
  key: { ...made.key, otherReading: { answer: 'b', path: { steps: [] } }, proof: { queries: ['x'] } },
};

test('what a question has beyond the fields that are named is not kept, and not shown', () => {
  const [item] = storedItems([withMore]);
  const { byChoice, ...rest } = made.key;
  const named = { ...rest, otherReading: withMore.key.otherReading };
  expect(item?.key).toEqual({ ...named, byChoice });
  expect(item?.question).toEqual(made.public);
  expect(shownKeyOf(withMore, ['b'])).toEqual({
    ...named,
    concepts: made.concepts,
    chosen: { b: byChoice.b },
  });
});
