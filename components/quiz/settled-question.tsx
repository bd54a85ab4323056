'use client';

import { useState } from 'react';
import { PathsBeside } from '@/components/peering/paths-beside';
import { TopologyDiagram } from '@/components/peering/topology-diagram';
import { ProseText } from '@/components/ui/prose-text';
import { type AttemptItemView, chosenKey, type ShownKey } from '@/lib/quiz/attempt';
import { choicesOf } from '@/lib/quiz/question';
import { ChoiceList } from './choice-list';
import { Facts, Reasons } from './verdict';

/** A settled question whole, as it was shown: for the review, one's own or a student's. */
export function SettledQuestion({
  item,
  shown,
  whose,
}: {
  item: AttemptItemView;
  shown: ShownKey;
  /** as in `Amara’s answer`; the reader's own when absent */
  whose?: string | undefined;
}) {
  const [lit, light] = useState<string>();
  const { question, answer } = item;
  const figure = shown.figure ?? question.figure;
  return (
    <>
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1.45fr)_minmax(0,1fr)]">
        {figure && (
          <TopologyDiagram
            figure={figure}
            packet={shown.packet}
            note={question.note && <ProseText text={question.note} />}
            highlight={lit}
          />
        )}
        <ChoiceList
          choices={choicesOf(question)}
          right={shown.right}
          chosen={answer?.response ?? []}
          {...(whose && { whose })}
        />
      </div>
      <div className="mt-5">
        <Reasons shown={shown} answer={answer} whose={whose} />
        <BothPaths shown={shown} onLight={light} whose={whose} />
        <Facts facts={shown.facts} />
      </div>
    </>
  );
}

/** What Azure does, beside what the chosen option supposes where that differs. */
export function BothPaths({
  shown,
  onLight,
  whose = 'your answer',
}: {
  shown: ShownKey;
  onLight: (at: string | undefined) => void;
  whose?: string | undefined;
}) {
  const chosen = chosenKey(shown);
  return (
    <div className="mt-4">
      <PathsBeside
        azure={chosen?.azurePath ?? shown.path}
        believed={chosen?.path}
        belief={chosen?.misconceptions[0]?.belief}
        partsAt={chosen?.partsAt}
        onFocus={onLight}
        titles={{ azure: 'What Azure does', believed: `What ${whose} supposes` }}
      />
    </div>
  );
}
