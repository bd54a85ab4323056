'use client';

import { type ReactNode, useState } from 'react';
import { Button } from '@/components/ui/button';

/** Copies a text. Where the browser does not let it (a page over plain HTTP), it says so: the text stands beside it. */
export function CopyButton({ text, children }: { text: string; children: ReactNode }) {
  const [outcome, setOutcome] = useState('');
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('Copied.');
    } catch {
      setOutcome('Your browser does not allow it here: select the text instead.');
    }
  }
  return (
    <span className="inline-flex flex-wrap items-center gap-3">
      <Button type="button" look="secondary" onClick={copy}>
        {children}
      </Button>
      <span role="status" className="text-sm text-quiet">
        {outcome}
      </span>
    </span>
  );
}
