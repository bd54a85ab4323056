import { StartPractice } from '@/components/practice/start-practice';
import { Table, Td, Th } from '@/components/ui/table';
import type { AttemptItemView } from '@/lib/quiz/attempt';
import { conceptOf } from '@/lib/quiz/concepts';

/** What was practised and how it went, concept by concept. It is no score: the questions were chosen to be hard for the reader. */
export function PracticeSummary({ items }: { items: readonly AttemptItemView[] }) {
  const answered = items.filter(({ answer }) => answer !== null);
  const right = answered.filter(({ answer }) => answer?.isRight).length;
  const partly = answered.filter(({ answer }) => answer && !answer.isRight && answer.points > 0).length;
  const skipped = items.length - answered.length;
  const rows = byConcept(answered);
  return (
    <>
      <p className="mt-3 max-w-measure" data-testid="practised">
        {answered.length === 1 ? 'One question' : `${answered.length} questions`} answered: {right} right
        {partly > 0 && `, ${partly} partly right`}
        {skipped > 0 && `, and ${skipped} skipped`}. That is no score: practice asks for what you are least
        sure of.
      </p>
      {rows.length > 0 && (
        <Table caption="Concepts you practised, the weakest first" hideCaption className="mt-5 mb-6">
          <thead>
            <tr>
              <Th>Concept</Th>
              <Th>Right</Th>
              <Th>
                <span className="sr-only">Practise it</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ concept, right, answered }) => {
              const { title, taught } = conceptOf(concept);
              return (
                <tr key={concept}>
                  <Th scope="row">
                    {taught ? (
                      <a className="link" href={`/lessons/${taught.lesson}#${taught.section}`}>
                        {title}
                      </a>
                    ) : (
                      title
                    )}
                  </Th>
                  <Td className="whitespace-nowrap">
                    {right} of {answered}
                  </Td>
                  <Td>
                    <StartPractice concept={concept} label="Practise" about={title} look="quiet" />
                  </Td>
                </tr>
              );
            })}
          </tbody>
        </Table>
      )}
    </>
  );
}

function byConcept(answered: readonly AttemptItemView[]) {
  const rows = new Map<string, { concept: string; right: number; answered: number }>();
  for (const { answer, key, question } of answered) {
    // what a contested rule decides says nothing about anybody
    if (question.contested) continue;
    for (const concept of key?.concepts ?? []) {
      const row = rows.get(concept) ?? { concept, right: 0, answered: 0 };
      rows.set(concept, {
        ...row,
        right: row.right + Number(answer?.isRight ?? false),
        answered: row.answered + 1,
      });
    }
  }
  return [...rows.values()].toSorted((a, b) => a.right / a.answered - b.right / b.answered);
}
