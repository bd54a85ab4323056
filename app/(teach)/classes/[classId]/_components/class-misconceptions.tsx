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
  const shared = misconceptions.filter(({ students }) => students > 1);
  const single = misconceptions.filter(({ students }) => students === 1);
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
          <HeldList held={shared.length > 0 ? shared : single} />
          {shared.length > 0 && single.length > 0 && (
            <details className="mt-5 border-t border-line pt-4">
              <summary className="text-accent">
                {single.length === 1 ? 'One more, held' : `${single.length} more, each held`} by one student
              </summary>
              <div className="mt-5">
                <HeldList held={single} />
              </div>
            </details>
          )}
        </Card>
      )}
    </section>
  );
}

const HeldList = ({ held }: { held: readonly ClassMisconception[] }) => (
  <ul className="grid gap-5">
    {held.map((misconception) => (
      <Held key={misconception.id} {...misconception} />
    ))}
  </ul>
);

/** keeps the bars of one list equally long */
const NO_BREAK_SPACE = '\u00a0';

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
        says={`${students} of ${asked}`.padStart(8, NO_BREAK_SPACE)}
      />
    </li>
  );
}
