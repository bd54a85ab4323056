import type { Me } from '@/components/site/me';
import { findPerson } from '@/lib/auth/session';
import { privately } from '@/lib/problem-response';
import { findReaderSummary } from '@/lib/progress/store';

const NOBODY: Me = {
  kind: 'nobody',
  name: null,
  role: null,
  cardsDue: 0,
  openAttempt: null,
  openPractice: null,
};

/** Who is reading, for the prerendered pages: strangers get an answer too. */
export async function GET(request: Request) {
  const person = await findPerson(request);
  const reader = person && (await findReaderSummary(person, new Date()));
  if (!reader) return privately(NOBODY);
  const { isGuest, name, role, cardsDue, openAttempt, openPractice } = reader;
  return privately({
    kind: isGuest ? 'guest' : 'account',
    name,
    role,
    cardsDue,
    openAttempt,
    openPractice,
  } satisfies Me);
}
