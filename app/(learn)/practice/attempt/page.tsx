import type { Metadata } from 'next';
import { Page } from '@/components/ui/page';
import { Practice } from './_components/practice';

export const metadata: Metadata = { title: 'Practice', robots: { index: false } };

/** The shell of every session: `/practice/<attempt>` is rewritten to this one prerendered page; see the quiz's page. */
export default function PracticeAttemptPage() {
  return (
    <Page>
      <noscript>
        <p>
          Practice saves each answer as you give it, and needs JavaScript for that. The lesson can be read
          without.
        </p>
      </noscript>
      <Practice />
    </Page>
  );
}
