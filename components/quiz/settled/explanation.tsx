'use client';

import type { ReactNode } from 'react';
import { PathsBeside } from '@/components/peering/paths-beside';
import { ProseText } from '@/components/ui/prose-text';
import type { SavedAnswer, ShownKey } from '@/lib/quiz/attempt';
import { type Choice, type ChoiceKey, choicesOf, type Path, type PublicQuestion } from '@/lib/quiz/question';
import { type FigureView, shows, type View } from './figure-view';
import { OtherReading } from './other-reading';
import { PartReasons } from './part-reasons';
import { OWN, Supposed, type Whose } from './reasons';
import { type Own, Repair } from './repair';
import { ShowInFigure } from './show-in-figure';
import { Facts } from './verdict';

/** Why the right answer is right and the given one isn't: in words, as paths, and by the rules with their sources. */
export function Explanation({
  question,
  shown,
  answer,
  figure,
  own = null,
  whose: name,
}: {
  question: PublicQuestion;
  shown: ShownKey;
  answer: SavedAnswer | null;
  figure: FigureView;
  /** null where it is somebody else's */
  own?: Own | null;
  /** as in `Amara’s answer`; the reader's own when absent */
  whose?: string | undefined;
}) {
  const whose = name ? { subject: name, inside: name } : OWN;
  const wrong = (answer?.response ?? []).flatMap((id) => {
    const choice = choicesOf(question).find((each) => each.id === id);
    const key = shown.chosen?.[id];
    const isWrong = !shown.right.includes(id) && shown.otherReading?.choice !== id;
    return choice && key && isWrong ? [{ choice, key }] : [];
  });
  const isInParts = 'parts' in question;
  return (
    <>
      <p className="max-w-measure">
        <ProseText text={shown.why} />
      </p>
      {isInParts ? (
        question.parts.map((part, index) => (
          <PartReasons
            key={part.id}
            index={index}
            own={own}
            part={part}
            question={question}
            shown={shown}
            answer={answer}
            figure={figure}
            whose={whose}
          />
        ))
      ) : wrong.length > 0 ? (
        wrong.map(({ choice, key }) => (
          <WrongChoice
            key={choice.id}
            choice={wrong.length > 1 ? choice : null}
            chosen={key}
            shown={shown}
            question={question}
            figure={figure}
            whose={whose}
          />
        ))
      ) : (
        <Paths
          azure={shown.path}
          azureView={viewOf('azure', shown.figure ?? question.figure, shown.packet)}
          figure={figure}
          whose={whose}
        />
      )}
      {(question.kind === 'single-choice' || question.kind === 'hot-spot') && !question.contested && (
        <Repair own={own} packet={shown.packet} figure={shown.figure} />
      )}
      {shown.otherReading && <OtherReading other={shown.otherReading} figure={figure} />}
      <Facts facts={shown.facts} />
    </>
  );
}

/** What one chosen wrong option supposes. */
function WrongChoice({
  choice,
  chosen,
  shown,
  question,
  figure,
  whose,
}: {
  /** named where several were chosen */
  choice: Choice | null;
  chosen: ChoiceKey;
  shown: ShownKey;
  question: PublicQuestion;
  figure: FigureView;
  whose: Whose;
}) {
  const id = choice?.id ?? 'chosen';
  // where options change the network, the figure has what they start from: a packet in it would contradict its flags
  const network = shown.figure || question.kind === 'order' ? undefined : question.figure;
  return (
    <section className="mt-3">
      {choice && (
        <h3 className="mt-5">
          <ProseText text={choice.text} />
        </h3>
      )}
      <Supposed chosen={chosen} whose={whose} />
      <Paths
        azure={chosen.azurePath ?? shown.path}
        azureView={
          chosen.azurePath
            ? viewOf(`azure-${id}`, network, chosen.azurePacket)
            : viewOf('azure', shown.figure ?? question.figure, shown.packet)
        }
        chosen={chosen}
        chosenView={viewOf(id, network, chosen.packet)}
        figure={figure}
        whose={whose}
      />
    </section>
  );
}

/** What Azure does, beside what the chosen option supposes where that differs. Nothing where there is no path. */
export function Paths({
  azure,
  azureView,
  chosen,
  chosenView,
  figure,
  whose,
}: {
  azure: Path;
  azureView: View | null;
  chosen?: ChoiceKey;
  chosenView?: View | null;
  figure: FigureView;
  whose: Whose;
}) {
  if (azure.steps.length === 0) return null;
  const control = (view: View | null | undefined): ReactNode =>
    view && <ShowInFigure view={view} figure={figure} isDefault={view.id === 'azure'} />;
  return (
    <div className="mt-4">
      <PathsBeside
        azure={azure}
        believed={chosen?.path}
        belief={chosen?.misconceptions[0]?.belief}
        partsAt={chosen?.partsAt}
        onFocus={figure.light}
        lit={figure.lit}
        titles={{ azure: 'What Azure does', believed: `What ${whose.inside} supposes` }}
        controls={{ azure: control(azureView), believed: control(chosenView) }}
      />
    </div>
  );
}

/** A packet's way as something to look at, where the figure has all of it. */
export function viewOf(
  id: string,
  figure: View['figure'] | undefined,
  packet: View['packet'] | undefined,
): View | null {
  return figure && shows(figure, packet) ? { id, figure, packet } : null;
}
