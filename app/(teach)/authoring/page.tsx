import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { after } from 'next/server';
import { Suspense } from 'react';
import { LinkButton } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { Page } from '@/components/ui/page';
import { Skeleton } from '@/components/ui/skeleton';
import { FAMILIES } from '@/content/questions';
import { requireInstructor } from '@/lib/auth/session';
import { isNarrowed, listFamilies, parseFilter } from '@/lib/authoring/catalogue';
import { findFamilyUsage } from '@/lib/authoring/find-family-usage';
import { findCoverage } from '@/lib/authoring/reckon';
import { conceptOf } from '@/lib/quiz/concepts';
import { FamilyCard } from './_components/family-card';
import { FilterForm } from './_components/filter-form';

export const metadata: Metadata = { title: 'Authoring', robots: { index: false } };

type Props = PageProps<'/authoring'>;

export default function AuthoringPage({ searchParams }: Props) {
  return (
    <Page>
      <Suspense fallback={<Skeleton lines={10} says="Loading the families of questions" />}>
        <Families searchParams={searchParams} />
      </Suspense>
    </Page>
  );
}

async function Families({ searchParams }: Pick<Props, 'searchParams'>) {
  const reader = await requireInstructor('/authoring');
  if (!reader) notFound();
  // it takes seconds the first time, and is one link away; in development it would hold up the next page instead
  if (process.env.NODE_ENV === 'production') after(() => findCoverage());
  const filter = parseFilter(await searchParams);
  const uses = new Map((await findFamilyUsage()).map((usage) => [usage.family, usage]));
  const usageOf = (family: string) => uses.get(family) ?? null;
  const groups = listFamilies(FAMILIES, filter, usageOf);
  const found = groups.reduce((sum, { families }) => sum + families.length, 0);
  return (
    <>
      <h1>Authoring</h1>
      <p className="mt-2 max-w-measure text-quiet">
        Each family draws any number of questions; nobody writes their keys. Open one to see its variants with
        their proofs, or see <CoverageLink />.
      </p>
      <FilterForm families={FAMILIES} filter={filter} />
      <p role="status" className="mt-6 mb-3 text-sm text-quiet">
        {isNarrowed(filter) ? `${found} of ${FAMILIES.length} families` : `${found} families`}. Answers are
        those of everybody, up to five minutes ago.
      </p>
      {found === 0 ? (
        <Empty title="No family fits all of that">
          <LinkButton look="secondary" href="/authoring" prefetch={false}>
            Show all {FAMILIES.length}
          </LinkButton>
        </Empty>
      ) : (
        <div className="grid gap-9">
          {groups.map(({ concept, families }) => (
            <section key={concept} aria-label={concept === null ? 'Families' : undefined}>
              {concept !== null && <h2 className="mb-3 text-[1.1875rem]">{conceptOf(concept).title}</h2>}
              <ul className="grid gap-3">
                {families.map((family) => (
                  <li key={family.id}>
                    <FamilyCard
                      family={family}
                      usage={usageOf(family.id)}
                      under={concept === null ? 'h2' : 'h3'}
                    />
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      )}
    </>
  );
}

const CoverageLink = () => (
  <Link href="/authoring/coverage" prefetch={false} className="link">
    what the bank can tell apart
  </Link>
);
