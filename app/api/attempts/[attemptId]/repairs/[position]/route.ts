import { admitFrom, tooMuch } from '@/lib/auth/admission';
import { findPerson } from '@/lib/auth/session';
import { privately, problem } from '@/lib/problem-response';
import { repairOf } from '@/lib/quiz/repair/repair';
import { RepairRequest } from '@/lib/quiz/repair/request';
import { findSettledDraw } from '@/lib/quiz/repair/store';

/**
 * The fewest changes that would let through what was dropped in a question of one's own, or in its part `?part=`; `changes` is
 * null where there are none to name. Before the answer there is nothing to see.
 */
export async function GET(
  request: Request,
  { params }: RouteContext<'/api/attempts/[attemptId]/repairs/[position]'>,
) {
  const person = await findPerson(request);
  if (!person) return problem(401, 'signed-out', 'Sign in to see your attempts.');
  const part = new URL(request.url).searchParams.get('part');
  const wanted = RepairRequest.safeParse({ ...(await params), part });
  const drawn = wanted.success
    ? await findSettledDraw(person, wanted.data.attemptId, wanted.data.position)
    : null;
  if (!wanted.success || !drawn) return problem(404, 'not-found', 'You have no answered question there.');
  const refused = await admitFrom(request)(person).catch(tooMuch);
  return refused ?? privately({ changes: repairOf(drawn, wanted.data.part) });
}
