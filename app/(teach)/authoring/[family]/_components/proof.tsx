import { PathList } from '@/components/peering/path-list';
import { TopologyDiagram } from '@/components/peering/topology-diagram';
import { RepairChanges } from '@/components/quiz/settled/repair-changes';
import { Facts } from '@/components/quiz/settled/verdict';
import { Notice } from '@/components/ui/notice';
import { ProseText } from '@/components/ui/prose-text';
import { Static } from '@/components/ui/static-markup';
import { expectationsOf } from '@/lib/authoring/expectations';
import type { Variant } from '@/lib/authoring/variant';
import type { Figure, FigurePacket } from '@/lib/figure/model';
import { listsOf } from '@/lib/quiz/lists';
import type { QuestionKey } from '@/lib/quiz/question';
import { repairIn } from '@/lib/quiz/repair/repair';
import { ProvenOptions } from './proven-options';

/** Why what is right is right, and whose each wrong option is: of the question, or of each of its parts. */
export function Proof({ variant: { question, draft } }: { variant: Variant }) {
  const { key, public: shown } = question;
  const lists = listsOf(shown, key);
  const expected = expectationsOf(draft);
  const repair = 'parts' in shown ? null : repairIn(question, null);
  const parts = 'parts' in shown ? shown.parts : null;
  return (
    <section aria-labelledby="proof-title" className="mt-10">
      <h2 id="proof-title">Proof</h2>
      {key.otherReading && <OtherReading reading={key.otherReading} />}
      <div className="mt-4 max-w-measure">
        <p className="font-medium">
          <ProseText text={key.headline} />
        </p>
        <p>
          <ProseText text={key.why} />
        </p>
        <Facts facts={key.facts} />
      </div>
      {repair && (
        <div className="mt-4 max-w-measure">
          <RepairChanges changes={repair} />
        </div>
      )}
      {key.figure && <After figure={key.figure} packet={key.packet} />}
      {lists.map((list, index) => {
        const part = parts?.[index];
        return (
          <ProvenOptions
            key={part?.id ?? 'all'}
            part={part && index + 1}
            label={part?.label}
            isOrder={shown.kind === 'order'}
            list={list}
            shownKey={key}
            partKey={part && key.byPart?.[part.id]}
            repair={part ? repairIn(question, index) : null}
            expected={expected[index] ?? null}
          />
        );
      })}
    </section>
  );
}

function OtherReading({ reading }: { reading: NonNullable<QuestionKey['otherReading']> }) {
  return (
    <Notice tone="warn" className="mt-4" title="Contested: for practice only">
      <p>
        Azure’s documentation can be read in two ways here. By the other reading:{' '}
        <ProseText text={reading.answer} />
      </p>
      {reading.path.steps.length > 0 && (
        <details className="mt-2">
          <summary className="text-accent">The path by the other reading</summary>
          <Static className="mt-3">
            <PathList path={reading.path} label="The path by the other reading" />
          </Static>
        </details>
      )}
    </Notice>
  );
}

const After = ({ figure, packet }: { figure: Figure; packet: FigurePacket | undefined }) => (
  <details className="mt-3">
    <summary className="text-accent">The network after what is right</summary>
    <Static className="mt-2">
      <TopologyDiagram figure={figure} packet={packet} />
    </Static>
  </details>
);
