import { PathsBeside } from '@/components/peering/paths-beside';
import { TopologyDiagram } from '@/components/peering/topology-diagram';
import { Facts } from '@/components/quiz/verdict';
import { ProseText } from '@/components/ui/prose-text';
import { Sign } from '@/components/ui/sign';
import { Static } from '@/components/ui/static-markup';
import type { Variant } from '@/lib/authoring/variant';
import type { Choice, ChoiceKey, QuestionKey } from '@/lib/quiz/question';
import { BeliefList } from '../../_components/belief-list';
import { WhatIsExpected } from './what-is-expected';

/** Why the right option is right and whose each wrong one is. */
export function Proof({ variant: { question, draft } }: { variant: Variant }) {
  const { key, public: shown } = question;
  const wrong = shown.choices.filter(({ id }) => id !== key.rightChoice);
  return (
    <section aria-labelledby="proof-title" className="mt-10">
      <h2 id="proof-title">Proof</h2>
      <RightOption choices={shown.choices} shownKey={key} />
      <WhatIsExpected draft={draft} />
      <ol className="mt-6 grid gap-4" aria-label="Wrong options and their owners">
        {wrong.map((choice, index) => (
          <li key={choice.id}>
            <WrongOption
              choice={choice}
              place={shown.choices.indexOf(choice) + 1}
              owned={key.byChoice[choice.id]}
              shownKey={key}
              isOpen={index === 0}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

function RightOption({ choices, shownKey }: { choices: readonly Choice[]; shownKey: QuestionKey }) {
  const place = choices.findIndex(({ id }) => id === shownKey.rightChoice);
  return (
    <div className="mt-4 rounded-lg border border-go bg-go-soft px-4 py-4 sm:px-5">
      <h3 className="flex gap-2.5" data-testid="right-option">
        <span className="pt-0.5">
          <Sign tone="good" />
        </span>
        <span>
          Right is {place + 1}: <ProseText text={choices[place]?.text ?? ''} />
        </span>
      </h3>
      <div className="mt-2 max-w-measure">
        <p className="font-medium">
          <ProseText text={shownKey.headline} />
        </p>
        <p>
          <ProseText text={shownKey.why} />
        </p>
      </div>
      <Facts facts={shownKey.facts} />
      {shownKey.figure && (
        <details className="mt-3">
          <summary className="text-accent">The network after this change</summary>
          <Static className="mt-2">
            <TopologyDiagram figure={shownKey.figure} packet={shownKey.packet} />
          </Static>
        </details>
      )}
    </div>
  );
}

function WrongOption({
  choice,
  place,
  owned,
  shownKey,
  isOpen,
}: {
  choice: Choice;
  place: number;
  owned: ChoiceKey | undefined;
  shownKey: QuestionKey;
  isOpen: boolean;
}) {
  const owners = owned?.misconceptions ?? [];
  return (
    <section
      aria-labelledby={`option-${place}`}
      className="rounded-lg border border-line bg-paper px-4 py-4 sm:px-5"
    >
      <h3 id={`option-${place}`} className="flex gap-2.5">
        <span className="pt-0.5">
          <Sign tone="stop" />
        </span>
        <span>
          Wrong is {place}: <ProseText text={choice.text} />
        </span>
      </h3>
      <div className="mt-2 text-[0.9375rem]" data-testid="owners">
        <p className="text-quiet">{owners.length === 1 ? 'Its owner' : `Its ${owners.length} owners`}</p>
        <BeliefList ids={owners.map(({ id }) => id)} />
      </div>
      {owned && (
        <p className="mt-3 max-w-measure text-[0.9375rem]">
          <span className="text-quiet">Told to whoever chooses it: </span>
          <ProseText text={owned.remark} />
        </p>
      )}
      {owned?.path && (
        <details className="mt-3" open={isOpen}>
          <summary className="text-accent">The two paths, and where they part</summary>
          <Static className="mt-3">
            <PathsBeside
              azure={owned.azurePath ?? shownKey.path}
              believed={owned.path}
              belief={owners[0]?.belief}
              partsAt={owned.partsAt}
              titles={{ azure: 'What Azure does', believed: `What ${owners[0]?.id ?? 'it'} supposes` }}
            />
          </Static>
        </details>
      )}
    </section>
  );
}
