import type { Metadata } from 'next';
import { StartQuiz } from '@/components/quiz/start-quiz';
import { LinkButton } from '@/components/ui/button';
import { Page } from '@/components/ui/page';
import { WhereYouLeftOff } from './_components/where-you-left-off';
import { WhyNotAcross } from './_components/why-not-across';

export const metadata: Metadata = {
  title: { absolute: 'Spokewise: Azure networking, worked out' },
};

export default function LandingPage() {
  return (
    <Page>
      <div className="grid gap-x-12 gap-y-6 lg:grid-cols-[minmax(0,1fr)_minmax(0,22rem)] lg:items-end">
        <div>
          <h1 className="max-w-[24ch] text-[clamp(1.875rem,1.2rem+2.9vw,2.875rem)]">
            Know what the packet does, and why.
          </h1>
          <p className="mt-3.5 max-w-measure text-lg/8">
            Azure networking for AZ-104 and AZ-700. Every question is a network that was drawn for you a
            moment ago; a wrong answer is followed to the step where it goes wrong.
          </p>
        </div>
        <div className="grid gap-3">
          <WhereYouLeftOff />
          <div className="flex flex-wrap gap-3 lg:justify-end">
            <LinkButton href="/lessons/virtual-network-peering" prefetch={false} look="secondary">
              Read the lesson
            </LinkButton>
            <StartQuiz quiz="virtual-network-peering" />
          </div>
        </div>
      </div>
      <WhyNotAcross />
    </Page>
  );
}
