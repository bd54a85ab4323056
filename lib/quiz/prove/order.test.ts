import { expect, test } from 'vitest';
import { inWhichOrder } from '@/content/questions/in-which-order';
import { randomOf } from '@/lib/random';
import { drawQuestion } from '../generate';
import { choicesOf } from '../question';

/** Seeds whose wrong steps include the syncs of several links: a remark tells of the sync that its step is about. */
test('a remark on a step tells of that step, not of another wrong one', () => {
  let seen = 0;
  for (let seed = 0; seed < 40; seed++) {
    const random = randomOf(`ids-${seed}`);
    const question = drawQuestion(inWhichOrder, `remark-${seed}`, () => random.id());
    if (question.structure !== 'two-peers-to-sync') continue;
    for (const { id, text } of choicesOf(question.public)) {
      const { misconceptions, remark } = question.key.byChoice[id] ?? { misconceptions: [], remark: '' };
      const link = /^Sync `([^`]+)`/.exec(text)?.[1];
      if (misconceptions.length === 0 || !link) continue;
      expect(remark, `${seed}: ${text}`).toContain(`/${link}\``);
      seen++;
    }
  }
  expect(seen).toBeGreaterThan(3);
});
