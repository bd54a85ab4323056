// The bank of questions on the command line: what there is, what it draws, and the key of each.
import { parseArgs } from 'node:util';
import { FAMILIES, findFamily } from '@/content/questions';
import { findBlueprint, QUIZZES } from '@/content/quizzes';
import { drawQuestion, drawWithProof } from '@/lib/quiz/generate';
import { formatMeasures, measure, type Timed } from '@/lib/quiz/measure';
import type { Question } from '@/lib/quiz/question';
import { drawQuiz } from '@/lib/quiz/quiz';
import { randomOf } from '@/lib/random';

const HELP = `npm run -s questions -- list
npm run -s questions -- draw --family ID [--seed N] [--count K] [--level 1|2|3] [--structure NAME]
npm run -s questions -- quiz --lesson SLUG [--seed N]
npm run -s questions -- sweep [--family ID] [--count 10000] [--json]

list, draw and quiz print JSON Lines. draw prints the seeds N, N+1, … up to K questions. Keys are printed too.
sweep draws many seeds of each family and prints what they come to: what was refused, where the right option stands,
whether it is the longest, what was drawn twice, and how long a draw takes.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    family: { type: 'string' },
    lesson: { type: 'string' },
    seed: { type: 'string', default: '1' },
    count: { type: 'string' },
    level: { type: 'string' },
    structure: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

const print = (line: unknown) => process.stdout.write(`${JSON.stringify(line)}\n`);
function stop(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(2);
}

/** Ids as opaque as in the app, yet the same each time the command is run. */
const idsFor = (seed: string) => {
  const random = randomOf(`ids of ${seed}`);
  return () => random.id();
};

const owners = ({ key }: Question) =>
  Object.fromEntries(
    Object.entries(key.byChoice)
      .filter(([choice]) => choice !== key.rightChoice)
      .map(([choice, { misconceptions }]) => [choice, misconceptions.map(({ id }) => id)]),
  );

const lineOf = (question: Question) => {
  const { rightChoice, ...explanation } = question.key;
  return {
    family: question.family,
    seed: question.seed,
    structure: question.structure,
    level: question.level,
    kind: question.kind,
    concepts: question.concepts,
    question: question.public,
    key: { rightChoice },
    owners: owners(question),
    topology: question.proof?.topology ?? null,
    queries: question.proof?.queries ?? [],
    ...(question.proof?.afterChoice && { afterChoice: question.proof.afterChoice }),
    explanation,
  };
};

function list(): void {
  for (const { id, title, concepts, levels, kind, misconceptions, structures } of FAMILIES)
    print({
      id,
      title,
      concepts,
      levels,
      kind,
      misconceptions,
      structures: structures.map(({ name }) => name),
    });
}

function draw(): void {
  const family = findFamily(values.family ?? '');
  if (!family)
    stop(
      `There is no family "${values.family ?? ''}". They are: ${FAMILIES.map(({ id }) => id).join(', ')}.`,
    );
  const count = wholeNumber('count', values.count ?? '1');
  const level = family.levels.find((each) => String(each) === values.level);
  if (values.level && !level)
    stop(`${family.id} has the levels ${family.levels.join(', ')}, not ${values.level}.`);
  if (values.structure && !family.structures.some(({ name }) => name === values.structure))
    stop(`${family.id} has the structures ${family.structures.map(({ name }) => name).join(', ')}.`);
  for (let index = 0; index < count; index += 1) {
    const seed = /^\d+$/.test(values.seed)
      ? String(Number(values.seed) + index)
      : `${values.seed}${index ? `-${index}` : ''}`;
    const options = { ...(level && { level }), ...(values.structure && { structure: values.structure }) };
    print(lineOf(drawQuestion(family, seed, idsFor(seed), options)));
  }
}

function quiz(): void {
  const blueprint = findBlueprint(values.lesson ?? '');
  if (!blueprint)
    stop(
      `There is no quiz for "${values.lesson ?? ''}". There is one for: ${QUIZZES.map(({ id }) => id).join(', ')}.`,
    );
  for (const [position, question] of drawQuiz(blueprint, values.seed, idsFor(values.seed)).entries())
    print({ position, ...lineOf(question) });
}

function sweep(): void {
  const family = values.family ? findFamily(values.family) : null;
  if (values.family && !family) stop(`There is no family "${values.family}".`);
  const count = wholeNumber('count', values.count ?? '10000');
  for (const each of family ? [family] : FAMILIES) {
    const drawn: Timed[] = [];
    const refused: Record<string, number> = {};
    for (let seed = 0; seed < count; seed += 1) {
      const start = performance.now();
      const { question, rejects } = drawWithProof(each, String(seed), idsFor(String(seed)));
      drawn.push({ question, ms: performance.now() - start });
      for (const reason of rejects) refused[reason] = (refused[reason] ?? 0) + 1;
    }
    const measures = measure(each.id, drawn, refused);
    if (values.json) print(measures);
    else process.stdout.write(`${formatMeasures(measures)}\n`);
  }
}

function wholeNumber(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 100_000)
    stop(`--${name} is a whole number from 1 to 100000, not "${text}".`);
  return number;
}

const COMMANDS: Readonly<Record<string, () => void>> = { list, draw, quiz, sweep };
const command = COMMANDS[positionals[0] ?? ''];
if (values.help || !command) {
  process.stdout.write(`${HELP}\n`);
  process.exitCode = values.help ? 0 : 2;
} else command();
