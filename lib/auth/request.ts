import 'server-only';
import { cookies, headers } from 'next/headers';
import { addressOf } from './throttle';
import { type Person, parseToken, sessionCookie } from './token';

/** Who and from where, for a server action that signs somebody in: a guest of this browser comes along. */
export async function findSignInContext(): Promise<{ guest: Person | null; address: string }> {
  const token = (await cookies()).get(sessionCookie().name)?.value;
  return { guest: token ? await parseToken(token) : null, address: addressOf(await headers()) };
}
