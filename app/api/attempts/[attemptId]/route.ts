import { findPerson } from '@/lib/auth/session';
import { privateJson, problem } from '@/lib/problem-response';
import { AttemptId } from '@/lib/quiz/answering/request';
import { findAttempt } from '@/lib/quiz/store';

/** One's own attempt: its questions, and of the answered ones what was right and why. */
export async function GET(request: Request, { params }: RouteContext<'/api/attempts/[attemptId]'>) {
  const person = await findPerson(request);
  if (!person) return problem(401, 'signed-out', 'Sign in to see your attempts.');
  const attemptId = AttemptId.safeParse((await params).attemptId);
  const attempt = attemptId.success ? await findAttempt(person, attemptId.data) : null;
  return attempt ? privateJson(attempt) : problem(404, 'not-found', 'You have no attempt with this id.');
}
