'use client';

import { Button, LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';

/** Why there is nothing to show, and what to do about it. */
export function AttemptProblem({
  problem,
  retry,
  what = 'quiz',
}: {
  problem: 'not-found' | 'signed-out' | 'unreachable';
  what?: 'quiz' | 'practice';
  retry?: () => void;
}) {
  if (problem === 'unreachable')
    return (
      <Notice tone="warn" live="alert" title={`The ${what} couldn’t be fetched.`}>
        <p>Everything you answered so far is kept. Check the connection, then try again.</p>
        <Button type="button" look="secondary" className="mt-3" onClick={retry}>
          Try again
        </Button>
      </Notice>
    );
  return (
    <>
      <meta name="robots" content="noindex" />
      <h1>{problem === 'signed-out' ? `Sign in to see this ${what}` : `No such ${what} of yours`}</h1>
      <p className="mt-3 mb-5 max-w-measure">
        {problem === 'signed-out'
          ? 'This browser is signed out, so it can’t tell whose this is. Answers it could not send yet are kept here.'
          : `The address may be incomplete, or the ${what} belongs to another person or to another browser of yours.`}
      </p>
      {problem === 'signed-out' ? (
        <LinkButton href="/sign-in" prefetch={false}>
          Sign in
        </LinkButton>
      ) : (
        <LinkButton href={`/${what}`} prefetch={false}>
          {what === 'quiz' ? 'To the quizzes' : 'To practice'}
        </LinkButton>
      )}
    </>
  );
}
