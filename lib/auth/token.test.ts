import { decode, encode } from 'next-auth/jwt';
import { beforeEach, expect, test, vi } from 'vitest';
import { formatToken, parseToken } from './token';

const SECRET = 'a secret that is only used in tests';
const person = { id: '0b5fd5a4-5f0e-4e4f-9d1c-2f6f6c2b7a10', sessionVersion: 3 };

beforeEach(() => {
  vi.stubEnv('DATABASE_URL', 'postgresql://localhost/none');
  vi.stubEnv('NEXTAUTH_SECRET', SECRET);
});

test('a token reads back as the person it was made for', async () => {
  expect(await parseToken(await formatToken(person))).toEqual(person);
});

test('next-auth reads our tokens and we read its own: there is one kind of session', async () => {
  const read = await decode({ token: await formatToken(person), secret: SECRET });
  expect(read).toMatchObject({ sub: person.id, v: person.sessionVersion });
  expect(Object.keys(read ?? {}).sort()).toEqual(['exp', 'iat', 'sub', 'v']);
  const theirs = await encode({ token: { sub: person.id, v: 3 }, secret: SECRET });
  expect(await parseToken(theirs)).toEqual(person);
});

test.each([
  ['made with another secret', () => encode({ token: { sub: person.id, v: 3 }, secret: 'another' })],
  ['worn out', () => encode({ token: { sub: person.id, v: 3 }, secret: SECRET, maxAge: -60 })],
  ['without a session version', () => encode({ token: { sub: person.id }, secret: SECRET })],
  ['without encryption', async () => `${btoa('{"alg":"none"}')}.${btoa('{"sub":"x","v":1}')}.`],
  ['nonsense', async () => 'nonsense'],
])('a token that is %s is nobody’s', async (_, make) => {
  expect(await parseToken(await make())).toBeNull();
});
