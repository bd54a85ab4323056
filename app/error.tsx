'use client';

import { Button, LinkButton } from '@/components/ui/button';
import { Page } from '@/components/ui/page';

/** Something broke on our side. What the server had acknowledged is safe: it says so, and offers another try. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <Page narrow>
      <h1>Something broke on our side</h1>
      <p className="mt-4" role="alert">
        This page could not be shown. Answers that were marked as saved are saved; nothing you did caused
        this.
      </p>
      {error.digest && (
        <p className="mt-2 text-sm text-quiet">
          When you report it, this number finds it in the log: <code>{error.digest}</code>
        </p>
      )}
      <p className="mt-6 flex flex-wrap gap-3">
        <Button type="button" onClick={reset}>
          Try again
        </Button>
        <LinkButton look="secondary" href="/">
          To the start
        </LinkButton>
      </p>
    </Page>
  );
}
