import type { Metadata } from 'next';
import { Page } from '@/components/ui/page';
import { AttemptReview } from '../_components/attempt-review';

export const metadata: Metadata = { title: 'Your answers', robots: { index: false } };

/** The shell of every review; see the quiz's page. */
export default function ReviewPage() {
  return (
    <Page>
      <noscript>
        <p>Your answers are fetched by a script. Please allow JavaScript for this page.</p>
      </noscript>
      <AttemptReview />
    </Page>
  );
}
