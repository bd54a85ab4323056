import { FAMILIES } from '../../content/questions';
import { drawWithProof } from '../../lib/quiz/generate';
import { formatMeasures, type Measures, measure, type Timed } from '../../lib/quiz/measure';
import { type Arguments, wholeNumber } from './arguments';
import { requireFamily } from './draw';
import { idsFor } from './line';

/** @returns one line a family as it is done: a sweep of the bank takes minutes */
export function* sweep(values: Arguments): Generator<string | Measures> {
  const count = wholeNumber('count', values.count ?? '10000');
  for (const family of values.family ? [requireFamily(values.family)] : FAMILIES) {
    const drawn: Timed[] = [];
    const refused: Record<string, number> = {};
    for (let seed = 0; seed < count; seed += 1) {
      const start = performance.now();
      const { question, rejects } = drawWithProof(family, String(seed), idsFor(String(seed)));
      drawn.push({ question, ms: performance.now() - start });
      for (const reason of rejects) refused[reason] = (refused[reason] ?? 0) + 1;
    }
    const measures = measure(family.id, drawn, refused);
    yield values.json ? measures : formatMeasures(measures);
  }
}
