/**
 * Why a command can't go on, as one sentence for the person who gave it, with what to do about it. Commands print the
 * message alone: no stack, and never a password in it.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** The system's short name of a failure, such as EACCES. */
export const codeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : undefined;
