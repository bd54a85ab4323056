import type { Page } from '@playwright/test';
import { choose } from './answering';
import { test as base, expect } from './fixtures';

type Fixtures = {
  /** somebody with a browser of their own; somebody who teaches is signed in to an account that says so */
  newcomer: (kind?: 'teacher') => Promise<{ page: Page; name: string }>;
};

const test = base.extend<Fixtures>({
  newcomer: async ({ browser, baseURL, signIn }, use) => {
    await use(async (kind) => {
      const context = await browser.newContext({ baseURL: baseURL ?? '', locale: 'en-GB' });
      const name = kind === 'teacher' ? (await signIn({ role: 'instructor', context })).name : '';
      return { page: await context.newPage(), name };
    });
  },
});

/** Makes a class, and gives back its page's address and its code. */
async function makeClass(page: Page, name: string): Promise<{ path: string; code: string }> {
  await page.goto('/classes');
  await page.getByLabel('What is it called?').fill(name);
  await page.getByRole('button', { name: 'Make the class' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Nobody has joined yet: share the code' })).toBeVisible();
  const code = await page.getByText(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/).textContent();
  if (!code) throw new Error('the class shows no code');
  return { path: new URL(page.url()).pathname, code };
}

/** Joins as a guest who types the code. */
async function join(page: Page, code: string, name: string): Promise<void> {
  await page.goto('/join');
  await page.getByLabel('Code').fill(code.toLowerCase());
  await page.getByRole('button', { name: 'Look it up' }).click();
  await page.getByLabel('Your name').fill(name);
  await page.getByRole('button', { name: 'Join the class' }).click();
  await expect(page.getByText('You are in this class.')).toBeVisible();
}

/** Takes the quiz by always choosing the first option. */
async function takeQuiz(page: Page): Promise<string> {
  await page.goto('/quiz');
  await page.getByRole('button', { name: 'Start the quiz' }).click();
  for (let question = 1; question <= 8; question += 1) {
    await expect(page.getByText(`question ${question} of 8`)).toBeVisible();
    await choose(page);
    await page.getByRole('button', { name: 'Answer', exact: true }).click();
    await expect(
      page.getByRole('heading', { level: 2, name: /^(Right|Partly right|Not right): / }),
    ).toBeVisible();
    if (question < 8) await page.getByRole('button', { name: 'Next question' }).click();
  }
  await page.getByRole('button', { name: 'See the result' }).click();
  const score = await page.getByTestId('score').textContent();
  return score?.match(/^\d of 8/)?.[0] ?? 'no score';
}

test('a teacher makes a class, a guest joins it in another browser, and their result appears', async ({
  newcomer,
  expectAccessible,
}) => {
  test.slow(); // a whole quiz, clicked through
  const { page: teacher, name } = await newcomer('teacher');
  const { page: student } = await newcomer();
  const { path, code } = await makeClass(teacher, 'Networks on Monday');
  await expectAccessible(teacher);

  await student.goto(`/join/${code}`);
  await expect(student.getByRole('heading', { level: 1, name: 'Networks on Monday' })).toBeVisible();
  await expect(student.getByText(`taught by ${name}`)).toBeVisible();
  await expect(student.getByText('each question as you got it, your answer', { exact: false })).toBeVisible();
  await expectAccessible(student);
  await teacher.reload();
  await expect(teacher.getByRole('heading', { name: 'Nobody has joined yet: share the code' })).toBeVisible();

  await join(student, code, 'Amara Nwosu');
  const score = await takeQuiz(student);
  const short = score.replace(' of ', '/');

  await teacher.goto(path);
  const row = teacher.getByRole('row', { name: 'Amara Nwosu' });
  await expect(row).toContainText(short);
  await expectAccessible(teacher);
  await row.getByRole('link', { name: short }).click();
  await expect(teacher.getByRole('heading', { level: 1, name: 'Amara Nwosu' })).toBeVisible();
  await expect(teacher.getByTestId('score')).toContainText(score);
  await expect(teacher.getByText('Amara Nwosu’s answer').first()).toBeAttached();
  await expectAccessible(teacher);

  const shownToStudent = await student
    .getByRole('list', { name: 'Questions' })
    .getByRole('heading', { level: 2 })
    .allTextContents();
  const shownToTeacher = await teacher
    .getByRole('list', { name: 'Questions' })
    .getByRole('heading', { level: 2 })
    .allTextContents();
  expect(shownToTeacher).toEqual(shownToStudent);
  expect(shownToTeacher.length).toBe(8);
});

test('to another teacher, a student and a stranger the class and its attempts are not there', async ({
  newcomer,
}) => {
  test.slow(); // a whole quiz, clicked through
  const { page: teacher } = await newcomer('teacher');
  const { page: student } = await newcomer();
  const { path, code } = await makeClass(teacher, 'Networks on Friday');
  await join(student, code, 'Jonas Keller');
  await takeQuiz(student);
  await teacher.goto(path);
  const attempt = await teacher
    .getByRole('row', { name: 'Jonas Keller' })
    .getByRole('link')
    .getAttribute('href');
  if (!attempt) throw new Error('the attempt has no link');

  const { page: otherTeacher } = await newcomer('teacher');
  await makeClass(otherTeacher, 'Mine');
  for (const page of [otherTeacher, student]) {
    for (const address of [path, attempt]) {
      await page.goto(address);
      await expect(page.getByRole('heading', { name: 'No route leads to this page' })).toBeVisible();
      await expect(page.getByText('Jonas Keller')).toHaveCount(0);
    }
  }
  const { page: stranger } = await newcomer();
  await stranger.goto(attempt);
  await expect(stranger).toHaveURL(/\/sign-in\?/);
});

test('a wrong code is told, an old code lets nobody in, and who is removed is out', async ({ newcomer }) => {
  const { page: teacher } = await newcomer('teacher');
  const { page: student } = await newcomer();
  const { path, code } = await makeClass(teacher, 'Networks on Sunday');
  await student.goto('/join');
  await student.getByLabel('Code').fill('ABCD-0000');
  await student.getByRole('button', { name: 'Look it up' }).click();
  await expect(student.getByText('That is not a code', { exact: false })).toBeVisible();
  await join(student, code, 'Rosa Tamayo');

  await teacher.goto(path);
  await teacher.getByRole('button', { name: 'Make a new code' }).click();
  await expect(teacher.getByText(code)).toHaveCount(0);
  const { page: late } = await newcomer();
  await late.goto(`/join/${code}`);
  await expect(late.getByText('No class has this code', { exact: false })).toBeVisible();

  const row = teacher.getByRole('row', { name: 'Rosa Tamayo' });
  await row.getByText('Remove Rosa Tamayo …').click();
  await row.getByRole('button', { name: 'Remove Rosa Tamayo' }).click();
  await expect(teacher.getByRole('heading', { name: 'Nobody has joined yet: share the code' })).toBeVisible();
  await student.goto('/classes');
  await expect(student.getByText('You are in no class')).toBeVisible();
});

test('a student who says that they teach makes a class of their own', async ({ newcomer, signIn }) => {
  const { page } = await newcomer();
  await page.goto('/classes');
  await expect(page.getByRole('link', { name: 'Make an account first' })).toBeVisible();
  await signIn({ role: 'student', context: page.context() });
  await page.reload();
  await page.getByRole('button', { name: 'I teach a class' }).click();
  // leaving before the answer has come would take the request back
  await expect(page.getByLabel('What is it called?')).toBeVisible();
  await makeClass(page, 'My first class');
  await page.goto('/classes');
  await expect(page.getByRole('link', { name: 'My first class' })).toBeVisible();
});
