import 'server-only';
import { hkdfSync } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';
import { env } from '@/lib/env';

/** What the session cookie says: who, and which of that person's sessions are still good. Nothing else is in it. */
export type Person = { readonly id: string; readonly sessionVersion: number };

/** How long a browser stays signed in without signing in again. */
export const SESSION_SECONDS = 90 * 24 * 60 * 60;

/** By the address people type, not by a header of the request, so that every instance agrees. */
const isSecure = () => env().NEXTAUTH_URL?.startsWith('https://') ?? false;

/** next-auth's own name and attributes, so that its handler and ours speak of the same cookie. */
export function sessionCookie() {
  const secure = isSecure();
  return {
    name: `${secure ? '__Secure-' : ''}next-auth.session-token`,
    options: { httpOnly: true, sameSite: 'lax' as const, path: '/', secure, maxAge: SESSION_SECONDS },
  };
}

let derived: { readonly secret: string; readonly key: Uint8Array } | undefined;

/**
 * next-auth's key for its tokens. It derives the key anew for each token, which takes ten times as long as decoding
 * the token; here it is kept.
 */
function key(): Uint8Array {
  const secret = env().NEXTAUTH_SECRET;
  if (derived?.secret !== secret) {
    const bytes = hkdfSync('sha256', secret, '', 'NextAuth.js Generated Encryption Key', 32);
    derived = { secret, key: new Uint8Array(bytes) };
  }
  return derived.key;
}

/** The cookie's value for a person: the encrypted token that next-auth itself would write. */
export async function formatToken(person: Person): Promise<string> {
  return new EncryptJWT({ sub: person.id, v: person.sessionVersion })
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
    .setIssuedAt()
    .setExpirationTime(`${SESSION_SECONDS}s`)
    .encrypt(key());
}

/** @returns null for a token that is forged, worn out, or from before the secret was changed */
export async function parseToken(token: string): Promise<Person | null> {
  try {
    const { payload } = await jwtDecrypt(token, key(), { clockTolerance: 15 });
    return typeof payload.sub === 'string' && typeof payload.v === 'number'
      ? { id: payload.sub, sessionVersion: payload.v }
      : null;
  } catch {
    return null;
  }
}
