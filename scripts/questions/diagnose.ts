import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { z } from 'zod';
import { FAMILIES, findFamily } from '../../content/questions';
import type { AnsweredQuestion } from '../../lib/diagnosis/decision';
import { diagnose } from '../../lib/diagnosis/diagnose';
import { decisionsOf, evidenceOf } from '../../lib/diagnosis/evidence';
import { nextQuestion, weighable } from '../../lib/diagnosis/next-question';
import { posteriorOf } from '../../lib/diagnosis/posterior';
import { MISCONCEPTIONS, misconceptionOf } from '../../lib/peering/misconceptions';
import type { MisconceptionId } from '../../lib/peering/vocabulary';
import { type ResponseProblem, responseProblem } from '../../lib/quiz/kinds';
import { choicesOf } from '../../lib/quiz/question';
import { randomOf } from '../../lib/random';
import { err, ok, type Result } from '../../lib/result';
import { type Arguments, UsageError } from './arguments';
import { drawWithIds } from './line';

/**
 * What one person's answers come to.
 * @throws UsageError that names every line it can't read, with what is wrong with it
 */
export async function runDiagnose(values: Arguments, input: Readable, clock: Date) {
  const now = values.now === undefined ? clock : readTime(values.now);
  if (!now) throw new UsageError(`--now is a time such as 2026-03-02T09:00:00Z, not "${values.now}".`);
  const answers: AnsweredQuestion[] = [];
  const problems: string[] = [];
  let number = 0;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (text.trim() === '') continue;
    const answer = readAnswer(text, number, now);
    if (answer.ok) answers.push(answer.value);
    else problems.push(`Line ${number}: ${answer.error}`);
  }
  if (problems.length > 0) throw new UsageError(problems.join('\n'));
  const { knows, findings } = diagnose(answers, now);
  return {
    answers: answers.length,
    knows: rounded(knows),
    misconceptions: findings.map(({ id, probability, state, signs, against }) => ({
      id,
      belief: misconceptionOf(id)?.belief,
      probability: rounded(probability),
      state,
      signs,
      against,
    })),
    ...(values.next && { next: findNext(answers, now) }),
  };
}

/** Of one draw of every structure at every level, the one whose answer would say most. */
function findNext(answers: readonly AnsweredQuestion[], now: Date) {
  const seed = `next-${answers.length + 1}`;
  const questions = FAMILIES.flatMap((family) =>
    family.structures.flatMap(({ name, levels }) =>
      (levels ?? family.levels).map((level) => drawWithIds(family, seed, { level, structure: name })),
    ),
  );
  const next = nextQuestion(
    posteriorOf(answers, now),
    questions.map((question) => weighable(decisionsOf(question))),
    randomOf(seed),
  );
  const question = next && questions[next.index];
  if (!question) return null;
  const { family, structure, level } = question;
  return { family, seed, level, structure, bits: rounded(next.bits) };
}

const WRONG_RESPONSE: Readonly<Record<ResponseProblem, string>> = {
  empty: 'nothing is chosen',
  'choice-not-offered': 'a choice is not one of this question’s',
  'repeated-choice': 'a choice stands there twice',
  'too-many': 'more is chosen than can be',
};

const Time = z.iso.datetime({ offset: true });
const Drawn = z.object({
  id: z.string().optional(),
  family: z.string(),
  seed: z.union([z.string(), z.int()]).transform(String),
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]).optional(),
  structure: z.string().optional(),
  choice: z.string().optional(),
  response: z.array(z.string()).optional(),
  answeredAt: Time.optional(),
});
const Decided = z.object({
  id: z.string().optional(),
  decisions: z
    .array(
      z.object({
        possible: z.int().min(2),
        right: z.string(),
        owners: z.record(z.string(), z.array(z.string())),
        chosen: z.string(),
      }),
    )
    .min(1),
  answeredAt: Time.optional(),
});

