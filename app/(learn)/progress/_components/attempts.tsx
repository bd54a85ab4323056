import Link from 'next/link';
import { quizTitle } from '@/components/quiz/quiz-names';
import { IntervalBar } from '@/components/ui/interval-bar';
import { Table, Td, Th } from '@/components/ui/table';
import type { AttemptSummary } from '@/lib/progress/store';
import { formatScore, wilsonInterval } from '@/lib/quiz/score';

/** Every attempt, each of which opens as it was shown. */
export function Attempts({ attempts, timeZone }: { attempts: readonly AttemptSummary[]; timeZone: string }) {
  const when = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone });
  return (
    <section aria-labelledby="attempts">
      <h2 id="attempts" className="mb-3">
        Attempts
      </h2>
      <Table caption="Your attempts, the latest first" hideCaption>
        <thead>
          <tr>
            <Th>Quiz</Th>
            <Th>Begun</Th>
            <Th>Right, with the 95 % band</Th>
          </tr>
        </thead>
        <tbody>
          {attempts.map((attempt) => (
            <tr key={attempt.id}>
              <Th scope="row">
                <Link className="link" prefetch={false} href={pathOf(attempt)}>
                  {attempt.practice ? 'Practice' : quizTitle(attempt.quiz)}
                </Link>
              </Th>
              <Td>
                <time dateTime={attempt.startedAt.toISOString()}>{when.format(attempt.startedAt)}</time>
              </Td>
              <Td>
                <Result attempt={attempt} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}

const pathOf = ({ id, practice, submittedAt }: AttemptSummary) =>
  `/${practice ? 'practice' : 'quiz'}/${id}${submittedAt ? '/review' : ''}`;

function Result({
  attempt: { correct, answered, total, practice, submittedAt },
}: {
  attempt: AttemptSummary;
}) {
  if (practice) return `${submittedAt ? '' : 'Open: '}${answered} answered, no score`;
  if (correct === null) return `Open: ${answered} of ${total} answered`;
  const { low, high } = wilsonInterval(correct, total);
  return (
    <>
      <IntervalBar share={correct / total} low={low} high={high} says={`${correct} of ${total}`} />
      <span className="sr-only">{formatScore({ correct, total })}</span>
    </>
  );
}
