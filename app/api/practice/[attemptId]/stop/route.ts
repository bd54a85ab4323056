import { originProblem } from '@/lib/auth/origin';
import { findPerson } from '@/lib/auth/session';
import { endPractice } from '@/lib/practice/store';
import { privately, problem } from '@/lib/problem-response';
import { AttemptId } from '@/lib/quiz/answering/request';

/** Ends a practice and says how many questions were answered. A repeat says it again. */
export async function POST(request: Request, { params }: RouteContext<'/api/practice/[attemptId]/stop'>) {
  if (originProblem(request))
    return problem(403, 'foreign-origin', 'Practice is ended from our own pages only.');
  const person = await findPerson(request);
  if (!person) return problem(401, 'signed-out', 'Sign in again; your answers are saved.');
  const attemptId = AttemptId.safeParse((await params).attemptId);
  const ended = attemptId.success ? await endPractice(person, attemptId.data, new Date()) : null;
  return ended?.ok ? privately(ended.value) : problem(404, 'not-found', 'You have no practice with this id.');
}
