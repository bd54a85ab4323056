import { beforeEach, describe, expect, test } from 'vitest';
import { pool } from '@/lib/db/client';
import { listClassMisconceptions, listStudents } from './results/store';
import {
  becomeInstructor,
  createClass,
  findInvitation,
  findTaughtClass,
  joinClass,
  leaveClass,
  listClasses,
  renewJoinCode,
} from './store';
import { makeAttempt, makeClass, makePerson, makeSchool, namesIn, type School, stranger } from './testing';

let { tess, ulf, ada, hers, his } = {} as School;
beforeEach(async () => {
  ({ tess, ulf, ada, hers, his } = await makeSchool());
});

describe('joining and leaving', () => {
  test('joining twice, also at once, is joining once', async () => {
    const carl = await makePerson('Carl');
    const joined = { ok: true, value: { classId: hers.id, person: carl } };
    expect(await Promise.all([1, 2, 3].map(() => joinClass(carl, hers.joinCode, null)))).toEqual([
      joined,
      joined,
      joined,
    ]);
    expect(await namesIn(tess, hers)).toEqual(['Ada', 'Ben', 'Carl']);
  });

  test('a teacher who follows their own link stays the teacher', async () => {
    expect(await joinClass(tess, hers.joinCode, null)).toMatchObject({ ok: true });
    expect(await findTaughtClass(tess, hers.id)).not.toBeNull();
    expect(await namesIn(tess, hers)).toEqual(['Ada', 'Ben']);
  });

  test('a stranger who gives a name becomes a guest in the class', async () => {
    const joined = await joinClass(null, hers.joinCode, 'Dora');
    expect(joined).toMatchObject({ ok: true, value: { classId: hers.id } });
    expect(await listStudents(tess, hers.id)).toContainEqual(
      expect.objectContaining({ name: 'Dora', isGuest: true }),
    );
    if (joined.ok) expect(await listClasses(joined.value.person)).toHaveLength(1);
  });

  test('neither a wrong code nor a missing name makes anybody', async () => {
    const people = async () => (await pool.query('SELECT id FROM "User"')).rowCount;
    const before = await people();
    expect(await joinClass(null, 'AAAAAAAA', 'Dora')).toEqual({ ok: false, error: 'unknown-code' });
    expect(await joinClass(null, hers.joinCode, null)).toEqual({ ok: false, error: 'name-missing' });
    expect(await people()).toBe(before);
    expect(await namesIn(tess, hers)).toEqual(['Ada', 'Ben']);
  });

  test('a guest gives a name once; a name that is there is kept', async () => {
    const guest = await makePerson(null, { isGuest: true });
    expect(await joinClass(guest, hers.joinCode, null)).toEqual({ ok: false, error: 'name-missing' });
    expect(await joinClass(guest, hers.joinCode, 'Edda')).toMatchObject({ ok: true });
    expect(await joinClass(guest, his.joinCode, 'Someone else')).toMatchObject({ ok: true });
    expect(await namesIn(ulf, his)).toEqual(['Ben', 'Edda']);
  });

  test('a session that has ended joins nothing', async () => {
    const signedOut = { ...(await makePerson('Fay')), sessionVersion: 7 };
    expect(await joinClass(signedOut, hers.joinCode, null)).toEqual({ ok: false, error: 'signed-out' });
    expect(await joinClass(stranger, hers.joinCode, 'Gil')).toEqual({ ok: false, error: 'signed-out' });
    expect(await namesIn(tess, hers)).toEqual(['Ada', 'Ben']);
  });

  test('a new code replaces the old one; who is in stays in', async () => {
    const renewed = await renewJoinCode(tess, hers.id);
    if (!renewed.ok) throw new Error(renewed.error);
    expect(renewed.value.joinCode).not.toBe(hers.joinCode);
    expect(await findInvitation(hers.joinCode)).toBeNull();
    expect(await joinClass(await makePerson('Hal'), hers.joinCode, null)).toEqual({
      ok: false,
      error: 'unknown-code',
    });
    expect(await findInvitation(renewed.value.joinCode)).toEqual({
      classId: hers.id,
      name: 'Networks on Monday',
      teachers: ['Tess'],
    });
    expect(await namesIn(tess, hers)).toEqual(['Ada', 'Ben']);
  });

  test('leaving takes the student and their attempts out of sight, and twice is once', async () => {
    await makeAttempt(ada, '2026-01-10T10:00:00Z', [{ offers: ['M1'], shows: ['M1'], isRight: false }]);
    await leaveClass(ada, hers.id);
    await leaveClass(ada, hers.id);
    expect(await namesIn(tess, hers)).toEqual(['Ben']);
    expect(await listClassMisconceptions(tess, hers.id)).toEqual([]);
    expect((await pool.query('SELECT id FROM "Attempt" WHERE "userId" = $1', [ada.id])).rowCount).toBe(1);
  });
});

describe('who may teach', () => {
  test('an account that says it teaches may make a class, a guest may not say so', async () => {
    const guest = await makePerson('Gus', { isGuest: true });
    expect(await becomeInstructor(guest)).toEqual({ ok: false, error: 'account-needed' });
    expect(await createClass(guest, 'Mine')).toEqual({ ok: false, error: 'not-instructor' });
    expect(await createClass(ada, 'Mine')).toEqual({ ok: false, error: 'not-instructor' });
    expect(await becomeInstructor(ada)).toEqual({ ok: true, value: null });
    expect(await createClass(ada, 'Mine')).toMatchObject({ ok: true, value: { name: 'Mine' } });
    expect((await pool.query('SELECT id FROM "Class"')).rowCount).toBe(3);
  });

  test('to say so shows nobody: only those who join are seen', async () => {
    await becomeInstructor(ada);
    const mine = await makeClass(ada, 'Mine');
    expect(await namesIn(ada, mine)).toEqual([]);
    expect(await namesIn(ada, hers)).toEqual([]);
  });
});
