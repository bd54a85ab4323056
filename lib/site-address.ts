import 'server-only';
import { env } from '@/lib/env';

/**
 * Where people reach this site, without a slash at the end: as the operator has set it, else as the browser that asks
 * has reached it, so that a link copied on a laptop in the classroom's network works on a phone in it.
 */
export function siteAddress(headers: Pick<Headers, 'get'>): string {
  const set = env().NEXTAUTH_URL;
  if (set) return new URL(set).origin;
  const scheme = headers.get('x-forwarded-proto')?.split(',')[0]?.trim() === 'https' ? 'https' : 'http';
  return `${scheme}://${headers.get('x-forwarded-host') ?? headers.get('host') ?? 'localhost'}`;
}
