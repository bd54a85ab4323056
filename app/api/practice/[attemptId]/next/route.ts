import { z } from 'zod';
import { admitFrom, tooMuch } from '@/lib/auth/admission';
import { originProblem } from '@/lib/auth/origin';
import { findPerson } from '@/lib/auth/session';
import { type NextProblem, nextQuestionOf } from '@/lib/practice/next';
import { NextRequest } from '@/lib/practice/request';
import { privateJson, problem } from '@/lib/problem-response';

const PROBLEMS: Record<NextProblem, { status: number; message: string }> = {
  'not-found': { status: 404, message: 'You have no practice with this id.' },
  closed: { status: 409, message: 'This practice has ended; begin another one.' },
  unanswered: { status: 409, message: 'Answer the last question first, or skip it.' },
  full: { status: 409, message: 'This practice is as long as one may be; end it and begin another one.' },
  'too-far': {
    status: 409,
    message: 'position: there are not so many questions yet; load the practice again.',
  },
};

/** The next question of a practice. A repeat with the same position gets the same question. */
export async function POST(request: Request, { params }: RouteContext<'/api/practice/[attemptId]/next'>) {
  if (originProblem(request))
    return problem(403, 'foreign-origin', 'Practice goes on from our own pages only.');
  const person = await findPerson(request);
  if (!person) return problem(401, 'signed-out', 'Sign in again; your answers are saved.');
  const wanted = NextRequest.safeParse({ ...(await request.json().catch(() => null)), ...(await params) });
  if (!wanted.success) return problem(400, 'malformed-request', z.prettifyError(wanted.error));
  const next = await nextQuestionOf(person, wanted.data, new Date(), admitFrom(request)).catch(tooMuch);
  if (next instanceof Response) return next;
  if (next.ok) return privateJson(next.value);
  return problem(PROBLEMS[next.error].status, next.error, PROBLEMS[next.error].message);
}
