import 'server-only';
import { env } from '@/lib/env';
import { problem } from '@/lib/problem-response';
import { addressOf, isFromThisMachine, throttleProblem } from './throttle';
import type { Person } from './token';

/**
 * Asked before something is drawn and kept for somebody, and not when what is there is only given again. Null: a guest is about
 * to be made, which takes no password and no form.
 * @throws TooMuch
 */
export type Admit = (person: Person | null) => Promise<void>;

const MESSAGES = {
  'too-many-guests': (when: string) =>
    `Very many people have begun from your network without an account. Try again ${when}, or sign in.`,
  'too-many-questions': (when: string) =>
    `You have asked for very many questions. What you answered is saved; try again ${when}.`,
  'too-many-checks': (when: string) =>
    `Very many questions of lessons were asked for from your network. Try again ${when}.`,
};

/** Too much was asked for from one address, or by one person. */
export class TooMuch extends Error {
  constructor(
    readonly kind: keyof typeof MESSAGES,
    readonly minutes: number,
  ) {
    super(`${kind}: again in ${minutes} minutes`);
  }
}

/**
 * Guests are counted by address, generously, since that may be a whole school's, and not at all where it is this
 * machine's own; what is drawn, by person, far above what anybody can read.
 */
export const admitFrom =
  (request: Request): Admit =>
  async (person) => {
    if (!person && isFromThisMachine(request.headers)) return;
    const minutes = person
      ? await throttleProblem('draw', { person: person.id })
      : await throttleProblem(
          'guest',
          { address: addressOf(request.headers) },
          { address: env().SPOKEWISE_GUESTS_PER_ADDRESS },
        );
    if (minutes !== null) throw new TooMuch(person ? 'too-many-questions' : 'too-many-guests', minutes);
  };

/** As often a reader of a lesson may ask for a question of it, or answer one, in a while. */
const CHECKS_PER_GUEST = 40;

/**
 * Asked before a question of a lesson is drawn, which anybody may have, and nothing of which is kept.
 * @throws TooMuch
 */
export async function admitToCheck(request: Request): Promise<void> {
  if (isFromThisMachine(request.headers)) return;
  const address = env().SPOKEWISE_GUESTS_PER_ADDRESS * CHECKS_PER_GUEST;
  const counted = throttleProblem('check', { address: addressOf(request.headers) }, { address });
  // lessons can be read, and their questions answered, while the database is away
  const minutes = await counted.catch(() => null);
  if (minutes !== null) throw new TooMuch('too-many-checks', minutes);
}

export const everybody: Admit = async () => {};

/**
 * The refusal as a reply.
 * @throws the error, if it is another one
 */
export function tooMuch(error: unknown): Response {
  if (!(error instanceof TooMuch)) throw error;
  const { kind, minutes } = error;
  const when = minutes > 1 ? `in ${minutes} minutes` : 'in a minute';
  const response = problem(429, kind, MESSAGES[kind](when));
  response.headers.set('retry-after', `${minutes * 60}`);
  return response;
}
