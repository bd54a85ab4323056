import type { FamilyUsage } from '@/lib/authoring/usage';
import { kindName, LEVEL_NAMES } from '@/lib/authoring/words';
import { conceptOf } from '@/lib/quiz/concepts';
import type { Family } from '@/lib/quiz/family';
import { BeliefList } from '../../_components/belief-list';
import { UsageOfFamily } from '../../_components/usage-of-family';

/** What a family is, and how it was answered. */
export function AboutFamily({ family, usage }: { family: Family; usage: FamilyUsage | null }) {
  const { id, title, kind, levels, concepts, misconceptions, structures } = family;
  return (
    <>
      <h1 className="mt-1">{title}</h1>
      <p className="mt-1 font-mono text-sm text-quiet">content/questions/{id}.ts</p>
      <div className="mt-4 grid gap-x-8 gap-y-4 lg:grid-cols-2">
        <div className="min-w-0 text-[0.9375rem]">
          <p>
            {kindName(kind)} · {levels.map((level) => LEVEL_NAMES[level]).join(', ')} ·{' '}
            {structures.length === 1 ? '1 structure' : `${structures.length} structures`}
          </p>
          <p className="text-quiet">{concepts.map((each) => conceptOf(each).title).join(' · ')}</p>
          <details className="mt-1">
            <summary className="text-accent">
              {misconceptions.length === 1
                ? 'The misconception it is about'
                : `The ${misconceptions.length} misconceptions it is about`}
            </summary>
            <BeliefList ids={misconceptions} />
          </details>
        </div>
        <UsageOfFamily usage={usage} />
      </div>
    </>
  );
}
