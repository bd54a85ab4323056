import 'server-only';
import { randomBytes } from 'node:crypto';
import type { Person } from '@/lib/auth/token';
import { createAttempt, findOpenAttempt, type NewAttempt, setAsideOpenAttempt } from '../store';

/** 128 bits: nobody draws the same quiz by trying seeds. */
export const newSeed = () => randomBytes(16).toString('hex');

/**
 * Finds the asker's open attempt of a quiz, or draws a new one; whoever is nobody yet becomes a guest.
 * @param draw makes the quiz of a seed; called only when there is no attempt to go on with
 * @param again set the open attempt aside and draw a new one
 */
export async function startAttempt(
  asker: Person | null,
  quiz: string,
  again: boolean,
  draw: (seed: string) => NewAttempt,
  now: Date,
): Promise<{ readonly attemptId: string; readonly person: Person }> {
  const found = asker && (await findOpenAttempt(asker, quiz));
  // a token whose person is gone or was signed out counts as none
  const person = found ? asker : null;
  if (person && found?.attemptId) {
    if (!again) return { attemptId: found.attemptId, person };
    await setAsideOpenAttempt(person, found.attemptId, now);
  }
  const drawn = draw(newSeed());
  const created = await createAttempt(person, drawn, now);
  // between the two statements the person signed out everywhere, or handed in the attempt another request had opened
  return created ?? startAttempt(asker, quiz, false, draw, now);
}
