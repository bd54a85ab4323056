import 'server-only';
import { hash, verify } from '@node-rs/argon2';

export const PASSWORD_MIN = 10;
/** long enough for any passphrase, short enough that hashing it costs nothing extra */
export const PASSWORD_MAX = 200;

/** argon2id with the library's defaults: 19 MiB, two passes, one lane, a random salt in the text it gives back. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'));

let someHash: Promise<string> | undefined;

/**
 * Takes as long for an email nobody has as for one with a wrong password, so that the time tells neither.
 * @param stored null when there is no such account
 */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  someHash ??= hashPassword('a password nobody has');
  const matches = await verify(stored ?? (await someHash), password.normalize('NFKC'));
  return matches && stored !== null;
}
