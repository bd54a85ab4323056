import { readFileSync } from 'node:fs';
import type { Topology } from '../topology';

/** A documented case: a question about a topology, and what Azure's documentation says the answer is. */
export type DocumentedCase = {
  readonly id: string;
  readonly topology: Topology;
  readonly query: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, unknown>>;
};

/** A topology that was built of Linux network namespaces, and which TCP connections came about in it. */
export type KernelCase = {
  readonly id: string;
  readonly topology: Topology;
  readonly pairs: readonly {
    readonly from: string;
    readonly to: string;
    readonly port: number;
    readonly connects: boolean;
  }[];
};

const read = <T>(name: string): readonly T[] =>
  readFileSync(new URL(name, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);

export const documentedCases = (): readonly DocumentedCase[] => read('azure-cases.jsonl');
export const kernelCases = (): readonly KernelCase[] => read('kernel-cases.jsonl');

/**
 * Whether an answer holds what a case expects of it: objects by the keys they name, words without case; of route rows,
 * each of `includes` must be there and none of `excludes`.
 */
export function agrees(expected: unknown, answer: unknown): boolean {
  if (typeof expected === 'string' && typeof answer === 'string')
    return expected.toLowerCase() === answer.toLowerCase();
  if (Array.isArray(expected))
    return (
      Array.isArray(answer) &&
      expected.length === answer.length &&
      expected.every((each, index) => agrees(each, answer[index]))
    );
  if (typeof expected !== 'object' || expected === null) return expected === answer;
  if (typeof answer !== 'object' || answer === null) return false;
  const { includes, excludes, ...rest } = expected as Record<string, unknown>;
  const given = answer as Record<string, unknown>;
  const rows = Array.isArray(given.value) ? given.value : [];
  const has = (row: unknown) => rows.some((each) => agrees(row, each));
  return (
    Object.entries(rest).every(([key, value]) => agrees(value, given[key])) &&
    (!Array.isArray(includes) || includes.every(has)) &&
    (!Array.isArray(excludes) || !excludes.some(has))
  );
}
