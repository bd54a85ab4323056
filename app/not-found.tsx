import type { Metadata } from 'next';
import { LinkButton } from '@/components/ui/button';
import { Page } from '@/components/ui/page';

export const metadata: Metadata = { title: 'No such page' };

export default function NotFound() {
  return (
    <Page narrow>
      <p className="font-mono text-sm text-quiet">404 · 0.0.0.0/0 → None</p>
      <h1 className="mt-2">No route leads to this page</h1>
      <p className="mt-4">
        The address is mistyped, the page has moved, or it belongs to somebody else. Nothing of yours is lost.
      </p>
      <p className="mt-6 flex flex-wrap gap-3">
        <LinkButton href="/">To the start</LinkButton>
        <LinkButton look="secondary" href="/lessons">
          To the lessons
        </LinkButton>
      </p>
    </Page>
  );
}
