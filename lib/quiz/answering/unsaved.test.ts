import { expect, test } from 'vitest';
import { addUnsaved, readUnsaved, removeUnsaved, storageInMemory, unsavedKey } from './unsaved';

const answer = (position: number, choice = 'a') => ({
  answerId: `id-${position}-${choice}`,
  position,
  response: [choice],
  timeTakenMs: 1_000,
});

test('what is added is read again, by any tab, until it is removed', () => {
  const storage = storageInMemory();
  addUnsaved(storage, 'one', answer(0));
  addUnsaved(storage, 'one', answer(1));
  expect(readUnsaved(storage, 'one')).toEqual([answer(0), answer(1)]);
  removeUnsaved(storage, 'one', answer(0).answerId);
  expect(readUnsaved(storage, 'one')).toEqual([answer(1)]);
});

test('the first answer to a question stays, whichever tab gives a second', () => {
  const storage = storageInMemory();
  addUnsaved(storage, 'one', answer(0, 'first'));
  expect(addUnsaved(storage, 'one', answer(0, 'second'))).toEqual([answer(0, 'first')]);
});

test('attempts keep to themselves, and nothing is left behind', () => {
  const storage = storageInMemory();
  addUnsaved(storage, 'one', answer(0));
  expect(readUnsaved(storage, 'two')).toEqual([]);
  removeUnsaved(storage, 'one', answer(0).answerId);
  expect(storage.getItem(unsavedKey('one'))).toBeNull();
});

test.each(['', 'no json', '{}', 'null', '[null, 1, {"answerId": 3}]'])(
  'what is not a list of answers reads as none: %s',
  (text) => {
    const storage = storageInMemory();
    storage.setItem(unsavedKey('one'), text);
    expect(readUnsaved(storage, 'one')).toEqual([]);
  },
);
