import type { AttemptItemView } from '@/lib/quiz/attempt';

/** What is asked for: see `NextRequest`. */
export type Wanted = {
  readonly position: number;
  readonly skip?: boolean;
  readonly like?: number;
  readonly concept?: string;
};

/** Why there is no next question, in what the page can do about it. */
export type NoNext = 'unreachable' | 'too-many' | 'signed-out' | 'not-found' | 'closed' | 'full' | 'changed';

const GIVE_UP_ON_REPLY_MS = 15_000;

/** Asks for a question of a practice. However often one place is asked for, it has one question. */
export async function askForQuestion(
  attemptId: string,
  wanted: Wanted,
  fetch: (url: string, init: RequestInit) => Promise<Response>,
): Promise<AttemptItemView | NoNext> {
  const response = await post(`/api/practice/${attemptId}/next`, wanted, fetch);
  if (response?.ok) return (await response.json()) as AttemptItemView;
  if (!response || response.status >= 500) return 'unreachable';
  if (response.status === 429) return 'too-many';
  if (response.status === 401) return 'signed-out';
  const { error } = (await response.json().catch(() => ({}))) as { error?: string };
  if (error === 'closed' || error === 'full' || error === 'not-found') return error;
  // 'unanswered' and 'too-far' say that the page is not up to date
  return 'changed';
}

/** @returns how many questions were answered, or null where it couldn't be ended */
export async function stopPractice(
  attemptId: string,
  fetch: (url: string, init: RequestInit) => Promise<Response>,
): Promise<number | null> {
  const response = await post(`/api/practice/${attemptId}/stop`, {}, fetch);
  if (!response?.ok) return null;
  return ((await response.json()) as { answered: number }).answered;
}

const post = (url: string, body: unknown, fetch: (url: string, init: RequestInit) => Promise<Response>) =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(GIVE_UP_ON_REPLY_MS),
  }).catch(() => null);
