import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { readArguments } from './arguments';
import { runDiagnose } from './diagnose';
import { quiz } from './quiz';

const NOW = new Date('2026-03-02T09:00:00Z');
const run = (lines: readonly unknown[], ...args: readonly string[]) =>
  runDiagnose(
    readArguments(args),
    Readable.from([lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')]),
    NOW,
  );
const stateOf = async (id: string, lines: readonly unknown[], ...args: readonly string[]) =>
  (await run(lines, ...args)).misconceptions.find((finding) => finding.id === id);

const sign = { decisions: [{ possible: 4, right: 'a', owners: { b: ['M1'] }, chosen: 'b' }] };

test('three answers that only one misconception explains name it, with the lines they stand on', async () => {
  expect(await stateOf('M1', [sign, '', sign, sign])).toMatchObject({
    state: 'named',
    signs: ['line 1', 'line 3', 'line 4'],
    belief: expect.stringContaining('transitive'),
  });
});

test('answers fade when they have a time, and --now says how old they are', async () => {
  const old = { ...sign, answeredAt: '2020-03-02T09:00:00Z' };
  expect((await stateOf('M1', [old, old, old]))?.state).toBe('open');
  expect((await stateOf('M1', [old, old, old], '--now', '2020-03-03T09:00:00+01:00'))?.state).toBe('named');
});

test('what `quiz` prints is read back as the questions it was, with the answer added', async () => {
  const lines = quiz(readArguments(['--lesson', 'virtual-network-peering', '--seed', '5'])).map((line) => ({
    ...line,
    response: line.key.right,
  }));
  const { answers, knows, misconceptions } = await run(lines);
  expect(answers).toBe(8);
  expect(knows).toBeGreaterThan(0.2);
  expect(misconceptions.every(({ signs, state }) => signs.length === 0 && state === 'open')).toBe(true);
  expect(misconceptions.filter(({ against }) => against.length > 0).length).toBeGreaterThan(5);
});

test('--next names a question of the bank that can be drawn', async () => {
  const { next } = await run([sign], '--next');
  expect(next).toMatchObject({ family: expect.any(String), seed: 'next-2', bits: expect.any(Number) });
  const again = (await run([{ ...next, choice: 'nonsense' }]).catch(
    (error: Error) => error.message,
  )) as string;
  expect(again).toContain('a choice is not one of this question’s');
}, 30_000);

test.each([
  { says: 'text that is not JSON', bad: '{', names: 'Line 2: it is not JSON.' },
  { says: 'a list', bad: [], names: 'Line 2: it is not an object' },
  { says: 'a family there is not', bad: { family: 'no', seed: 1 }, names: 'there is no family "no"' },
  { says: 'a line without a seed', bad: { family: 'two-links' }, names: 'seed: ' },
  {
    says: 'an option that was not offered',
    bad: { family: 'two-links', seed: 1, choice: 'x' },
    names: 'a choice is not one of this question’s',
  },
  {
    says: 'a structure there is not',
    bad: { family: 'two-links', seed: 1, structure: 'no', choice: 'x' },
    names: 'two-links has the structures ',
  },
  {
    says: 'a misconception there is not',
    bad: { decisions: [{ possible: 2, right: 'a', owners: { b: ['M99'] }, chosen: 'b' }] },
    names: 'there is no misconception "M99"',
  },
  {
    says: 'an owner of the right answer',
    bad: { decisions: [{ possible: 2, right: 'a', owners: { a: ['M1'] }, chosen: 'b' }] },
    names: 'nobody can own "a"',
  },
])('$says is refused by its line: $names', async ({ bad, names }) => {
  await expect(run([sign, bad])).rejects.toThrow(names);
});
