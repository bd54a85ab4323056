import type { Metadata } from 'next';
import { Page } from '@/components/ui/page';
import { PracticeReview } from '../_components/practice-review';

export const metadata: Metadata = { title: 'What you practised', robots: { index: false } };

/** The shell of every summary; see the practice's page. */
export default function PracticeReviewPage() {
  return (
    <Page>
      <noscript>
        <p>Your answers are fetched by a script. Please allow JavaScript for this page.</p>
      </noscript>
      <PracticeReview />
    </Page>
  );
}
