import 'server-only';
import { type Admit, everybody } from '@/lib/auth/admission';
import type { Person } from '@/lib/auth/token';
import { posteriorOf } from '@/lib/diagnosis/posterior';
import { listEvidence } from '@/lib/diagnosis/store';
import type { AttemptItemView } from '@/lib/quiz/attempt';
import type { JsonText } from '@/lib/quiz/attempt-json';
import { newSeed } from '@/lib/quiz/start/draw';
import { randomOf } from '@/lib/random';
import { err, ok, type Result } from '@/lib/result';
import { type Asked, chooseNext } from './choose';
import { type Drawn, drawLike } from './draw';
import { MOST_QUESTIONS, type NextRequest } from './request';
import { openStock } from './stock';
import { appendItem, findItem, findSession, listConceptRecords } from './store';

export type NextProblem =
  | 'not-found'
  | 'closed'
  /** the last question is neither answered nor skipped */
  | 'unanswered'
  /** the session is as long as one may be */
  | 'full'
  /** there are not so many questions yet */
  | 'too-far';

/**
 * The question at a place of a practice: the one that is there, or a new one, chosen for the asker. However often and from
 * however many tabs it is asked for, it is one question.
 * @param admit asked before a question is drawn
 * @throws TooMuch where `admit` does
 */
export async function nextQuestionOf(
  asker: Person,
  request: NextRequest,
  now: Date,
  admit: Admit = everybody,
): Promise<Result<JsonText<AttemptItemView>, NextProblem>> {
  const { attemptId, position, skip } = request;
  const session = await findSession(asker, attemptId);
  if (!session) return err('not-found');
  const { items, isClosed } = session;
  const there = async () => {
    const item = await findItem(asker, attemptId, position);
    return item ? ok(item) : null;
  };
  if (position < items.length) return (await there()) ?? err('not-found');
  if (isClosed) return err('closed');
  if (position > items.length) return err('too-far');
  if (position >= MOST_QUESTIONS) return err('full');
  if (!skip && !items.at(-1)?.isAnswered) return err('unanswered');
  await admit(asker);
  const { item } = await choose(asker, items, request, now);
  await appendItem(asker, attemptId, { ...item, position }, skip);
  // it is there, from this request or from another tab's that was faster; or the practice was ended meanwhile
  return (await there()) ?? err('closed');
}

async function choose(
  asker: Person,
  items: readonly (Asked & { readonly level: 1 | 2 | 3 | null })[],
  { like, concept }: Pick<NextRequest, 'like' | 'concept'>,
  now: Date,
): Promise<Drawn> {
  const model = like === undefined ? undefined : items[like];
  const variant = model && drawLike(model.family, model.structure, model.level);
  return variant ?? chooseFor(asker, items, concept, now);
}

/** As many of the latest answers are weighed: older ones say little about what is believed now, and somebody waits. */
const LATEST = 100;

/** @param asker null: nothing is known of them yet */
export async function chooseFor(
  asker: Person | null,
  asked: readonly Asked[],
  concept: string | undefined,
  now: Date,
): Promise<Drawn> {
  const [evidence, records] = asker
    ? await Promise.all([listEvidence(asker, LATEST), listConceptRecords(asker)])
    : [[], []];
  const random = randomOf(newSeed());
  const stock = openStock(random, concept);
  const wish = { posterior: posteriorOf(evidence, now), asked, records, ...(concept && { concept }) };
  const place = chooseNext(stock.candidates, wish, random);
  const drawn = place === null ? undefined : stock.candidates[place];
  if (!drawn) throw new Error('there is nothing to practise: the bank is empty');
  stock.take(drawn);
  return drawn;
}
