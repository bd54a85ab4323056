'use client';

import { StartPractice } from '@/components/practice/start-practice';
import { useConcept } from '@/components/practice/use-concept';
import { useMe } from '@/components/site/me';
import { Button } from '@/components/ui/button';
import { CONCEPTS } from '@/lib/quiz/concepts';

/** Drawn as for a stranger until it is known that the reader has begun. All ways are plain forms. */
export function StartOrGoOn() {
  const open = useMe()?.openPractice;
  return (
    <div className="grid gap-8">
      {open && (
        <section>
          <p className="mb-3">
            You have begun:{' '}
            {open.answered === 1 ? 'one question is answered' : `${open.answered} questions are answered`} so
            far.
          </p>
          <StartPractice label="Go on practising" />
        </section>
      )}
      <ChooseConcept isAgain={open !== null && open !== undefined} />
    </div>
  );
}

function ChooseConcept({ isAgain }: { isAgain: boolean }) {
  const named = useConcept() ?? '';
  return (
    <form action="/api/practice" method="post" className="grid grid-cols-1 justify-items-start gap-3">
      <label htmlFor="concept" className="font-medium">
        What to practise
      </label>
      <select
        key={named}
        id="concept"
        name="concept"
        defaultValue={named}
        className="min-h-11 w-full max-w-96 rounded-md border border-edge bg-sheet px-3"
      >
        <option value="">Whatever helps most</option>
        {Object.entries(CONCEPTS).map(([id, { title }]) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
      {isAgain && <input type="hidden" name="again" value="yes" />}
      <Button look={isAgain ? 'secondary' : 'primary'}>
        {isAgain ? 'End that and start anew' : 'Start practising'}
      </Button>
    </form>
  );
}
