import { StartPractice } from '@/components/practice/start-practice';
import { Notice } from '@/components/ui/notice';

/** The session is over; its questions can still be looked at. */
export function Ended({ attemptId }: { attemptId: string }) {
  return (
    <Notice className="mb-4" title="This practice has ended.">
      <p className="mb-3">
        <a className="link" href={`/practice/${attemptId}/review`}>
          See what you practised
        </a>
      </p>
      <StartPractice look="secondary" label="Practise again" />
    </Notice>
  );
}
