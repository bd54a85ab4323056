import Link from 'next/link';
import { ProseText } from '@/components/ui/prose-text';
import type { StudentProgress } from '@/lib/classes/progress';
import { misconceptionOf } from '@/lib/peering/misconceptions';
import { formatBand, type Score } from '@/lib/quiz/score';
import { formatMoment } from '@/lib/time';

/** Oldest first, so that the row reads as a way: 3, 5, 7 of 8. Each leads to the attempt as it was shown. */
export function Attempts({
  classId,
  student,
  timeZone,
}: {
  classId: string;
  student: StudentProgress;
  timeZone: string;
}) {
  if (student.attempts.length === 0) return <span className="text-quiet">none yet</span>;
  return (
    <ul className="flex flex-wrap gap-1.5">
      {student.attempts.map(({ attemptId, startedAt, correct, answered, total }) => (
        <li key={attemptId}>
          <Link
            href={`/classes/${classId}/attempts/${attemptId}`}
            prefetch={false}
            title={formatMoment(startedAt, timeZone)}
            className={`inline-flex min-h-7 items-center rounded-md border px-2 font-mono text-sm whitespace-nowrap hover:border-accent hover:text-accent ${correct === null ? 'border-dashed border-edge text-quiet' : 'border-edge'}`}
          >
            {correct === null ? `${answered}/${total} open` : `${correct}/${total}`}
            <span className="sr-only">
              {correct === null ? ', answered so far' : ' right'}, begun {formatMoment(startedAt, timeZone)}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

export function ShownScore({ score, label }: { score: Score | null; label: string }) {
  return (
    <span className="whitespace-nowrap">
      <span className="mr-1.5 text-sm text-quiet md:sr-only">{label}</span>
      {score?.band ? (
        <>
          <span className="font-mono">
            {score.correct}/{score.total}
          </span>
          <span className="ml-2 text-sm text-quiet md:ml-0 md:block">{formatBand(score.band)}</span>
        </>
      ) : (
        <span className="text-quiet">–</span>
      )}
    </span>
  );
}

/** The two that most answers fit; the rest stands in the attempt. */
export function Fits({ student }: { student: StudentProgress }) {
  const { misconceptions, latest } = student;
  if (misconceptions.length === 0) return latest ? 'no known misconception' : null;
  const more = misconceptions.length - 2;
  return (
    <ul className="grid gap-1">
      {misconceptions.slice(0, 2).map(({ id, answers }) => (
        <li key={id}>
          <ProseText text={misconceptionOf(id)?.belief ?? id} />
          {answers > 1 && <span className="whitespace-nowrap"> ({answers} answers)</span>}
        </li>
      ))}
      {more > 0 && <li>and {more} more</li>}
    </ul>
  );
}
