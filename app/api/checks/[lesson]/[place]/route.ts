import { z } from 'zod';
import { admitToCheck, tooMuch } from '@/lib/auth/admission';
import { findCheck } from '@/lib/content/lessons';
import { drawCheck, judge, newCheckSeed } from '@/lib/lesson-check/draw';
import { Guess, Place, Seed } from '@/lib/lesson-check/request';
import { privately, problem } from '@/lib/problem-response';

type Context = RouteContext<'/api/checks/[lesson]/[place]'>;

/** A question for a place of a lesson: a new one, or with `?seed=` the one of that seed. Anybody may ask. */
export async function GET(request: Request, { params }: Context) {
  const place = await placeOf(params);
  if (!place) return noSuchPlace();
  const seed = Seed.optional().safeParse(new URL(request.url).searchParams.get('seed') ?? undefined);
  if (!seed.success) return problem(400, 'malformed-seed', `seed: ${z.prettifyError(seed.error)}`);
  const refused = await admitToCheck(request).catch(tooMuch);
  return refused ?? privately(drawCheck(place, seed.data ?? newCheckSeed()));
}

/** What a choice comes to, and why. Nothing is kept, and it counts for nothing. */
export async function POST(request: Request, { params }: Context) {
  const place = await placeOf(params);
  if (!place) return noSuchPlace();
  const guess = Guess.safeParse(await request.json().catch(() => null));
  if (!guess.success) return problem(400, 'malformed-guess', z.prettifyError(guess.error));
  const refused = await admitToCheck(request).catch(tooMuch);
  if (refused) return refused;
  const judged = judge(place, guess.data.seed, guess.data.response);
  return judged.ok
    ? privately(judged.value)
    : problem(400, judged.error, 'response: not what the question of this seed takes as an answer.');
}

async function placeOf(params: Context['params']) {
  const place = Place.safeParse(await params);
  return place.success ? findCheck(place.data.lesson, place.data.place) : null;
}

const noSuchPlace = () => problem(404, 'not-found', 'No lesson has a question at this place.');
