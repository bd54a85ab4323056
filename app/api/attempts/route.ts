import { z } from 'zod';
import { admitFrom, tooMuch } from '@/lib/auth/admission';
import { originProblem } from '@/lib/auth/origin';
import { findPerson, setPersonCookie } from '@/lib/auth/session';
import { problem } from '@/lib/problem-response';
import { AttemptRequest } from '@/lib/quiz/start/request';
import { startAttempt } from '@/lib/quiz/start/start';
import { takeDrawnAttempt } from '@/lib/quiz/start/stock';

/**
 * Starts a quiz, or goes on with the one that is open, and leads to it. It takes a plain form, so that the button works
 * before any script has arrived. Whoever has no account yet becomes a guest here and nowhere else.
 */
export async function POST(request: Request) {
  if (originProblem(request))
    return problem(403, 'foreign-origin', 'A quiz is started from our own pages only.');
  const form = await request.formData().catch(() => new FormData());
  const wanted = AttemptRequest.safeParse(Object.fromEntries(form));
  if (!wanted.success) return problem(400, 'malformed-request', z.prettifyError(wanted.error));
  const { quiz, again } = wanted.data;
  const before = await findPerson(request);
  const started = await startAttempt(
    before,
    quiz,
    again,
    takeDrawnAttempt,
    new Date(),
    admitFrom(request),
  ).catch(tooMuch);
  if (started instanceof Response) return started;
  if (!started) return problem(404, 'unknown-quiz', `quiz: no lesson "${quiz}" has a quiz.`);
  if (started.person.id !== before?.id) await setPersonCookie(started.person);
  return new Response(null, { status: 303, headers: { location: `/quiz/${started.attemptId}` } });
}
