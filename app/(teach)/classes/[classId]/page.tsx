import type { Metadata } from 'next';
import { headers } from 'next/headers';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { z } from 'zod';
import { Page } from '@/components/ui/page';
import { Skeleton } from '@/components/ui/skeleton';
import { requirePerson } from '@/lib/auth/session';
import { parseOrder, progressOf, sortProgress } from '@/lib/classes/progress';
import { listClassMisconceptions, listStudents } from '@/lib/classes/results/store';
import { findTaughtClass } from '@/lib/classes/store';
import { siteAddress } from '@/lib/site-address';
import { ClassMisconceptions } from './_components/class-misconceptions';
import { ClassSettings } from './_components/class-settings';
import { Invite } from './_components/invite';
import { StudentTable } from './_components/student-table';

export const metadata: Metadata = { title: 'Class', robots: { index: false } };

type Props = PageProps<'/classes/[classId]'>;

export default function ClassPage({ params, searchParams }: Props) {
  return (
    <Page>
      <p className="text-sm">
        <Link href="/classes" prefetch={false} className="link">
          Classes
        </Link>
      </p>
      <Suspense fallback={<Skeleton lines={8} says="Loading the class" />}>
        <TaughtClass params={params} searchParams={searchParams} />
      </Suspense>
    </Page>
  );
}

async function TaughtClass({ params, searchParams }: Pick<Props, 'params' | 'searchParams'>) {
  const classId = z.uuid().safeParse((await params).classId);
  if (!classId.success) notFound();
  const reader = await requirePerson(`/classes/${classId.data}`);
  const [taught, records, misconceptions] = await Promise.all([
    findTaughtClass(reader, classId.data),
    listStudents(reader, classId.data),
    listClassMisconceptions(reader, classId.data),
  ]);
  if (!taught) notFound();
  const { sort } = await searchParams;
  const order = parseOrder(typeof sort === 'string' ? sort : undefined);
  const students = sortProgress(records.map(progressOf), order);
  const finished = students.filter(({ latest }) => latest !== null).length;
  const link = `${siteAddress(await headers())}/join/${taught.joinCode}`;
  return (
    <>
      <h1 className="mt-1">{taught.name}</h1>
      {students.length > 0 && (
        <p className="mt-2 text-quiet">
          {students.length === 1 ? '1 student' : `${students.length} students`}, {finished} with a finished
          quiz
        </p>
      )}
      <div className="mt-8 grid gap-12">
        {students.length === 0 && <Invite taught={taught} link={link} isEmpty />}
        {finished > 0 && <ClassMisconceptions misconceptions={misconceptions} finished={finished} />}
        {students.length > 0 && (
          <StudentTable classId={taught.id} students={students} order={order} timeZone={reader.timeZone} />
        )}
        {students.length > 0 && <Invite taught={taught} link={link} />}
        <ClassSettings taught={taught} />
      </div>
    </>
  );
}
