import { TopologyDiagram } from '@/components/peering/topology-diagram';
import { ChoiceNumber } from '@/components/quiz/choice-list';
import { ProseText } from '@/components/ui/prose-text';
import { Static } from '@/components/ui/static-markup';
import type { Question } from '@/lib/quiz/question';

/** The question before it is answered: its public part and nothing else. */
export function AsShown({ question: { public: shown } }: { question: Question }) {
  const { figure, note } = shown;
  return (
    <section aria-labelledby="shown-title" className="mt-8">
      <h3 id="shown-title" className="mb-3 text-sm text-quiet">
        As a student sees it
      </h3>
      <div
        className={
          figure
            ? 'grid grid-cols-1 items-start gap-7 lg:grid-cols-[minmax(0,1.45fr)_minmax(0,1fr)]'
            : 'max-w-measure'
        }
      >
        {figure && (
          <Static className="max-lg:order-2">
            <TopologyDiagram figure={figure} note={note && <ProseText text={note} />} />
          </Static>
        )}
        <div className="max-lg:contents">
          <p
            className="mb-3.5 text-[1.3125rem]/snug font-semibold max-lg:order-1 max-lg:mb-0"
            data-testid="prompt"
          >
            <ProseText text={shown.prompt} />
          </p>
          {!figure && note && (
            <p className="mb-3.5 text-quiet">
              <ProseText text={note} />
            </p>
          )}
          <ol className="grid gap-2.5 max-lg:order-3" aria-label="Options as shown">
            {shown.choices.map(({ id, text }, index) => (
              <li
                key={id}
                className="grid grid-cols-[1.625rem_1fr] gap-2.5 rounded-lg border border-line bg-sheet px-3.5 py-3 leading-snug"
              >
                <ChoiceNumber number={index + 1} />
                <span>
                  <ProseText text={text} />
                </span>
              </li>
            ))}
          </ol>
        </div>
      </div>
    </section>
  );
}
