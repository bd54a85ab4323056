'use client';

import type { FigureChoice } from '@/components/peering/figure-spots';
import { TopologyDiagram } from '@/components/peering/topology-diagram';
import { ProseText } from '@/components/ui/prose-text';
import type { SavedAnswer, ShownKey } from '@/lib/quiz/attempt';
import type { PublicQuestion, QuestionResponse } from '@/lib/quiz/question';
import { plain } from '../answering/part-select';
import type { FigureView } from './figure-view';

/** The figure of a question, as it stands: to be looked at, of a hot spot also to be answered in. */
export function QuestionFigure({
  question,
  shown,
  answer,
  figure,
  answering,
}: {
  question: PublicQuestion;
  shown: ShownKey | null;
  answer: SavedAnswer | null;
  figure: FigureView;
  /** while it is open */
  answering?: {
    readonly response: QuestionResponse;
    readonly change: (response: QuestionResponse) => void;
    readonly isFixed: boolean;
  };
}) {
  if (!figure.figure) return null;
  return (
    <div id={figure.elementId} className="scroll-mt-4">
      <TopologyDiagram
        figure={figure.figure}
        packet={figure.packet}
        note={question.note && <ProseText text={question.note} />}
        highlight={figure.lit}
        choice={choiceIn(question, shown, answer, answering)}
        {...(shown && { onPoint: figure.light })}
      />
    </div>
  );
}

type Given = Parameters<typeof QuestionFigure>[0];

function choiceIn(
  question: PublicQuestion,
  shown: ShownKey | null,
  answer: SavedAnswer | null,
  answering: Given['answering'],
): FigureChoice | undefined {
  if (question.kind !== 'hot-spot') return undefined;
  const places = question.choices.map(({ id, at, text }) => ({ id, at, label: plain(text) }));
  if (!shown) {
    const [chosen] = answering?.response ?? [];
    const { change } = answering ?? {};
    return { places, chosen, ...(change && !answering?.isFixed && { choose: (id) => change([id]) }) };
  }
  const [chosen] = answer?.response ?? [];
  return {
    places,
    chosen,
    verdicts: {
      ...(chosen && { [chosen]: 'wrong' }),
      ...Object.fromEntries(shown.right.map((id) => [id, 'right'] as const)),
    },
  };
}
