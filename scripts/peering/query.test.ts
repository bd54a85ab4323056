import { Readable, Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { nic, reachQuery, topology, vnet } from '../../lib/peering/testing/builders';
import { answerLines } from './query';

const sound = topology(
  vnet('v', '10.0.0.0/16', { s: '10.0.1.0/24' }),
  nic('a', 'v/s', '10.0.1.4'),
  nic('b', 'v/s', '10.0.1.5'),
);
const line = (id: unknown, given: unknown = sound, query: unknown = reachQuery('a', '10.0.1.5')) =>
  JSON.stringify({ id, topology: given, query, note: 'ignored' });

async function run(lines: readonly string[]) {
  let text = '';
  const output = new Writable({
    write(chunk, _, done) {
      text += String(chunk);
      done();
    },
  });
  const status = await answerLines(Readable.from([lines.join('\n')]), output);
  return {
    status,
    answers: text
      .trim()
      .split('\n')
      .map((each) => JSON.parse(each)),
  };
}

test('each line is answered in order, under its own id', async () => {
  const { status, answers } = await run([line('one'), line(2), line({ three: 3 })]);
  expect(answers.map(({ id }) => id)).toEqual(['one', 2, { three: 3 }]);
  expect(answers[0]).toMatchObject({ answer: { reachable: true, hops: ['VnetLocal'], replyAllowed: true } });
  expect(status).toBe(0);
});

test.each([
  { says: 'what is not JSON', bad: '{', is: { id: null, error: { code: 'malformed' } } },
  { says: 'what is no object', bad: '[1]', is: { id: null, error: { code: 'malformed' } } },
  {
    says: 'a topology that is none',
    bad: line('x', 7),
    is: { id: 'x', error: { code: 'malformed', path: 'topology' } },
  },
  { says: 'a query that is none', bad: line('x', sound, null), is: { id: 'x', error: { path: 'query' } } },
  {
    says: 'an unknown kind',
    bad: line('x', sound, { kind: 'guess' }),
    is: { id: 'x', error: { path: 'query.kind' } },
  },
  {
    says: 'an unknown NIC',
    bad: line('x', sound, reachQuery('nobody', '10.0.1.5')),
    is: { error: { path: 'query.source.networkInterface.id' } },
  },
  {
    says: 'a malformed address',
    bad: line('x', sound, reachQuery('a', '10.0.1')),
    is: { error: { path: 'query.destination.ipAddress' } },
  },
  {
    says: 'a port out of range',
    bad: line('x', sound, { ...reachQuery('a', '10.0.1.5'), destinationPort: 70_000 }),
    is: { error: { path: 'query.destinationPort' } },
  },
])('$says is an error, and the rest goes on', async ({ bad, is }) => {
  const { status, answers } = await run([line('before'), bad, line('after')]);
  expect(answers).toHaveLength(3);
  expect(answers[1]).toMatchObject(is);
  expect(answers[2]).toMatchObject({ id: 'after', answer: { reachable: true } });
  expect(status).toBe(1);
});

test('a topology with problems lists them all', async () => {
  const bad = topology(vnet('v', '10.0.0.0/16', { s: '10.1.1.0/24' }), nic('a', 'v/s', '10.9.9.9'));
  const { answers } = await run([line('x', bad)]);
  expect(answers[0].error).toMatchObject({ code: 'invalid-topology', path: 'topology' });
  expect(answers[0].error.problems.map(({ code }: { code: string }) => code)).toEqual([
    'subnet-outside-vnet',
    'address-outside-subnet',
  ]);
});

test('what is not modelled is an answer, not an error', async () => {
  const { status, answers } = await run([
    line('x', sound, { ...reachQuery('a', '10.0.1.5'), misconception: 'M31' }),
  ]);
  expect(answers[0].answer).toHaveProperty('notModelled');
  expect(status).toBe(0);
});
