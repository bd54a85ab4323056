import 'server-only';
import { cookies, headers } from 'next/headers';
import type { NextAuthOptions } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import { env } from '@/lib/env';
import { SignIn, signIn } from './sign-in';
import { addressOf } from './throttle';
import { formatToken, type Person, parseToken, SESSION_SECONDS, sessionCookie } from './token';

/** next-auth's own sign-in and sign-out over the same check, the same token and the same cookie as our forms. */
export function authOptions(): NextAuthOptions {
  const { name, options } = sessionCookie();
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/settings' },
    useSecureCookies: options.secure,
    cookies: { sessionToken: { name, options } },
    providers: [
      CredentialsProvider({
        credentials: { email: { type: 'email' }, password: { type: 'password' } },
        async authorize(given) {
          const credentials = SignIn.safeParse(given);
          if (!credentials.success) return null;
          const token = (await cookies()).get(name)?.value;
          const guest = token ? await parseToken(token) : null;
          const person = await signIn(credentials.data, guest, addressOf(await headers())).catch(notTold);
          return person.ok ? person.value : null;
        },
      }),
    ],
    jwt: {
      encode: ({ token }) => formatToken({ id: String(token?.sub), sessionVersion: Number(token?.v) }),
      decode: async ({ token }) => {
        const person = token ? await parseToken(token) : null;
        return person && { sub: person.id, v: person.sessionVersion };
      },
    },
    callbacks: {
      jwt: ({ token, user }) =>
        user ? { sub: user.id, v: (user as unknown as Person).sessionVersion } : token,
      // Nothing about the person leaves through next-auth's own endpoint; pages ask the database.
      session: ({ session }) => ({ expires: session.expires }),
    },
  };
}

/** next-auth puts the message of an error into the address it leads to; what is wrong with us stands in the log. */
function notTold(error: unknown): never {
  console.error('Signing in failed:', error);
  throw new Error('unavailable');
}
