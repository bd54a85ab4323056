import type { Metadata } from 'next';
import { Suspense } from 'react';
import { Page } from '@/components/ui/page';
import { Skeleton } from '@/components/ui/skeleton';
import { findPersonOnPage } from '@/lib/auth/session';
import { findPersonalDiagnosis } from '@/lib/diagnosis/store';
import { listAttempts, listConceptResults } from '@/lib/progress/store';
import { Attempts } from './_components/attempts';
import { Beliefs } from './_components/beliefs';
import { Concepts } from './_components/concepts';
import { NoProgress } from './_components/no-progress';

export const metadata: Metadata = { title: 'Progress' };

export default function ProgressPage() {
  return (
    <Page>
      <h1>Progress</h1>
      <Suspense fallback={<Skeleton lines={6} says="Loading your progress" />}>
        <Progress />
      </Suspense>
    </Page>
  );
}

async function Progress() {
  const reader = await findPersonOnPage();
  if (!reader) return <NoProgress />;
  const [attempts, concepts, diagnosis] = await Promise.all([
    listAttempts(reader),
    listConceptResults(reader),
    findPersonalDiagnosis(reader, new Date()),
  ]);
  if (attempts.length === 0) return <NoProgress />;
  return (
    <div className="mt-6 grid grid-cols-1 gap-10">
      {diagnosis.answers > 0 && <Beliefs diagnosis={diagnosis} timeZone={reader.timeZone} />}
      <Attempts attempts={attempts} timeZone={reader.timeZone} />
      {concepts.length > 0 && <Concepts results={concepts} />}
    </div>
  );
}
