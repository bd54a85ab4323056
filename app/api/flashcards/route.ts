import { findPerson } from '@/lib/auth/session';
import { findDeck } from '@/lib/flashcards/store';
import { privately } from '@/lib/problem-response';

/** Every flashcard, with when it is due and when it would be after each grade. Strangers get them all as new. */
export async function GET(request: Request) {
  return privately({ cards: await findDeck(await findPerson(request), new Date()) });
}
