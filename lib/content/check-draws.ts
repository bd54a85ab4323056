import { MISCONCEPTIONS } from '@/lib/peering/misconceptions';
import { RULES } from '@/lib/peering/rules';
import type { RuleId } from '@/lib/peering/vocabulary';
import type { Draft, Family, Structure } from '@/lib/quiz/family';
import { drawWithProof } from '@/lib/quiz/generate';
import { randomOf } from '@/lib/random';
import { fileOf } from './check-families';
import { type ContentProblem, findPlace, type Sources } from './problem';

/** One is enough to see that a structure works at all; whether it always does is for the sweep. */
const SEED = '1';

/** Draws every structure at each of its levels. What a draft names has to be there, and something has to be provable. */
export function checkDraws(families: readonly Family[], sources: Sources): ContentProblem[] {
  return families.flatMap((family) => {
    const folder = `content/questions/${family.id}/`;
    const files = [...sources.keys()].filter((file) => file.startsWith(folder));
    const found = family.structures.flatMap((structure) => checkStructure(family, structure));
    // each structure may find the same mistake again
    return [...new Map(found.map((each) => [each.problem, each])).values()].map(({ texts, problem }) => ({
      ...findPlace(sources, [fileOf(family, sources), ...files], ...texts),
      problem,
    }));
  });
}

/** `texts`: what to look for in the file */
type Found = { readonly texts: readonly string[]; readonly problem: string };

/** What is wrong at the first level at which anything is. */
function checkStructure(family: Family, { name, levels = family.levels }: Structure): Found[] {
  for (const level of levels) {
    const ids = randomOf(`ids of ${SEED}`);
    try {
      const { draft } = drawWithProof(family, SEED, () => ids.id(), { level, structure: name });
      const wrong = checkDraft(draft, family);
      if (wrong.length > 0) return wrong;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const rule = /There is no rule (R\d+)/.exec(message)?.[1];
      if (rule) return [noRule(rule)];
      return [{ texts: [`id: '${family.id}'`, `'${name}'`], problem: `Structure "${name}": ${message}` }];
    }
  }
  return [];
}

const noRule = (rule: string): Found => ({
  texts: [`'${rule}'`],
  problem: `There is no rule "${rule}". Expected one of lib/peering/rules.`,
});

function checkDraft(draft: Draft, family: Family): Found[] {
  const drafts = draft.form === 'parts' ? [draft, ...draft.parts] : [draft];
  const rules: RuleId[] = drafts.flatMap(({ rules: named }) => [...named]);
  const about = drafts.flatMap((each) => [...(each.about ?? [])]);
  const owners = drafts.flatMap((each) =>
    each.form === 'authored' ? each.wrong.flatMap(({ misconceptions }) => [...misconceptions]) : [],
  );
  return [
    ...rules.filter((rule) => !(rule in RULES)).map(noRule),
    ...[...about, ...owners]
      .filter((id) => !(id in MISCONCEPTIONS))
      .map((id) => ({
        texts: [`'${id}'`],
        problem: `There is no misconception "${id}". Expected one of lib/peering/misconceptions.ts.`,
      })),
    ...owners
      .filter((id) => id in MISCONCEPTIONS && !family.misconceptions.includes(id))
      .map((id) => ({
        texts: [`'${id}'`],
        problem: `An option belongs to "${id}", which the family does not name. Expected it among its misconceptions.`,
      })),
  ];
}
