import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { pool } from '@/lib/db/client';
import { findStudentAttempt, listClassMisconceptions, listStudents } from './results/store';
import {
  findTaughtClass,
  joinClass,
  leaveClass,
  listClasses,
  removeMember,
  renameClass,
  renewJoinCode,
} from './store';
import { makeAttempt, makePerson, makeSchool, namesIn, type School, stranger } from './testing';

let { tess, ulf, ada, ben, hers, his } = {} as School;
beforeEach(async () => {
  ({ tess, ulf, ada, ben, hers, his } = await makeSchool());
});

const right = { isRight: true };

describe('who may see whom', () => {
  test('a teacher sees the students of their own class, and that of another teacher is not there', async () => {
    expect(await namesIn(tess, hers)).toEqual(['Ada', 'Ben']);
    expect(await namesIn(ulf, his)).toEqual(['Ben']);
    expect(await namesIn(tess, his)).toEqual([]);
    expect(await findTaughtClass(tess, his.id)).toBeNull();
    expect(await findTaughtClass(tess, randomUUID())).toBeNull();
  });

  test('students, guests, strangers, and a teacher whose session has ended see nothing of a class', async () => {
    await makeAttempt(ada, '2026-01-10T10:00:00Z', [{ offers: ['M1'], shows: ['M1'], isRight: false }]);
    const guest = await makePerson(null, { isGuest: true });
    const signedOut = { ...tess, sessionVersion: 0 };
    for (const asker of [ada, ben, ulf, guest, stranger, signedOut]) {
      expect(await findTaughtClass(asker, hers.id)).toBeNull();
      expect(await listStudents(asker, hers.id)).toEqual([]);
      expect(await listClassMisconceptions(asker, hers.id)).toEqual([]);
    }
    expect(await listClassMisconceptions(tess, hers.id)).toHaveLength(1);
  });

  test('a disabled teacher sees nothing more', async () => {
    await pool.query('UPDATE "User" SET "disabledAt" = now() WHERE id = $1', [tess.id]);
    expect(await listStudents(tess, hers.id)).toEqual([]);
    expect(await listClasses(tess)).toEqual([]);
  });

  test('an instructor who is in a class as a student sees it as a student', async () => {
    await joinClass(ulf, hers.joinCode, null);
    expect(await findTaughtClass(ulf, hers.id)).toBeNull();
    expect(await listStudents(ulf, hers.id)).toEqual([]);
    expect(await listClasses(ulf)).toMatchObject([
      { id: his.id, role: 'instructor', students: 1 },
      { id: hers.id, role: 'student', students: null, teachers: ['Tess'] },
    ]);
  });

  test('only its teacher renames it, changes its code or removes someone', async () => {
    for (const asker of [ada, ulf, stranger]) {
      expect(await renameClass(asker, hers.id, 'Mine now')).toEqual({ ok: false, error: 'not-found' });
      expect(await renewJoinCode(asker, hers.id)).toEqual({ ok: false, error: 'not-found' });
      expect(await removeMember(asker, hers.id, ben.id)).toEqual({ ok: false, error: 'not-found' });
    }
    expect(await findTaughtClass(tess, hers.id)).toEqual(hers);
    expect(await namesIn(tess, hers)).toEqual(['Ada', 'Ben']);
    expect(await renameClass(tess, hers.id, 'Networks on Tuesday')).toEqual({ ok: true, value: null });
    expect(await findTaughtClass(tess, hers.id)).toMatchObject({ name: 'Networks on Tuesday' });
  });

  test('a student is told of no other student, and a student who was removed is in no class', async () => {
    expect(await listClasses(ada)).toEqual([
      { id: hers.id, name: 'Networks on Monday', role: 'student', teachers: ['Tess'], students: null },
    ]);
    await removeMember(tess, hers.id, ada.id);
    expect(await listClasses(ada)).toEqual([]);
    expect(await namesIn(tess, hers)).toEqual(['Ben']);
    expect(await removeMember(tess, hers.id, ada.id)).toEqual({ ok: false, error: 'not-found' });
  });

  test('a teacher can neither be removed nor leave, so that no class is left to nobody', async () => {
    expect(await removeMember(tess, hers.id, tess.id)).toEqual({ ok: false, error: 'not-found' });
    await leaveClass(tess, hers.id);
    expect(await findTaughtClass(tess, hers.id)).not.toBeNull();
  });
});

describe('opening an attempt', () => {
  test('a teacher opens it as it was shown; to everyone else it is not there', async () => {
    const attemptId = await makeAttempt(ada, '2026-01-10T10:00:00Z', [
      right,
      { isRight: false, shows: ['M1'] },
    ]);
    expect(await findStudentAttempt(tess, hers.id, attemptId)).toMatchObject({
      student: 'Ada',
      attempt: { id: attemptId, score: { correct: 1, total: 2 }, items: [{ position: 0 }, { position: 1 }] },
    });
    await joinClass(ulf, hers.joinCode, null);
    for (const asker of [ada, ben, ulf, stranger, { ...tess, sessionVersion: 2 }]) {
      expect(await findStudentAttempt(asker, hers.id, attemptId)).toBeNull();
    }
  });

  test('it opens in the class that its student is in, and in no other', async () => {
    const ofAda = await makeAttempt(ada, '2026-01-10T10:00:00Z', [right]);
    const ofBen = await makeAttempt(ben, '2026-01-10T10:00:00Z', [right]);
    const ofTess = await makeAttempt(tess, '2026-01-10T10:00:00Z', [right]);
    expect(await findStudentAttempt(ulf, his.id, ofBen)).not.toBeNull();
    expect(await findStudentAttempt(ulf, his.id, ofAda)).toBeNull();
    expect(await findStudentAttempt(tess, his.id, ofBen)).toBeNull();
    expect(await findStudentAttempt(tess, hers.id, ofTess)).toBeNull();
    await removeMember(tess, hers.id, ben.id);
    expect(await findStudentAttempt(tess, hers.id, ofBen)).toBeNull();
    expect(await findStudentAttempt(ulf, his.id, ofBen)).not.toBeNull();
  });

  test('of an attempt that is still open, the key of a question is there only once it is answered', async () => {
    const attemptId = await makeAttempt(ada, '2026-01-10T10:00:00Z', [right, {}], { isOpen: true });
    const found = await findStudentAttempt(tess, hers.id, attemptId);
    expect(found?.attempt.items.map(({ key }) => key !== null)).toEqual([true, false]);
  });
});
