'use client';

import { useEffect } from 'react';
import { AttemptProblem } from '@/components/quiz/attempt/attempt-problem';
import { useAttempt } from '@/components/quiz/attempt/use-attempt';
import { useAttemptId } from '@/components/quiz/attempt/use-attempt-id';
import { Skeleton } from '@/components/ui/skeleton';
import { PracticeStage } from './practice-stage';

export function Practice() {
  const attemptId = useAttemptId();
  if (attemptId === null) return <Skeleton lines={7} says="Loading the practice" />;
  if (attemptId === 'none') return <AttemptProblem problem="not-found" what="practice" />;
  return <LoadedPractice attemptId={attemptId} />;
}

function LoadedPractice({ attemptId }: { attemptId: string }) {
  const { client, state } = useAttempt(attemptId);
  const isQuiz = state.kind === 'ready' && !state.attempt.practice;
  useEffect(() => {
    if (isQuiz) location.replace(`/quiz/${attemptId}`);
  }, [isQuiz, attemptId]);
  if (state.kind === 'loading' || isQuiz) return <Skeleton lines={7} says="Loading the practice" />;
  if (state.kind === 'failed')
    return <AttemptProblem problem={state.problem} what="practice" retry={() => void client.load()} />;
  return <PracticeStage client={client} state={state} />;
}
