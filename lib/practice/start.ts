import 'server-only';
import { type Admit, everybody } from '@/lib/auth/admission';
import type { Person } from '@/lib/auth/token';
import { env } from '@/lib/env';
import { readyAttempt } from '@/lib/quiz/attempt';
import { newSeed } from '@/lib/quiz/start/draw';
import type { Started } from '@/lib/quiz/start/start';
import { createAttempt, findOpenAttempt } from '@/lib/quiz/store';
import { chooseFor } from './next';
import { endPractice } from './store';

/** What practice belongs to: the one lesson there is. */
export const PRACTICE_OF = 'virtual-network-peering';

/**
 * Finds the asker's open practice, or begins one with a question chosen for them; whoever is nobody yet becomes a guest.
 * @param again ends the open one first
 * @param concept practise this alone
 * @param admit asked before a question is drawn
 * @throws TooMuch where `admit` does
 */
export async function startPractice(
  asker: Person | null,
  again: boolean,
  concept: string | undefined,
  now: Date,
  admit: Admit = everybody,
): Promise<Started> {
  const found = asker && (await findOpenAttempt(asker, PRACTICE_OF, true));
  // a token whose person is gone or was signed out counts as none
  const person = found ? asker : null;
  const open = person && found?.attemptId;
  if (open && !again) return { attemptId: open, person };
  await admit(person);
  if (open) await endPractice(person, open, now);
  const { item } = await chooseFor(person, [], concept, now);
  const { SPOKEWISE_CONTENT_VERSION, SPOKEWISE_ENGINE_VERSION } = env();
  const ready = readyAttempt({
    quiz: PRACTICE_OF,
    seed: newSeed(),
    contentVersion: SPOKEWISE_CONTENT_VERSION,
    engineVersion: SPOKEWISE_ENGINE_VERSION,
    items: [{ ...item, position: 0 }],
  });
  const created = await createAttempt(person, ready, now, true);
  // between the two statements the person signed out everywhere, or ended what another request had begun
  return created ?? startPractice(asker, false, concept, now, admit);
}
