import fc from 'fast-check';
import type { MisconceptionId } from '@/lib/peering/vocabulary';
import type { AnsweredQuestion, Decision } from '../decision';

/** A list of choices `a`, `b`, … of which `a` is right and the owners of each wrong one are given. */
export const decision = (...owners: readonly (readonly MisconceptionId[])[]): Decision => {
  const believed = new Map<MisconceptionId, string[]>();
  for (const [index, ids] of owners.entries())
    for (const id of ids) believed.set(id, [...(believed.get(id) ?? []), letter(index + 1)]);
  return { possible: owners.length + 1, right: 'a', believed };
};

/** One question with one decision. */
export const answered = (
  id: string,
  asked: Decision,
  chosen: string,
  answeredAt: Date = NOW,
): AnsweredQuestion => ({ id, answeredAt, decisions: [asked], chosen: [chosen] });

export const NOW = new Date('2026-03-02T09:00:00Z');
export const daysBefore = (days: number): Date => new Date(NOW.getTime() - days * 86_400_000);

const letter = (index: number): string => String.fromCharCode(97 + index);

const anyOwners = fc.array(fc.subarray(['M1', 'M2', 'M3', 'M4'] as MisconceptionId[], { minLength: 1 }), {
  minLength: 1,
  maxLength: 3,
});
const anyDecided = anyOwners.chain((owners) =>
  fc.nat({ max: owners.length }).map((chosen) => ({ asked: decision(...owners), chosen: letter(chosen) })),
);

/** Questions of one to three decisions about four misconceptions, answered within two years. */
export const anyAnswers = fc
  .array(
    fc.record({
      parts: fc.array(anyDecided, { minLength: 1, maxLength: 3 }),
      days: fc.integer({ min: 0, max: 700 }),
    }),
    { maxLength: 12 },
  )
  .map((questions) =>
    questions.map(
      ({ parts, days }, index): AnsweredQuestion => ({
        id: `q${index}`,
        answeredAt: daysBefore(days),
        decisions: parts.map(({ asked }) => asked),
        chosen: parts.map(({ chosen }) => chosen),
      }),
    ),
  );
