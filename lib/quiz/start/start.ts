import 'server-only';
import { type Admit, everybody } from '@/lib/auth/admission';
import type { Person } from '@/lib/auth/token';
import type { ReadyAttempt } from '../attempt';
import { createAttempt, findOpenAttempt, setAsideOpenAttempt } from '../store';

export type Started = { readonly attemptId: string; readonly person: Person };

/**
 * Finds the asker's open attempt of a quiz, or draws a new one; whoever is nobody yet becomes a guest.
 * @param draw gives a quiz nobody has had, or null where the lesson has none; called only when there is no attempt to go
 *   on with
 * @param again set the open attempt aside and draw a new one
 * @param admit asked before a quiz is drawn
 * @returns null where there is no such quiz
 * @throws TooMuch where `admit` does
 */
export async function startAttempt(
  asker: Person | null,
  quiz: string,
  again: boolean,
  draw: (quiz: string) => Promise<ReadyAttempt | null>,
  now: Date,
  admit: Admit = everybody,
): Promise<Started | null> {
  const found = asker && (await findOpenAttempt(asker, quiz));
  // a token whose person is gone or was signed out counts as none
  const person = found ? asker : null;
  const open = person && found?.attemptId;
  if (open && !again) return { attemptId: open, person };
  await admit(person);
  const drawn = await draw(quiz);
  if (!drawn) return null;
  if (open) await setAsideOpenAttempt(person, open, now);
  const created = await createAttempt(person, drawn, now);
  // between the two statements the person signed out everywhere, or handed in the attempt another request had opened
  return created ?? startAttempt(asker, quiz, false, draw, now, admit);
}