/** One line's answer, or what is wrong with it. */
function readAnswer(text: string, number: number, now: Date): Result<AnsweredQuestion, string> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return err('it is not JSON.');
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return err('it is not an object, such as {"family", "seed", "choice"}.');
  return 'decisions' in json ? readDecided(json, number, now) : readDrawn(json, now);
}

function readDrawn(json: object, now: Date): Result<AnsweredQuestion, string> {
  const parsed = Drawn.safeParse(json);
  if (!parsed.success) return err(problemsOf(parsed.error));
  const { id, seed, level, structure, choice, response, answeredAt } = parsed.data;
  const family = findFamily(parsed.data.family);
  if (!family)
    return err(`there is no family "${parsed.data.family}"; \`questions -- list\` names those there are.`);
  if (level && !family.levels.includes(level))
    return err(`${family.id} has the levels ${family.levels.join(', ')}, not ${level}.`);
  const shape = family.structures.find(({ name }) => name === structure);
  if (structure !== undefined && !shape)
    return err(`${family.id} has the structures ${family.structures.map(({ name }) => name).join(', ')}.`);
  if (shape?.levels && level && !shape.levels.includes(level))
    return err(`${family.id}: ${shape.name} has the levels ${shape.levels.join(', ')}, not ${level}.`);
  const question = drawWithIds(family, seed, { ...(level && { level }), ...(structure && { structure }) });
  const chosen = response ?? (choice === undefined ? [] : [choice]);
  const offered = choicesOf(question.public).map((each) => each.id);
  const problem = responseProblem(question.public, chosen);
  if (problem)
    return err(
      `${WRONG_RESPONSE[problem]}: the answer is "choice", or "response" for several, of ${offered.join(', ')}.`,
    );
  const name = id ?? `${question.family}/${question.structure}, level ${question.level}, seed ${seed}`;
  return ok(evidenceOf(name, question, chosen, timeOf(answeredAt, now)));
}

function readDecided(json: object, number: number, now: Date): Result<AnsweredQuestion, string> {
  const parsed = Decided.safeParse(json);
  if (!parsed.success) return err(problemsOf(parsed.error));
  const { id, decisions, answeredAt } = parsed.data;
  const unknown = decisions
    .flatMap(({ owners }) => Object.values(owners).flat())
    .find((owner) => !Object.hasOwn(MISCONCEPTIONS, owner));
  if (unknown !== undefined) return err(`there is no misconception "${unknown}"; they are M1 to M36.`);
  for (const { owners, right, possible } of decisions) {
    if (Object.hasOwn(owners, right)) return err(`nobody can own "${right}", which is right.`);
    if (Object.keys(owners).length >= possible)
      return err(`of ${possible} possible answers at most ${possible - 1} can be wrong.`);
  }
  return ok({
    id: id ?? `line ${number}`,
    answeredAt: timeOf(answeredAt, now),
    chosen: decisions.map(({ chosen }) => chosen),
    decisions: decisions.map(({ possible, right, owners }) => ({
      possible,
      right,
      believed: byOwner(owners),
    })),
  });
}

function byOwner(owners: Readonly<Record<string, readonly string[]>>): Map<MisconceptionId, string[]> {
  const believed = new Map<MisconceptionId, string[]>();
  for (const [outcome, ids] of Object.entries(owners))
    for (const id of ids as readonly MisconceptionId[])
      believed.set(id, [...(believed.get(id) ?? []), outcome]);
  return believed;
}

const problemsOf = (error: z.ZodError): string =>
  error.issues.map(({ path, message }) => `${path.join('.') || 'it'}: ${message}`).join('; ');

const readTime = (text: string): Date | null => (Time.safeParse(text).success ? new Date(text) : null);
/** without a time an answer is as fresh as can be */
const timeOf = (text: string | undefined, now: Date): Date => (text === undefined ? now : new Date(text));
const rounded = (probability: number): number => Math.round(probability * 1e4) / 1e4;
