import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { Suspense } from 'react';
import { CodeForm } from '@/components/classes/code-form';
import { Page } from '@/components/ui/page';
import { Skeleton } from '@/components/ui/skeleton';
import { parseJoinCode } from '@/lib/classes/join-code';

export const metadata: Metadata = { title: 'Join a class', robots: { index: false } };

export default function JoinPage({ searchParams }: PageProps<'/join'>) {
  return (
    <Page narrow>
      <h1>Join a class</h1>
      <p className="mt-3 mb-6 text-quiet">
        Type the code your teacher has shared. You will see whose class it is, and what they will see of you.
      </p>
      <Suspense fallback={<Skeleton lines={2} />}>
        <LookUp typed={searchParams} />
      </Suspense>
    </Page>
  );
}

async function LookUp({ typed }: { typed: PageProps<'/join'>['searchParams'] }) {
  const { code } = await typed;
  if (typeof code !== 'string') return <CodeForm />;
  const parsed = parseJoinCode(code);
  if (parsed) redirect(`/join/${parsed}`);
  return (
    <CodeForm
      code={code}
      problem="That is not a code: it has eight letters and digits, and never 0, O, 1 or I. Look at it once more."
    />
  );
}
