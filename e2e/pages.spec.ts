import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { VISITS, type Visit } from './pages';
import { practise, startPractice } from './practice-journey';
import { answerQuiz, startQuiz } from './quiz-journey';

test('every page of the application is visited', () => {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' });
  const routes = files
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map(
      (file) =>
        `/${dirname(file)
          .split('/')
          .filter((part) => !/^\(.*\)$|^\.$/.test(part))
          .join('/')}`,
    );
  const visited = new Set(VISITS.map(({ route }) => route));
  expect(routes.filter((route) => !visited.has(route))).toEqual([]);
});

/** What a page says went wrong: script errors, and whatever the browser reports as one, the policy's refusals included. */
function collectErrors(page: Page, ignored: RegExp): () => string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !ignored.test(message.text())) errors.push(message.text());
  });
  return () => errors;
}

for (const visit of VISITS) {
  test(`${visit.name}: accessible in light and dark, fits a phone, no error`, async ({
    page,
    signIn,
    demo,
    query,
    expectAccessible,
  }) => {
    if (visit.as === 'student') await signIn({ role: 'student' });
    if (visit.as === 'demo-instructor') await demo.signIn();
    const path = await addressOf(visit);
    // a page that is not there is meant to answer 404, which the browser reports
    const errors = collectErrors(page, /not there|no such/.test(visit.name) ? /status of 404/ : /^$/);

    await page.goto(path);
    await settle(page);
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await expectAccessible(page);
    for (const width of [375, 320]) {
      await page.setViewportSize({ width, height: 700 });
      await settle(page);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow, `sideways scrolling at ${width} px`).toBeLessThanOrEqual(0);
    }
    expect(errors()).toEqual([]);

    async function addressOf({ path }: Visit): Promise<string> {
      if (path.includes(':attempt')) return path.replace(':attempt', await startQuiz(page));
      if (path.includes(':finished')) return path.replace(':finished', await answerQuiz(page));
      if (path.includes(':practice')) return path.replace(':practice', await startPractice(page));
      if (path.includes(':practised')) return path.replace(':practised', await practise(page, 2));
      const [found] = await query<{ classId: string; code: string; attemptId: string }>(
        `SELECT class.id AS "classId", class."joinCode" AS code, attempt.id AS "attemptId"
         FROM "User" AS teacher
         JOIN "Membership" AS teaches ON teaches."userId" = teacher.id
         JOIN "Class" AS class ON class.id = teaches."classId"
         JOIN "Membership" AS attends ON attends."classId" = class.id AND attends.role = 'student'
         JOIN "Attempt" AS attempt ON attempt."userId" = attends."userId"
         WHERE teacher.email = $1 AND attempt."submittedAt" IS NOT NULL ORDER BY attempt."startedAt" LIMIT 1`,
        [demo.email],
      );
      return path
        .replace(':class', found?.classId ?? '')
        .replace(':code', found?.code ?? '')
        .replace(':studentAttempt', found?.attemptId ?? '');
    }
  });
}

/** Until what streams in or is fetched is there. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await expect(page.locator('main h1, main h2').first()).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}
