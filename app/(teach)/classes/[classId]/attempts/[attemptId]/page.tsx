import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { z } from 'zod';
import { quizTitle } from '@/components/quiz/quiz-names';
import { Review } from '@/components/quiz/review';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { Skeleton } from '@/components/ui/skeleton';
import { requirePerson } from '@/lib/auth/session';
import { findStudentAttempt } from '@/lib/classes/results/store';
import { formatMoment } from '@/lib/time';

export const metadata: Metadata = { title: 'A student’s answers', robots: { index: false } };

type Params = PageProps<'/classes/[classId]/attempts/[attemptId]'>['params'];

export default function StudentAttemptPage({ params }: { params: Params }) {
  return (
    <Page>
      <Suspense fallback={<Skeleton lines={7} says="Loading the answers" />}>
        <StudentAttempt params={params} />
      </Suspense>
    </Page>
  );
}

const Path = z.object({ classId: z.uuid(), attemptId: z.uuid() });

/** The variant that this student got, as they saw it: from what was stored, never drawn anew. */
async function StudentAttempt({ params }: { params: Params }) {
  const path = Path.safeParse(await params);
  if (!path.success) notFound();
  const { classId, attemptId } = path.data;
  const reader = await requirePerson(`/classes/${classId}/attempts/${attemptId}`);
  const found = await findStudentAttempt(reader, classId, attemptId);
  if (!found) notFound();
  const { student, attempt } = found;
  const answered = attempt.items.filter(({ answer }) => answer !== null).length;
  const began = formatMoment(new Date(attempt.startedAt), reader.timeZone);
  return (
    <>
      <p className="text-sm">
        <Link href={`/classes/${classId}`} prefetch={false} className="link">
          Back to the class
        </Link>
      </p>
      <h1 className="mt-1">{student}</h1>
      <p className="mt-2 text-quiet">
        {quizTitle(attempt.quiz)}, begun {began}
        {attempt.submittedAt && `, handed in ${formatMoment(new Date(attempt.submittedAt), reader.timeZone)}`}
      </p>
      {!attempt.submittedAt && (
        <Notice className="mt-4 mb-8" title="Still open">
          {answered} of {attempt.items.length} questions are answered so far. The others are shown once they
          are.
        </Notice>
      )}
      <Review attempt={attempt} score={attempt.score} whose={`${student}’s answer`} />
    </>
  );
}
