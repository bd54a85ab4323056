import type { Metadata } from 'next';
import { Page } from '@/components/ui/page';
import { Attempt } from './_components/attempt';

export const metadata: Metadata = { title: 'Quiz', robots: { index: false } };

/**
 * The shell of every attempt: `/quiz/<attempt>` is rewritten to this one prerendered page, and its leaf fetches the
 * attempt that the address names. A page rendered for each attempt would cost four saved answers.
 */
export default function AttemptPage() {
  return (
    <Page>
      <noscript>
        <p>
          The quiz saves each answer as you give it, and needs JavaScript for that. The lesson can be read
          without.
        </p>
      </noscript>
      <Attempt />
    </Page>
  );
}
