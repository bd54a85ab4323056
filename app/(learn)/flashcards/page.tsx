import type { Metadata } from 'next';
import { Page } from '@/components/ui/page';
import { Flashcards } from './_components/flashcards';

export const metadata: Metadata = {
  title: 'Flashcards',
  description: 'What to remember of each lesson, asked again when you are about to forget it.',
};

export default function FlashcardsPage() {
  return (
    <Page narrow>
      <h1>Flashcards</h1>
      <p className="mt-3 mb-6 text-quiet">
        What to remember of the lesson, asked again shortly before you would forget it. Say honestly how well
        you knew it: that decides when the card comes back.
      </p>
      <noscript>
        <p>The cards are turned and scheduled by a script. Please allow JavaScript for this page.</p>
      </noscript>
      <Flashcards />
    </Page>
  );
}
