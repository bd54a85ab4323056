'use client';

import { StartPractice } from '@/components/practice/start-practice';
import { AttemptProblem } from '@/components/quiz/attempt/attempt-problem';
import { useAttempt } from '@/components/quiz/attempt/use-attempt';
import { useAttemptId } from '@/components/quiz/attempt/use-attempt-id';
import { ReviewedItems } from '@/components/quiz/reviewed-items';
import { LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import { PracticeSummary } from './practice-summary';

export function PracticeReview() {
  const attemptId = useAttemptId();
  if (attemptId === null) return <Skeleton lines={7} says="Loading your answers" />;
  if (attemptId === 'none') return <AttemptProblem problem="not-found" what="practice" />;
  return <LoadedReview attemptId={attemptId} />;
}

function LoadedReview({ attemptId }: { attemptId: string }) {
  const { client, state } = useAttempt(attemptId);
  if (state.kind === 'loading') return <Skeleton lines={7} says="Loading your answers" />;
  if (state.kind === 'failed')
    return <AttemptProblem problem={state.problem} what="practice" retry={() => void client.load()} />;
  const { attempt } = state;
  return (
    <>
      <h1>What you practised</h1>
      {!attempt.submittedAt && (
        <Notice className="mt-4" title="This practice is still open.">
          <LinkButton href={`/practice/${attempt.id}`} prefetch={false} look="secondary" className="mt-2">
            Go on practising
          </LinkButton>
        </Notice>
      )}
      <PracticeSummary items={attempt.items} />
      {attempt.submittedAt && <StartPractice label="Practise again" />}
      <h2 className="mt-10 mb-3">Every question</h2>
      <ReviewedItems attemptId={attempt.id} items={attempt.items} unanswered="Skipped" opened="none" />
    </>
  );
}
