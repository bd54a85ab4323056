import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { POST as next } from '@/app/api/practice/[attemptId]/next/route';
import { POST as stop } from '@/app/api/practice/[attemptId]/stop/route';
import { POST as start } from '@/app/api/practice/route';
import { formatToken } from '@/lib/auth/token';
import { pool } from '@/lib/db/client';
import { startPractice } from '@/lib/practice/start';

test('practice is begun, gone on with and ended by our own pages only', async () => {
  const now = new Date();
  const { person, attemptId } = await startPractice(null, false, undefined, now);
  const cookie = `next-auth.session-token=${await formatToken(person)}`;
  const from = (origin: string, body: BodyInit) =>
    new Request('http://localhost/api/practice', {
      method: 'POST',
      headers: { host: 'localhost', origin, cookie },
      body,
    });
  const params = Promise.resolve({ attemptId });
  const state = async () =>
    (await pool.query('SELECT id, total, "submittedAt" FROM "Attempt" WHERE "userId" = $1', [person.id]))
      .rows;
  const before = await state();
  const evil = 'https://evil.example';
  const replies = [
    await start(from(evil, new URLSearchParams({ again: 'yes' }))),
    await next(from(evil, JSON.stringify({ position: 1, skip: true })), { params }),
    await stop(from(evil, '{}'), { params }),
  ];
  expect(replies.map(({ status }) => status)).toEqual([403, 403, 403]);
  expect(await state()).toEqual(before);
  const own = await next(from('http://localhost', JSON.stringify({ position: 1, skip: true })), { params });
  expect(own.status).toBe(200);
  // one that is not there is not found
  const other = Promise.resolve({ attemptId: randomUUID() });
  expect((await stop(from('http://localhost', '{}'), { params: other })).status).toBe(404);
});
