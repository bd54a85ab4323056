import { beforeEach, expect, test } from 'vitest';
import { pool } from '@/lib/db/client';
import { lookUpInvitation } from './invitation';
import { formatJoinCode } from './join-code';
import { makeSchool, type School } from './testing';

let { hers } = {} as School;
beforeEach(async () => {
  ({ hers } = await makeSchool());
  await pool.query('TRUNCATE "Throttle"');
});

test('a code leads to its class however it is written', async () => {
  for (const written of [hers.joinCode, formatJoinCode(hers.joinCode), ` ${hers.joinCode.toLowerCase()} `]) {
    expect(await lookUpInvitation(written, '192.0.2.1')).toMatchObject({
      ok: true,
      value: { joinCode: hers.joinCode, invitation: { name: 'Networks on Monday', teachers: ['Tess'] } },
    });
  }
});

test('what can’t be a code is told apart from a code nobody has', async () => {
  expect(await lookUpInvitation('hello', '192.0.2.1')).toEqual({ ok: false, error: 'not-a-code' });
  expect(await lookUpInvitation('AAAA-AAAA', '192.0.2.1')).toEqual({ ok: false, error: 'unknown-code' });
});

test('who tries code after code is stopped; a hall that follows the right one is not', async () => {
  const address = '192.0.2.2';
  for (let student = 0; student < 300; student += 1) {
    expect((await lookUpInvitation(hers.joinCode, address)).ok).toBe(true);
  }
  const answers: string[] = [];
  for (let tries = 0; tries < 220; tries += 1) {
    const found = await lookUpInvitation('AAAAAAAA', address);
    answers.push(found.ok ? 'found' : found.error);
  }
  expect(answers[0]).toBe('unknown-code');
  expect(answers.at(-1)).toBe('too-many-tries');
  expect(await lookUpInvitation(hers.joinCode, address)).toEqual({ ok: false, error: 'too-many-tries' });
  expect((await lookUpInvitation(hers.joinCode, '192.0.2.3')).ok).toBe(true);
});
