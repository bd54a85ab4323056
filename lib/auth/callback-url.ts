/**
 * Where to go after signing in, from an address anyone may have written.
 * @returns a path of this site; `/` for whatever would lead elsewhere
 */
export function parseCallbackUrl(text: unknown): string {
  if (typeof text !== 'string' || !text.startsWith('/')) return '/';
  const here = 'http://localhost';
  // As a browser would read it: `//host`, `/\host` and `/<tab>/host` all name another host.
  const url = URL.canParse(text, here) ? new URL(text, here) : null;
  // `/.//host` stays on this host and yet has a path that begins like another one.
  if (url?.origin !== here || url.pathname.startsWith('//')) return '/';
  return `${url.pathname}${url.search}${url.hash}`;
}

export function signInPath(path: string): string {
  return `/sign-in?${new URLSearchParams({ callbackUrl: path })}`;
}
