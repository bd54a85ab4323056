import 'server-only';
import { env } from '@/lib/env';
import { problem } from '@/lib/problem-response';
import { addressOf, throttleProblem } from './throttle';
import type { Person } from './token';

/**
 * Asked before something is drawn and kept for somebody, and not when what is there is only given again. Null: a guest is about
 * to be made, which takes no password and no form.
 * @throws TooMuch
 */
export type Admit = (person: Person | null) => Promise<void>;

/** Too much was asked for from one address, or by one person. */
export class TooMuch extends Error {
  constructor(
    readonly kind: 'too-many-guests' | 'too-many-questions',
    readonly minutes: number,
  ) {
    super(`${kind}: again in ${minutes} minutes`);
  }
}

/**
 * Guests are counted by address, generously, since that may be a whole school's; what is drawn, by person, far above what anybody
 * can read.
 */
export const admitFrom =
  (request: Request): Admit =>
  async (person) => {
    const minutes = person
      ? await throttleProblem('draw', { person: person.id })
      : await throttleProblem(
          'guest',
          { address: addressOf(request.headers) },
          { address: env().SPOKEWISE_GUESTS_PER_ADDRESS },
        );
    if (minutes !== null) throw new TooMuch(person ? 'too-many-questions' : 'too-many-guests', minutes);
  };

export const everybody: Admit = async () => {};

/**
 * The refusal as a reply.
 * @throws the error, if it is another one
 */
export function tooMuch(error: unknown): Response {
  if (!(error instanceof TooMuch)) throw error;
  const { kind, minutes } = error;
  const when = minutes > 1 ? `in ${minutes} minutes` : 'in a minute';
  const response = problem(
    429,
    kind,
    kind === 'too-many-guests'
      ? `Very many people have begun from your network without an account. Try again ${when}, or sign in.`
      : `You have asked for very many questions. What you answered is saved; try again ${when}.`,
  );
  response.headers.set('retry-after', `${minutes * 60}`);
  return response;
}
