import { TopologyDiagram } from '@/components/peering/topology-diagram';
import { ProseText } from '@/components/ui/prose-text';
import { Static } from '@/components/ui/static-markup';
import type { PublicQuestion, Question } from '@/lib/quiz/question';
import { OptionList } from './option-list';

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
          <div className="max-lg:order-3">
            <Form question={shown} />
          </div>
        </div>
      </div>
    </section>
  );
}

/** What there is to choose from, as the kind has it. */
function Form({ question }: { question: PublicQuestion }) {
  if (!('parts' in question))
    return (
      <>
        {'pick' in question && (
          <p className="mb-2 text-sm text-quiet">
            {question.kind === 'order'
              ? `${question.pick} of these steps, in order`
              : `${question.pick} of these are right`}
          </p>
        )}
        {question.kind === 'hot-spot' && <p className="mb-2 text-sm text-quiet">A place in the figure</p>}
        <OptionList choices={question.choices} label="Options as shown" />
      </>
    );
  return (
    <>
      {question.kind === 'fill-in' && (
        <p className="mb-2 font-medium">
          <ProseText text={question.title} />
        </p>
      )}
      {question.kind === 'command' && <Command question={question} />}
      <ol className="grid gap-4">
        {question.parts.map(({ id, label, choices }) => (
          <li key={id}>
            <p className="mb-1.5">
              <ProseText text={label} />
            </p>
            <OptionList choices={choices} label="Choices as shown" />
          </li>
        ))}
      </ol>
    </>
  );
}

function Command({ question }: { question: Extract<PublicQuestion, { kind: 'command' }> }) {
  const text = question.command.map((piece) =>
    typeof piece === 'string'
      ? piece
      : `[${question.parts.find(({ id }) => id === piece.part)?.label.replaceAll('`', '') ?? piece.part}]`,
  );
  return (
    <pre className="mb-3 rounded-md border border-line bg-sheet p-3 font-mono text-sm/5 wrap-anywhere whitespace-pre-wrap">
      {text.join('')}
    </pre>
  );
}
