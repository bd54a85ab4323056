import { z } from 'zod';
import { admitFrom, tooMuch } from '@/lib/auth/admission';
import { originProblem } from '@/lib/auth/origin';
import { findPerson, setPersonCookie } from '@/lib/auth/session';
import { PracticeRequest } from '@/lib/practice/request';
import { startPractice } from '@/lib/practice/start';
import { problem } from '@/lib/problem-response';
import { CONCEPTS } from '@/lib/quiz/concepts';

/**
 * Begins to practise, or goes on, and leads there. It takes a plain form, so that the button works before any script has
 * arrived. Whoever has no account yet becomes a guest.
 */
export async function POST(request: Request) {
  if (originProblem(request))
    return problem(403, 'foreign-origin', 'Practice is started from our own pages only.');
  const form = await request.formData().catch(() => new FormData());
  const wanted = PracticeRequest.safeParse(Object.fromEntries(form));
  if (!wanted.success) return problem(400, 'malformed-request', z.prettifyError(wanted.error));
  const { concept, again } = wanted.data;
  if (concept !== undefined && !Object.hasOwn(CONCEPTS, concept))
    return problem(404, 'unknown-concept', `concept: there is no concept "${concept}".`);
  const before = await findPerson(request);
  const started = await startPractice(before, again, concept, new Date(), admitFrom(request)).catch(tooMuch);
  if (started instanceof Response) return started;
  if (started.person.id !== before?.id) await setPersonCookie(started.person);
  const location = `/practice/${started.attemptId}${concept ? `?concept=${concept}` : ''}`;
  return new Response(null, { status: 303, headers: { location } });
}
