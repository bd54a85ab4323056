import type { z } from 'zod';

/** What a form shows after the server has looked at it: what is wrong, and what was typed, never a password. */
export type FormState = {
  /** by field; '' for what concerns the form as a whole */
  readonly problems?: Readonly<Record<string, string>>;
  readonly typed?: Readonly<Record<string, string>>;
  readonly done?: string;
};

/** The first problem of each field. */
export function problemsOf(error: z.ZodError): Record<string, string> {
  const problems: Record<string, string> = {};
  for (const { path, message } of error.issues) problems[String(path[0] ?? '')] ??= message;
  return problems;
}

export function textOf(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === 'string' ? value : '';
}

export const waitProblem = (minutes: number) =>
  `There were too many tries. Wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`} and try again.`;
