import { expect, test } from 'vitest';
import { askForQuestion, type NoNext, stopPractice } from './practice-client';

const ID = '0f8fad5b-d9cb-469f-a165-70867728950e';
const replying = (reply: Response | 'no reply') => {
  const sent: { url: string; body: unknown }[] = [];
  const fetch = async (url: string, { body }: RequestInit) => {
    sent.push({ url, body: JSON.parse(String(body)) });
    if (reply === 'no reply') throw new TypeError('fetch failed');
    return reply;
  };
  return { sent, fetch };
};
const refusal = (status: number, error: string) => Response.json({ error }, { status });

test('a question that is asked for comes back as it is', async () => {
  const item = { position: 3, question: {}, answer: null, key: null };
  const { fetch, sent } = replying(Response.json(item));
  expect(await askForQuestion(ID, { position: 3, like: 2 }, fetch)).toEqual(item);
  expect(sent).toEqual([{ url: `/api/practice/${ID}/next`, body: { position: 3, like: 2 } }]);
});

test.each<[string, Response | 'no reply', NoNext]>([
  ['no reply', 'no reply', 'unreachable'],
  ['a server that fails', refusal(500, 'broken'), 'unreachable'],
  ['more questions than one person is given', refusal(429, 'too-many-questions'), 'too-many'],
  ['a session that ended', refusal(401, 'signed-out'), 'signed-out'],
  ['practice that ended', refusal(409, 'closed'), 'closed'],
  ['practice that is full', refusal(409, 'full'), 'full'],
  ['practice that is not there', refusal(404, 'not-found'), 'not-found'],
  ['a page that is behind', refusal(409, 'too-far'), 'changed'],
  ['an answer that another tab did not see', refusal(409, 'unanswered'), 'changed'],
  ['a refusal that says nothing', new Response('no', { status: 400 }), 'changed'],
])('%s is told apart', async (_, reply, problem) => {
  expect(await askForQuestion(ID, { position: 1 }, replying(reply).fetch)).toBe(problem);
});

test('stopping says how many were answered, or that it did not work', async () => {
  expect(await stopPractice(ID, replying(Response.json({ answered: 4 })).fetch)).toBe(4);
  expect(await stopPractice(ID, replying('no reply').fetch)).toBeNull();
  expect(await stopPractice(ID, replying(refusal(404, 'not-found')).fetch)).toBeNull();
});
