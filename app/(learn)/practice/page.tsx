import type { Metadata } from 'next';
import { Page } from '@/components/ui/page';
import { StartOrGoOn } from './_components/start-or-go-on';

export const metadata: Metadata = { title: 'Practice' };

export default function PracticePage() {
  return (
    <Page narrow>
      <h1>Practice</h1>
      <p className="mt-4">
        One question after another, each drawn for you. The next one is chosen by what your answers leave
        open: it is the one whose answer tells most about what you know, or it comes back to what went wrong.
      </p>
      <p className="mt-3">
        Skip what you like and stop when you like. There is no score. What you answer here shows under
        progress as what you know, and no teacher sees it.
      </p>
      <p className="mt-3 mb-5 text-quiet">
        No account is needed. What you answer is kept in this browser’s name, and stays yours if you sign up
        later.
      </p>
      <StartOrGoOn />
    </Page>
  );
}
