import { StartQuiz } from '@/components/quiz/start-quiz';
import { Empty } from '@/components/ui/empty';

export function NoProgress() {
  return (
    <div className="mt-6">
      <Empty title="Nothing here yet">
        <p>
          Take the quiz: each attempt, every question of it as it was shown, and what it says about you appear
          here.
        </p>
        <StartQuiz quiz="virtual-network-peering" />
      </Empty>
    </div>
  );
}
