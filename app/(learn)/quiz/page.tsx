import type { Metadata } from 'next';
import { Page } from '@/components/ui/page';
import { StartOrGoOn } from './_components/start-or-go-on';

export const metadata: Metadata = { title: 'Quiz' };

export default function QuizPage() {
  return (
    <Page narrow>
      <h1>Virtual Network Peering: the quiz</h1>
      <p className="mt-4">
        Eight questions, each about a network that was drawn for you a moment ago. Each answer is saved as you
        give it, and you are told at once why it is right or not: the path the packet takes, and where your
        answer parts from it.
      </p>
      <p className="mt-3 mb-5 text-quiet">
        No account is needed. What you answer is kept in this browser’s name, and stays yours if you sign up
        later.
      </p>
      <StartOrGoOn quiz="virtual-network-peering" />
    </Page>
  );
}
