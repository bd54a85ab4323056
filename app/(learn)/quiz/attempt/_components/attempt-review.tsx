'use client';

import { AttemptProblem } from '@/components/quiz/attempt/attempt-problem';
import { useAttempt } from '@/components/quiz/attempt/use-attempt';
import { useAttemptId } from '@/components/quiz/attempt/use-attempt-id';
import { Review } from '@/components/quiz/review';
import { Button, LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';

export function AttemptReview() {
  const attemptId = useAttemptId();
  if (attemptId === null) return <Skeleton lines={7} says="Loading your answers" />;
  if (attemptId === 'none') return <AttemptProblem problem="not-found" />;
  return <LoadedReview attemptId={attemptId} />;
}

function LoadedReview({ attemptId }: { attemptId: string }) {
  const { client, state } = useAttempt(attemptId);
  if (state.kind === 'loading') return <Skeleton lines={7} says="Loading your answers" />;
  if (state.kind === 'failed')
    return <AttemptProblem problem={state.problem} retry={() => void client.load()} />;
  const { attempt } = state;
  if (attempt.practice)
    return (
      <LinkButton href={`/practice/${attempt.id}/review`} prefetch={false}>
        See what you practised
      </LinkButton>
    );
  if (!attempt.score)
    return (
      <Notice title="This quiz is still open.">
        <p className="mb-3">The review is here once it has been handed in.</p>
        <LinkButton href={`/quiz/${attempt.id}`} prefetch={false}>
          Back to the questions
        </LinkButton>
      </Notice>
    );
  return (
    <>
      <h1>Your answers</h1>
      <Review attempt={attempt} score={attempt.score} />
      <form action="/api/attempts" method="post" className="mt-8">
        <input type="hidden" name="quiz" value={attempt.quiz} />
        <Button look="secondary">Take it again with new questions</Button>
      </form>
    </>
  );
}
