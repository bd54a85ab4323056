import { FAMILIES, findFamily } from '../../content/questions';
import type { Family } from '../../lib/quiz/family';
import { type Arguments, UsageError, wholeNumber } from './arguments';
import { drawWithIds, lineOf } from './line';

export function* draw(values: Arguments) {
  const family = requireFamily(values.family ?? '');
  const count = wholeNumber('count', values.count ?? '1');
  const level = family.levels.find((each) => String(each) === values.level);
  if (values.level && !level)
    throw new UsageError(`${family.id} has the levels ${family.levels.join(', ')}, not ${values.level}.`);
  if (values.structure && !family.structures.some(({ name }) => name === values.structure))
    throw new UsageError(
      `${family.id} has the structures ${family.structures.map(({ name }) => name).join(', ')}.`,
    );
  const options = { ...(level && { level }), ...(values.structure && { structure: values.structure }) };
  for (let index = 0; index < count; index += 1)
    yield lineOf(drawWithIds(family, seedAfter(values.seed, index), options));
}

export function requireFamily(id: string): Family {
  const family = findFamily(id);
  if (!family)
    throw new UsageError(
      `There is no family "${id}". They are: ${FAMILIES.map(({ id: known }) => known).join(', ')}.`,
    );
  return family;
}

const seedAfter = (seed: string, index: number): string =>
  /^\d+$/.test(seed) ? String(Number(seed) + index) : `${seed}${index ? `-${index}` : ''}`;
