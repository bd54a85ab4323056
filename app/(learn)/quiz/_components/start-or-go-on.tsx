'use client';

import { StartQuiz } from '@/components/quiz/start-quiz';
import { useMe } from '@/components/site/me';

/** Drawn as for a stranger until it is known that the reader has begun. Both ways are plain forms. */
export function StartOrGoOn({ quiz }: { quiz: string }) {
  const open = useMe()?.openAttempt;
  if (!open) return <StartQuiz quiz={quiz} />;
  return (
    <>
      <p className="mb-3">
        You have begun: question {open.next} of {open.total} is next.
      </p>
      <div className="flex flex-wrap gap-3">
        <StartQuiz quiz={quiz} label="Go on with the quiz" />
        <StartQuiz quiz={quiz} label="Start again with new questions" look="secondary" again />
      </div>
      <p className="mt-3 text-sm text-quiet">
        Starting again closes the one you have begun, with what is answered in it.
      </p>
    </>
  );
}
