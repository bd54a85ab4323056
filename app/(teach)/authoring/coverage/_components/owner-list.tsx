import Link from 'next/link';
import { tellingsOf } from '@/lib/authoring/coverage-counts';
import { variantPath } from '@/lib/authoring/variant';
import type { Coverage } from '@/lib/diagnosis/coverage';
import { MISCONCEPTIONS } from '@/lib/peering/misconceptions';
import type { MisconceptionId } from '@/lib/peering/vocabulary';
import { BeliefName } from './belief-name';

/** Of each misconception the families that own options of it; each leads to a question that has one. */
export function OwnerList({ coverage }: { coverage: Coverage }) {
  const all = Object.keys(MISCONCEPTIONS) as MisconceptionId[];
  return (
    <section aria-labelledby="owners-title" className="mt-10">
      <h2 id="owners-title">Where each misconception shows</h2>
      <ul className="mt-4 grid gap-x-8 gap-y-4 lg:grid-cols-2">
        {all.map((id) => (
          <li key={id} className="text-[0.9375rem]">
            <BeliefName held={id} />
            <Families coverage={coverage} misconception={id} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Families({ coverage, misconception }: { coverage: Coverage; misconception: MisconceptionId }) {
  const tellings = tellingsOf(coverage, misconception);
  const families = [...new Set(tellings.map(({ family }) => family))];
  if (families.length === 0)
    return (
      <p className="ml-14 font-medium text-stop">
        ✗{' '}
        {coverage.misconceptions.includes(misconception) ? 'No option was drawn' : 'No family asks about it'}
      </p>
    );
  return (
    <ul className="ml-14 flex flex-wrap gap-x-3 text-sm">
      {families.map((family) => {
        const own = tellings.filter((each) => each.family === family);
        const [first] = own;
        return (
          first && (
            <li key={family}>
              <Link
                href={variantPath(family, { ...first, seed: Number(first.seed) })}
                prefetch={false}
                className="link inline-flex min-h-6 items-center"
              >
                {family}
              </Link>
              {own.length > 1 && <span className="text-quiet"> ×{own.length}</span>}
            </li>
          )
        );
      })}
    </ul>
  );
}
