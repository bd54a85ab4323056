'use client';

import { useEffect } from 'react';
import { AttemptProblem } from '@/components/quiz/attempt/attempt-problem';
import { useAttempt } from '@/components/quiz/attempt/use-attempt';
import { useAttemptId } from '@/components/quiz/attempt/use-attempt-id';
import { Skeleton } from '@/components/ui/skeleton';
import { QuestionStage } from './question-stage';

export function Attempt() {
  const attemptId = useAttemptId();
  if (attemptId === null) return <Skeleton lines={7} says="Loading the quiz" />;
  if (attemptId === 'none') return <AttemptProblem problem="not-found" />;
  return <LoadedAttempt attemptId={attemptId} />;
}

function LoadedAttempt({ attemptId }: { attemptId: string }) {
  const { client, state } = useAttempt(attemptId);
  const isPractice = state.kind === 'ready' && state.attempt.practice;
  useEffect(() => {
    if (isPractice) location.replace(`/practice/${attemptId}`);
  }, [isPractice, attemptId]);
  if (state.kind === 'loading' || isPractice) return <Skeleton lines={7} says="Loading the quiz" />;
  if (state.kind === 'failed')
    return <AttemptProblem problem={state.problem} retry={() => void client.load()} />;
  return <QuestionStage client={client} state={state} />;
}
