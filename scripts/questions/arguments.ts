import { parseArgs } from 'node:util';

/** What was asked for can't be done as it was asked; the message says what to do instead. Ends with status 2. */
export class UsageError extends Error {}

/** @throws UsageError, or what `parseArgs` throws, on options there are not */
export function readArguments(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      family: { type: 'string' },
      lesson: { type: 'string' },
      seed: { type: 'string', default: '1' },
      count: { type: 'string' },
      level: { type: 'string' },
      structure: { type: 'string' },
      now: { type: 'string' },
      next: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  }).values;
}
export type Arguments = ReturnType<typeof readArguments>;

export function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 100_000)
    throw new UsageError(`--${name} is a whole number from 1 to 100000, not "${text}".`);
  return number;
}
