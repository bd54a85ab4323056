import { Card } from '@/components/ui/card';
import { Empty } from '@/components/ui/empty';
import { IntervalBar } from '@/components/ui/interval-bar';
import { ProseText } from '@/components/ui/prose-text';
import type { ClassMisconception } from '@/lib/classes/progress';
import { misconceptionOf } from '@/lib/peering/misconceptions';

/** What to teach next: the misconceptions that the latest answers fit, with how sure so few answers can be. */
export function ClassMisconceptions({
  misconceptions,
  finished,
}: {
  misconceptions: readonly ClassMisconception[];
  /** students with a finished attempt */
  finished: number;
}) {
  return (
    <section aria-labelledby="misconceptions-title">
      <h2 id="misconceptions-title">Answered as if it were so</h2>
      <p className="mt-2 mb-4 max-w-measure text-quiet">
        From the latest finished quiz of {finished === 1 ? 'one student' : `${finished} students`}. Each
        student counts once, and only where a question offered such an answer. The marks on a bar are the 95 %
        range that so few answers leave.
      </p>
      {misconceptions.length === 0 ? (
        <Empty title="No answer fits a known misconception" />
      ) : (
        <Card>
          <ul className="grid gap-5">
            {misconceptions.map((held) => (
              <Held key={held.id} {...held} />
            ))}
          </ul>
        </Card>
      )}
    </section>
  );
}

function Held({ id, students, asked, band }: ClassMisconception) {
  const misconception = misconceptionOf(id);
  return (
    <li className="grid gap-x-8 gap-y-2 md:grid-cols-[minmax(0,6fr)_minmax(0,5fr)]">
      <details>
        <summary>
          <ProseText text={misconception?.belief ?? id} />
        </summary>
        {misconception && (
          <p className="mt-1 text-[0.9375rem] text-quiet">
            <ProseText text={misconception.instead} />
          </p>
        )}
      </details>
      <IntervalBar
        share={students / asked}
        low={band.low}
        high={band.high}
        says={`${students} of ${asked}`}
      />
    </li>
  );
}
