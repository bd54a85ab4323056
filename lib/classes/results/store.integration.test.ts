import { beforeEach, describe, expect, test } from 'vitest';
import { joinClass } from '../store';
import { makeAttempt, makePerson, makeSchool, type School } from '../testing';
import { findStudentAttempt, listClassMisconceptions, listStudents } from './store';

let { tess, ada, ben, hers } = {} as School;
beforeEach(async () => {
  ({ tess, ada, ben, hers } = await makeSchool());
});

const right = { isRight: true };

describe('the table', () => {
  test('it has every attempt of a student, oldest first, with what was answered and when', async () => {
    const second = await makeAttempt(ada, '2026-01-12T10:00:00Z', [right, right, { isRight: false }]);
    const first = await makeAttempt(ada, '2026-01-10T10:00:00Z', [
      right,
      { isRight: false, shows: ['M1'] },
      {},
    ]);
    const open = await makeAttempt(ada, '2026-01-14T10:00:00Z', [right, {}, {}], { isOpen: true });
    const [record] = (await listStudents(tess, hers.id)).filter(({ name }) => name === 'Ada');
    expect(record).toMatchObject({
      studentId: ada.id,
      isGuest: false,
      lastActiveAt: new Date('2026-01-14T10:00:00Z'),
      attempts: [
        {
          attemptId: first,
          correct: 1,
          total: 3,
          answered: 2,
          submittedAt: new Date('2026-01-10T10:00:00Z'),
        },
        { attemptId: second, correct: 2, total: 3, answered: 3 },
        { attemptId: open, correct: null, total: 3, answered: 1, submittedAt: null },
      ],
    });
  });

  test('the misconceptions of a student are those of the latest finished attempt, counted by answer', async () => {
    await makeAttempt(ada, '2026-01-10T10:00:00Z', [{ isRight: false, shows: ['M9'] }]);
    await makeAttempt(ada, '2026-01-12T10:00:00Z', [
      { isRight: false, shows: ['M4'] },
      { isRight: false, shows: ['M1', 'M2'] },
      { isRight: false, shows: ['M1'] },
    ]);
    await makeAttempt(ada, '2026-01-14T10:00:00Z', [{ isRight: false, shows: ['M13'] }, {}], {
      isOpen: true,
    });
    const [record] = (await listStudents(tess, hers.id)).filter(({ name }) => name === 'Ada');
    expect(record?.misconceptions).toEqual([
      { id: 'M1', answers: 2 },
      { id: 'M2', answers: 1 },
      { id: 'M4', answers: 1 },
    ]);
  });

  test('a student who has not begun stands in it with nothing', async () => {
    expect((await listStudents(tess, hers.id))[0]).toMatchObject({
      attempts: [],
      misconceptions: [],
      lastActiveAt: null,
    });
  });
});

describe('misconceptions of the class', () => {
  test('each student counts once, by the latest finished attempt, and only if asked', async () => {
    const cleo = await makePerson('Cleo');
    const dan = await makePerson('Dan');
    for (const student of [cleo, dan]) await joinClass(student, hers.joinCode, null);
    // Ada held M1 and has cleared it; Ben holds it, by two answers; Cleo left that question out; Dan has not finished
    await makeAttempt(ada, '2026-01-10T10:00:00Z', [{ offers: ['M1'], shows: ['M1'], isRight: false }]);
    await makeAttempt(ada, '2026-01-12T10:00:00Z', [{ offers: ['M1', 'M4'], isRight: true }]);
    await makeAttempt(ben, '2026-01-11T10:00:00Z', [
      { offers: ['M1'], shows: ['M1'], isRight: false },
      { offers: ['M1', 'M4'], shows: ['M1'], isRight: false },
      { offers: ['M4', 'M13'], shows: ['M4'], isRight: false },
    ]);
    await makeAttempt(cleo, '2026-01-11T10:00:00Z', [{ offers: ['M4'], isRight: true }, { offers: ['M1'] }]);
    await makeAttempt(dan, '2026-01-11T10:00:00Z', [{ offers: ['M1'], shows: ['M1'], isRight: false }], {
      isOpen: true,
    });
    expect(await listClassMisconceptions(tess, hers.id)).toMatchObject([
      { id: 'M1', students: 1, asked: 2 },
      { id: 'M4', students: 1, asked: 3 },
    ]);
  });

  test('what nobody answered is not listed', async () => {
    await makeAttempt(ada, '2026-01-10T10:00:00Z', [{ offers: ['M1', 'M4'], isRight: true }]);
    expect(await listClassMisconceptions(tess, hers.id)).toEqual([]);
  });
});

test('practice is the student’s own: no teacher sees that there was any, what was answered in it, or what it shows', async () => {
  const quiz = await makeAttempt(ada, '2026-01-10T10:00:00Z', [
    { offers: ['M4'], shows: ['M4'], isRight: false },
  ]);
  const practice = await makeAttempt(
    ada,
    '2026-01-12T10:00:00Z',
    [{ offers: ['M1'], shows: ['M1'], isRight: false }],
    { practice: true },
  );
  const [record] = (await listStudents(tess, hers.id)).filter(({ name }) => name === 'Ada');
  expect(record).toMatchObject({
    attempts: [{ attemptId: quiz }],
    misconceptions: [{ id: 'M4' }],
    lastActiveAt: new Date('2026-01-10T10:00:00Z'),
  });
  expect(await listClassMisconceptions(tess, hers.id)).toMatchObject([{ id: 'M4' }]);
  expect(await findStudentAttempt(tess, hers.id, practice)).toBeNull();
  expect(await findStudentAttempt(tess, hers.id, quiz)).not.toBeNull();
});
