import { z } from 'zod';
import { originProblem } from '@/lib/auth/origin';
import { findPerson } from '@/lib/auth/session';
import { privately, problem } from '@/lib/problem-response';
import { Submission } from '@/lib/quiz/answering/request';
import { submitAttempt } from '@/lib/quiz/answering/store';

/** Closes an attempt and says its score. A repeat gets the same score again. */
export async function POST(request: Request, { params }: RouteContext<'/api/attempts/[attemptId]/submit'>) {
  if (originProblem(request))
    return problem(403, 'foreign-origin', 'Attempts are handed in from our own pages only.');
  const person = await findPerson(request);
  if (!person) return problem(401, 'signed-out', 'Sign in again; your answers are saved.');
  const submission = Submission.safeParse({ ...(await request.json().catch(() => null)), ...(await params) });
  if (!submission.success) return problem(400, 'malformed-submission', z.prettifyError(submission.error));
  const { attemptId, finishUnanswered } = submission.data;
  const submitted = await submitAttempt(person, attemptId, finishUnanswered, new Date());
  if (submitted.ok) return privately(submitted.value);
  if (submitted.error.kind === 'not-found')
    return problem(404, 'not-found', 'You have no attempt with this id.');
  return problem(409, 'unanswered', 'Answer these questions first, or finish without them.', {
    positions: submitted.error.positions,
  });
}
