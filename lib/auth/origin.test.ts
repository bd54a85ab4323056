import { expect, test } from 'vitest';
import { originProblem } from './origin';

const request = (headers: Record<string, string>) =>
  new Request('http://localhost:3000/api/x', { method: 'POST', headers });

test.each([
  { says: 'the same host', headers: { host: 'quiz.example', origin: 'https://quiz.example' } },
  { says: 'the same host and port', headers: { host: 'localhost:3000', origin: 'http://localhost:3000' } },
  {
    says: 'the host a proxy was asked for',
    headers: { host: '10.0.0.4:3000', 'x-forwarded-host': 'quiz.example', origin: 'https://quiz.example' },
  },
  { says: 'a program without an origin', headers: { host: 'quiz.example' } },
  {
    says: 'a same-origin request without an origin',
    headers: { host: 'quiz.example', 'sec-fetch-site': 'same-origin' },
  },
])('$says is let in', ({ headers }) => {
  expect(originProblem(request(headers))).toBeNull();
});

test.each([
  { says: 'another host', headers: { host: 'quiz.example', origin: 'https://evil.example' } },
  { says: 'another port', headers: { host: 'quiz.example', origin: 'https://quiz.example:8443' } },
  {
    says: 'a host that ends alike',
    headers: { host: 'quiz.example', origin: 'https://evil-quiz.example' },
  },
  { says: 'an opaque origin', headers: { host: 'quiz.example', origin: 'null' } },
  {
    says: 'another site without an origin',
    headers: { host: 'quiz.example', 'sec-fetch-site': 'cross-site' },
  },
])('$says is refused', ({ headers }) => {
  expect(originProblem(request(headers))).toBe('foreign-origin');
});
