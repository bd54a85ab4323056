import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { firstChoices } from '../lib/quiz/testing/first-choices';

/** Starts to practise for whoever is in this browser, without its pages. @returns the attempt's id */
export async function startPractice(page: Page, concept = ''): Promise<string> {
  const reply = await page.request.post('/api/practice', { form: { concept }, maxRedirects: 0 });
  expect(reply.status()).toBe(303);
  const [, id] = /\/practice\/([0-9a-f-]{36})/.exec(reply.headers().location ?? '') ?? [];
  return id ?? '';
}

/** Answers as many questions, each with its first choices, and stops. @returns the attempt's id */
export async function practise(page: Page, questions: number): Promise<string> {
  const id = await startPractice(page);
  for (let position = 0; position < questions; position += 1) {
    if (position > 0) {
      const next = await page.request.post(`/api/practice/${id}/next`, { data: { position } });
      expect(next.status(), await next.text()).toBe(200);
    }
    const { items } = await (await page.request.get(`/api/attempts/${id}`)).json();
    const data = { answerId: randomUUID(), position, response: firstChoices(items[position].question) };
    expect((await page.request.put(`/api/attempts/${id}/answers`, { data })).status()).toBe(200);
  }
  expect((await page.request.post(`/api/practice/${id}/stop`, { data: {} })).status()).toBe(200);
  return id;
}
