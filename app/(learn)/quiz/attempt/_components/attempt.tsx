'use client';

import { AttemptProblem } from '@/components/quiz/attempt/attempt-problem';
import { useAttempt } from '@/components/quiz/attempt/use-attempt';
import { Skeleton } from '@/components/ui/skeleton';
import { QuestionStage } from './question-stage';
import { useAttemptId } from './use-attempt-id';

export function Attempt() {
  const attemptId = useAttemptId();
  if (attemptId === null) return <Skeleton lines={7} says="Loading the quiz" />;
  if (attemptId === 'none') return <AttemptProblem problem="not-found" />;
  return <LoadedAttempt attemptId={attemptId} />;
}

function LoadedAttempt({ attemptId }: { attemptId: string }) {
  const { client, state } = useAttempt(attemptId);
  if (state.kind === 'loading') return <Skeleton lines={7} says="Loading the quiz" />;
  if (state.kind === 'failed')
    return <AttemptProblem problem={state.problem} retry={() => void client.load()} />;
  return <QuestionStage client={client} state={state} />;
}
