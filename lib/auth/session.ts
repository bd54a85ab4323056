import 'server-only';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { connection } from 'next/server';
import { cache } from 'react';
import { signInPath } from './callback-url';
import { findReader, type Reader } from './store';
import { formatToken, type Person, parseToken, sessionCookie } from './token';

export type { Person, Reader };

/**
 * Who sends a request to an API route, by the cookie alone: the database has not been asked. Whatever is then read or
 * written must hold the session version against the User row in the same statement (and `disabledAt IS NULL`).
 */
export async function findPerson(request: Request): Promise<Person | null> {
  // First of all the request: that tells a build, which tries to prerender handlers too, to leave this one alone.
  const sent = request.headers.get('cookie');
  const prefix = `${sessionCookie().name}=`;
  const cookie = sent
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(prefix));
  return cookie ? parseToken(cookie.slice(prefix.length)) : null;
}

/** Who reads a page, checked against the database; one query however often a page asks. Stands inside Suspense. */
export const findPersonOnPage = cache(async (): Promise<Reader | null> => {
  // Decoding a token looks at the clock, which a page may do only once it is known to be for one request.
  await connection();
  const token = (await cookies()).get(sessionCookie().name)?.value;
  const person = token ? await parseToken(token) : null;
  return person && findReader(person);
});

/**
 * Guest or account; a stranger is sent to sign in and comes back.
 * @param path where to come back to: the page's own path
 */
export async function requirePerson(path = '/'): Promise<Reader> {
  return (await findPersonOnPage()) ?? redirect(signInPath(path));
}

/** Someone with email and password; a guest is sent to sign in too. */
export async function requireAccount(path = '/'): Promise<Reader> {
  const reader = await requirePerson(path);
  return reader.isGuest ? redirect(signInPath(path)) : reader;
}

/** An account that teaches. To anyone else who is signed in, the page answers null: say "not found". */
export async function requireInstructor(path = '/'): Promise<Reader | null> {
  const reader = await requireAccount(path);
  return reader.role === 'instructor' ? reader : null;
}

/** Signs a person in on this browser; for route handlers and server actions. */
export async function setPersonCookie(person: Person): Promise<void> {
  const { name, options } = sessionCookie();
  (await cookies()).set(name, await formatToken(person), options);
}

export async function clearPersonCookie(): Promise<void> {
  const { name, options } = sessionCookie();
  (await cookies()).set(name, '', { ...options, maxAge: 0 });
}
