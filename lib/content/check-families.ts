import { MISCONCEPTIONS } from '@/lib/peering/misconceptions';
import { CONCEPTS } from '@/lib/quiz/concepts';
import type { Family } from '@/lib/quiz/family';
import { type ContentProblem, findLine, type Sources } from './problem';

const FOLDER = 'content/questions';
export const INDEX = `${FOLDER}/index.ts`;
const fileNamed = (id: string) => `${FOLDER}/${id}.ts`;

/** Where a family says what it is: with its questions, where those are written by hand. */
export function fileOf({ id }: Pick<Family, 'id'>, sources: Sources): string {
  const authored = `${FOLDER}/authored/${id}.ts`;
  return sources.has(authored) ? authored : fileNamed(id);
}

/** What families say about themselves, before anything is drawn. */
export function checkFamilies(families: readonly Family[], sources: Sources): ContentProblem[] {
  return [...checkIndex(families, sources), ...families.flatMap((family) => checkFamily(family, sources))];
}

/** Every file of the folder makes a family that is listed, and every family has a file of its name. */
function checkIndex(families: readonly Family[], sources: Sources): ContentProblem[] {
  const files = [...sources.keys()].filter(
    (file) => file.startsWith(`${FOLDER}/`) && !file.slice(FOLDER.length + 1).includes('/') && file !== INDEX,
  );
  const unlisted = files
    .filter((file) => !families.some(({ id }) => fileNamed(id) === file))
    .map((file) => ({
      file,
      line: findLine(sources, file, 'id: '),
      problem: `Expected a family with the id "${file.slice(FOLDER.length + 1, -'.ts'.length)}", listed in ${INDEX}.`,
    }));
  const misnamed = families
    .filter((family) => !files.includes(fileNamed(family.id)))
    .map(({ id }) => ({
      file: INDEX,
      line: findLine(sources, INDEX, 'FAMILIES'),
      problem: `The family "${id}" has no file ${fileNamed(id)}: expected its id to be the name of its file.`,
    }));
  return [...unlisted, ...misnamed];
}

function checkFamily(family: Family, sources: Sources): ContentProblem[] {
  const { id, title, concepts, levels, misconceptions, structures } = family;
  const file = fileOf(family, sources);
  const at = (key: string, entry?: string): number =>
    findLine(sources, file, `id: '${id}'`, `${key}: `, ...(entry === undefined ? [] : [`'${entry}'`]));
  const problems: ContentProblem[] = [];
  const say = (line: number, problem: string) => problems.push({ file, line, problem });

  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))
    say(at('id'), `The id "${id}": expected small letters, digits and hyphens.`);
  if (title.trim() === '') say(at('title'), 'The title is empty: expected a few words for lists.');
  if (concepts.length === 0) say(at('concepts'), 'Expected at least one concept.');
  for (const concept of new Set([
    ...concepts,
    ...structures.flatMap((structure) => structure.concepts ?? []),
  ]))
    if (!(concept in CONCEPTS))
      say(
        at('concepts', concept),
        `There is no concept "${concept}". Expected one of lib/quiz/concepts.ts${like(concept, Object.keys(CONCEPTS))}.`,
      );
  if (misconceptions.length === 0)
    say(
      at('misconceptions'),
      'Expected at least one misconception: an option that nobody holds is not shown.',
    );
  for (const misconception of misconceptions)
    if (!(misconception in MISCONCEPTIONS))
      say(
        at('misconceptions', misconception),
        `There is no misconception "${misconception}". Expected one of lib/peering/misconceptions.ts.`,
      );
  for (const repeated of repeats(misconceptions))
    say(at('misconceptions', repeated), `The misconception "${repeated}" is named twice.`);

  if (levels.length === 0) say(at('levels'), 'Expected at least one level.');
  for (const level of levels)
    if (!structures.some((structure) => (structure.levels ?? levels).includes(level)))
      say(at('levels'), `Level ${level} has no structure. Expected one, or the level left out.`);
  if (structures.length < 3)
    say(
      at('structures'),
      `Expected at least three structures, found ${structures.length}: fewer are soon known by heart.`,
    );
  for (const repeated of repeats(structures.map(({ name }) => name)))
    say(at('structures', repeated), `There are two structures "${repeated}": expected another name.`);
  for (const structure of structures)
    for (const level of structure.levels ?? [])
      if (!levels.includes(level))
        say(
          at('structures', structure.name),
          `Structure "${structure.name}" is for level ${level}. Expected one of the family's: ${levels.join(', ')}.`,
        );
  return problems;
}

export const repeats = <T>(items: readonly T[]): T[] => [
  ...new Set(items.filter((item, index) => items.indexOf(item) !== index)),
];

/** The name that was perhaps meant: the one that begins and ends alike for longest, if that is most of it. */
export function like(name: string, known: readonly string[]): string {
  const [near] = known.toSorted((a, b) => alike(b, name) - alike(a, name));
  return near && alike(near, name) > name.length / 2 ? `, "${near}" perhaps` : '';
}

function alike(a: string, b: string): number {
  const from = (step: (index: number) => boolean) => {
    let count = 0;
    while (count < Math.min(a.length, b.length) && step(count)) count += 1;
    return count;
  };
  return from((at) => a[at] === b[at]) + from((at) => a.at(-1 - at) === b.at(-1 - at));
}
