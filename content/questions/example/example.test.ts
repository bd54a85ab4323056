import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { drawQuestion } from '@/lib/quiz/generate';
import { randomOf } from '@/lib/random';
import { halfAPeering } from './half-a-peering';

const textOf = (path: string) => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');

test('the family that the README shows is this one, as it would stand a folder higher', () => {
  const shown = textOf('half-a-peering.ts')
    .replaceAll("'../../topologies/", "'../topologies/")
    .replaceAll("'../parts/", "'./parts/");
  expect(textOf('../README.md')).toContain(`\`\`\`ts\n${shown}\`\`\``);
});

test('it draws what the README says: three options, that of Azure, that of M4 and that of M22', () => {
  for (let seed = 0; seed < 50; seed += 1) {
    const ids = randomOf(`ids of ${seed}`);
    const { key } = drawQuestion(halfAPeering, String(seed), () => ids.id());
    const owners = Object.values(key.byChoice).map(({ misconceptions }) =>
      misconceptions.map(({ id }) => id).filter((id) => halfAPeering.misconceptions.includes(id)),
    );
    expect(owners.toSorted()).toEqual([[], ['M22'], ['M4']]);
  }
});
