import Link from 'next/link';
import { StartPractice } from '@/components/practice/start-practice';
import { IntervalBar } from '@/components/ui/interval-bar';
import { Table, Td, Th } from '@/components/ui/table';
import type { ConceptResult } from '@/lib/progress/store';
import { conceptOf } from '@/lib/quiz/concepts';
import { wilsonInterval } from '@/lib/quiz/score';

/** How one does on each concept, over all attempts, the weakest first. */
export function Concepts({ results }: { results: readonly ConceptResult[] }) {
  return (
    <section aria-labelledby="concepts">
      <h2 id="concepts" className="mb-1">
        Concepts
      </h2>
      <p className="mb-3 max-w-measure text-quiet">
        Over all attempts and all practice, the weakest first. The marks on each bar are the range that so few
        answers leave open.
      </p>
      <Table caption="Concepts and how many answers were right" hideCaption>
        <thead>
          <tr>
            <Th>Concept</Th>
            <Th>Right</Th>
          </tr>
        </thead>
        <tbody>
          {results.map(({ concept, right, answered }) => {
            const { low, high } = wilsonInterval(right, answered);
            return (
              <tr key={concept}>
                <Th scope="row">
                  <div className="flex flex-wrap items-center gap-x-2">
                    <ConceptLink id={concept} />
                    <StartPractice
                      concept={concept}
                      label="Practise"
                      about={conceptOf(concept).title}
                      look="quiet"
                    />
                  </div>
                </Th>
                <Td>
                  <IntervalBar
                    share={right / answered}
                    low={low}
                    high={high}
                    says={`${right} of ${answered}`}
                  />
                </Td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </section>
  );
}

function ConceptLink({ id }: { id: string }) {
  const { title, taught } = conceptOf(id);
  if (!taught) return title;
  return (
    <Link className="link" prefetch={false} href={`/lessons/${taught.lesson}#${taught.section}`}>
      {title}
    </Link>
  );
}
