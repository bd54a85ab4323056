'use client';

import { Button, LinkButton } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import type { NoNext } from '@/lib/practice/practice-client';

/** Why it doesn't go on, what was kept, and what to do. */
export function NoNextNotice({
  problem,
  attemptId,
  retry,
  stop,
}: {
  problem: NoNext | 'not-stopped';
  attemptId: string;
  retry: () => void;
  stop: () => void;
}) {
  switch (problem) {
    case 'unreachable':
      return (
        <Notice tone="warn" live="alert" className="mt-5" title="The next question couldn’t be fetched.">
          <p>Everything you answered is kept. Check the connection, then try again.</p>
          <Button type="button" look="secondary" className="mt-3" onClick={retry}>
            Try again
          </Button>
        </Notice>
      );
    case 'too-many':
      return (
        <Notice
          tone="warn"
          live="alert"
          className="mt-5"
          title="That is more than is drawn for one person at once."
        >
          <p>Everything you answered is kept. Look at what you practised, and go on in a while.</p>
          <Button type="button" look="secondary" className="mt-3" onClick={retry}>
            Try again
          </Button>
        </Notice>
      );
    case 'not-stopped':
      return (
        <Notice tone="warn" live="alert" className="mt-5" title="The practice couldn’t be ended.">
          <p>Everything you answered is kept. You can also just leave, and go on another time.</p>
          <Button type="button" look="secondary" className="mt-3" onClick={stop}>
            Try again
          </Button>
        </Notice>
      );
    case 'signed-out':
      return (
        <Notice tone="warn" live="alert" className="mt-5" title="You are signed out.">
          <p>Everything you answered is kept. Sign in to go on.</p>
          <LinkButton href="/sign-in" prefetch={false} look="secondary" className="mt-3">
            Sign in
          </LinkButton>
        </Notice>
      );
    case 'full':
      return (
        <Notice live="alert" className="mt-5" title="That is a long practice.">
          <p>One session holds a hundred questions. See what you practised, then begin another.</p>
          <Button type="button" look="secondary" className="mt-3" onClick={stop}>
            Stop and see
          </Button>
        </Notice>
      );
    case 'not-found':
    case 'closed':
      return (
        <Notice live="alert" className="mt-5" title="This practice has ended elsewhere.">
          <a className="link" href={`/practice/${attemptId}/review`}>
            See what you practised
          </a>
        </Notice>
      );
    case 'changed':
      return (
        <Notice live="alert" className="mt-5" title="Another tab went on meanwhile.">
          <p>This page shows it now.</p>
        </Notice>
      );
  }
}
