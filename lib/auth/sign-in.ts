import 'server-only';
import { z } from 'zod';
import { oneLine } from '@/lib/one-line';
import { err, ok, type Result } from '@/lib/result';
import { hashPassword, isPassword, PASSWORD_MAX, PASSWORD_MIN } from './password';
import { createAccount, endOtherSessions, findCredentials, moveGuestTo } from './store';
import { forgiveTry, throttleProblem } from './throttle';
import type { Person } from './token';

export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'An email address has at most 254 characters.')
  .pipe(z.email('Write an email address, such as sam@example.org.'));

export const SignIn = z.object({
  email: Email,
  password: z.string().min(1, 'Write your password.').max(PASSWORD_MAX, 'That password is too long.'),
});

export const Name = z
  .string()
  .overwrite(oneLine)
  .min(1, 'Write the name your teacher knows you by.')
  .max(80, 'A name has at most 80 characters.');

export const NewPassword = z
  .string()
  .min(PASSWORD_MIN, `Choose at least ${PASSWORD_MIN} characters; three or four words make a good password.`)
  .max(PASSWORD_MAX, `A password has at most ${PASSWORD_MAX} characters.`);

export const SignUp = z.object({
  name: Name,
  email: Email,
  password: NewPassword,
});

export const Profile = z.object({ name: Name });

export const PasswordChange = z.object({
  current: z
    .string()
    .min(1, 'Write the password you have now.')
    .max(PASSWORD_MAX, 'That password is too long.'),
  next: NewPassword,
});

export type SignInProblem =
  | { readonly kind: 'wrong-email-or-password' }
  | { readonly kind: 'too-many-tries'; readonly minutes: number };

/**
 * Who has this email and password. What the guest of this browser has done moves to them.
 * @param address where the request comes from
 */
export async function signIn(
  { email, password }: z.infer<typeof SignIn>,
  guest: Person | null,
  address: string,
): Promise<Result<Person, SignInProblem>> {
  const by = { email, address };
  const minutes = await throttleProblem('sign-in', by);
  if (minutes !== null) return err({ kind: 'too-many-tries', minutes });
  const account = await findCredentials(email);
  const isRight = await isPassword(account?.passwordHash ?? null, password);
  if (!account || !isRight) return err({ kind: 'wrong-email-or-password' });
  await forgiveTry('sign-in', by);
  const person = { id: account.id, sessionVersion: account.sessionVersion };
  if (guest) await moveGuestTo(person, guest);
  return ok(person);
}

export type SignUpProblem =
  | { readonly kind: 'email-taken' }
  | { readonly kind: 'too-many-tries'; readonly minutes: number };

/**
 * Makes an account, of the guest where there is one. Sent twice it succeeds twice: whoever knows the password of the
 * account that is there already is signed in to it.
 */
export async function signUp(
  { email, password, name }: z.infer<typeof SignUp>,
  guest: Person | null,
  address: string,
): Promise<Result<Person, SignUpProblem>> {
  const minutes = await throttleProblem('sign-up', { address });
  if (minutes !== null) return err({ kind: 'too-many-tries', minutes });
  const passwordHash = await hashPassword(password);
  const created = await createAccount(guest, { email, name, passwordHash });
  if (created.ok) return created;
  const known = await signIn({ email, password }, guest, address);
  if (known.ok) return known;
  return err(known.error.kind === 'too-many-tries' ? known.error : { kind: 'email-taken' });
}

/** A new password ends all other sessions. */
export async function changePassword(
  person: Person & { readonly email: string | null },
  { current, next }: z.infer<typeof PasswordChange>,
): Promise<Result<Person, 'wrong-password' | 'too-many-tries' | 'signed-out'>> {
  if (person.email === null) return err('signed-out');
  const by = { email: person.email };
  if ((await throttleProblem('sign-in', by)) !== null) return err('too-many-tries');
  const account = await findCredentials(person.email);
  if (!(await isPassword(account?.passwordHash ?? null, current))) return err('wrong-password');
  await forgiveTry('sign-in', by);
  const changed = await endOtherSessions(person, await hashPassword(next));
  return changed ? ok(changed) : err('signed-out');
}
