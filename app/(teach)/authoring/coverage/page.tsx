import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { Page } from '@/components/ui/page';
import { Skeleton } from '@/components/ui/skeleton';
import { Static } from '@/components/ui/static-markup';
import { FAMILIES } from '@/content/questions';
import { requireInstructor } from '@/lib/auth/session';
import { conceptCounts, coverageRows } from '@/lib/authoring/coverage-counts';
import { findCoverage } from '@/lib/authoring/reckon';
import { untoldPairs } from '@/lib/diagnosis/coverage';
import { ConceptTable } from './_components/concept-table';
import { OwnerList } from './_components/owner-list';
import { TellingList } from './_components/telling-list';
import { TellingMatrix } from './_components/telling-matrix';
import { UntoldPairs } from './_components/untold-pairs';

export const metadata: Metadata = { title: 'Coverage', robots: { index: false } };

export default function CoveragePage() {
  return (
    <Page>
      <p className="text-sm">
        <Link href="/authoring" prefetch={false} className="link">
          Authoring
        </Link>
      </p>
      <Suspense fallback={<Skeleton lines={8} says="Loading" />}>
        <Coverage />
      </Suspense>
    </Page>
  );
}

async function Coverage() {
  const reader = await requireInstructor('/authoring/coverage');
  if (!reader) notFound();
  return (
    <>
      <h1 className="mt-1">What the bank can tell apart</h1>
      <p className="mt-2 max-w-measure text-quiet">
        Two misconceptions are told apart by a question in which they lead to different answers. A student’s
        belief can be named only as finely as the questions tell beliefs apart.
      </p>
      <Suspense fallback={<Drawing />}>
        <Told />
      </Suspense>
      <ConceptTable counts={conceptCounts(FAMILIES)} />
    </>
  );
}

/** The first who asks after a start waits for it. */
const Drawing = () => (
  <div className="mt-8">
    <p className="mb-4 text-quiet">
      Drawing questions of every structure. The first time this takes some seconds.
    </p>
    <Skeleton lines={8} says="Drawing questions of every structure" />
  </div>
);

async function Told() {
  const coverage = await findCoverage();
  const rows = coverageRows(coverage);
  return (
    <>
      <UntoldPairs pairs={untoldPairs(coverage)} of={coverage.pairs.length} draws={coverage.draws} />
      <section aria-labelledby="matrix-title" className="mt-10">
        <h2 id="matrix-title">Each two beliefs</h2>
        <p className="mt-2 mb-4 max-w-measure text-quiet">
          How many structures tell the two apart. ✗ stands where none does.
        </p>
        <Static>
          <TellingMatrix rows={rows} />
          <TellingList rows={rows} />
        </Static>
      </section>
      <OwnerList coverage={coverage} />
    </>
  );
}
