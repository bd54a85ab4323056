import { FAMILIES, findFamily } from '@/content/questions';
import { type Coverage, coverageOf } from '@/lib/diagnosis/coverage';
import { drawWithProof } from '@/lib/quiz/generate';
import { type Measures, measure, type Timed } from '@/lib/quiz/measure';
import { randomOf } from '@/lib/random';

/** What takes longer than a page may take, and says the same until the content changes. */
export type Task = { readonly kind: 'measures'; readonly family: string } | { readonly kind: 'coverage' };

const SEEDS = 100;
/** Two draws of each structure and level: the command can be asked for more, which tell hardly more pairs apart. */
const COVERAGE_SEEDS = ['1', '2'];

export function carryOut(task: Task): Measures | Coverage {
  return task.kind === 'coverage' ? coverageOf(FAMILIES, COVERAGE_SEEDS) : measureFamily(task.family);
}

function measureFamily(id: string): Measures {
  const family = findFamily(id);
  if (!family) throw new Error(`There is no family "${id}".`);
  const drawn: Timed[] = [];
  const refused: Record<string, number> = {};
  for (let seed = 0; seed < SEEDS; seed += 1) {
    const ids = randomOf(`ids of ${seed}`);
    const start = performance.now();
    const { question, rejects } = drawWithProof(family, String(seed), () => ids.id());
    drawn.push({ question, ms: performance.now() - start });
    for (const reason of rejects) refused[reason] = (refused[reason] ?? 0) + 1;
  }
  return measure(id, drawn, refused);
}
