/**
 * Refuses requests that another site made a browser send: call it first in every route handler that changes something.
 * Browsers put `Origin` on all of those; a program that sends none has no one's cookies to abuse. (Server actions are
 * checked by Next itself.)
 * @returns what is wrong, or null
 */
export function originProblem(request: Request): 'foreign-origin' | null {
  const origin = request.headers.get('origin');
  if (origin === null) {
    const site = request.headers.get('sec-fetch-site');
    return site === null || site === 'same-origin' || site === 'none' ? null : 'foreign-origin';
  }
  // Neither header can be set by a page of another site.
  const host = request.headers.get('x-forwarded-host') ?? request.headers.get('host');
  return URL.canParse(origin) && host !== null && new URL(origin).host === host ? null : 'foreign-origin';
}
