/**
 * What a student types or follows to join a class. 32 letters and digits, none of which is mistaken for another when
 * read from a projector (no 0, O, 1, I), eight of them: 40 random bits, too many to guess.
 */
export const JOIN_CODE_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
export const JOIN_CODE_LENGTH = 8;

/** @param randomBytes gives that many bytes of unguessable chance: `crypto.randomBytes` outside tests */
export function makeJoinCode(randomBytes: (count: number) => Uint8Array): string {
  // 256 is a multiple of 32, so that the low five bits of a byte favour no letter
  return Array.from(randomBytes(JOIN_CODE_LENGTH), (byte) => JOIN_CODE_ALPHABET[byte & 31]).join('');
}

/** What a person typed, as it is stored: any case, with or without the hyphen or spaces. Null if it can't be a code. */
export function parseJoinCode(text: string): string | null {
  const code = text.replace(/[\s\u2010-\u2013-]/g, '').toUpperCase();
  return JOIN_CODE.test(code) ? code : null;
}
const JOIN_CODE = new RegExp(`^[${JOIN_CODE_ALPHABET}]{${JOIN_CODE_LENGTH}}$`);

/** In two groups of four, which are easier to read aloud and to copy. */
export const formatJoinCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;
