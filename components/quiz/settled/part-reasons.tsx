'use client';

import { ProseText } from '@/components/ui/prose-text';
import { Sign } from '@/components/ui/sign';
import type { SavedAnswer, ShownKey } from '@/lib/quiz/attempt';
import type { Part, PublicQuestion } from '@/lib/quiz/question';
import { Paths, viewOf } from './explanation';
import type { FigureView } from './figure-view';
import { Supposed, type Whose } from './reasons';
import { type Own, Repair } from './repair';
import { PART_TONE, settledPart } from './settled-parts';

/** Why one part is as it is. Open where it wasn't right: that is what there is to learn. */
export function PartReasons({
  index,
  part,
  question,
  shown,
  answer,
  figure,
  own,
  whose,
}: {
  /** counted from 0 */
  index: number;
  /** null where it is somebody else's */
  own: Own | null;
  part: Part;
  question: PublicQuestion;
  shown: ShownKey;
  answer: SavedAnswer | null;
  figure: FigureView;
  whose: Whose;
}) {
  const key = shown.byPart?.[part.id];
  if (!key) return null;
  const { verdict, chosen, right } = settledPart(part, shown, answer?.response ?? []);
  const wrong = verdict === 'wrong' && chosen ? shown.chosen?.[chosen.id] : undefined;
  const network = key.figure ?? question.figure;
  // where the part changes the network, the wrong choice was about another one
  const before = key.figure ? undefined : question.figure;
  return (
    <details open={verdict === 'wrong'} className="mt-3 rounded-lg border border-line bg-sheet">
      <summary className="flex min-h-11 items-start gap-2.5 px-4 py-2.5">
        <span className="pt-1">
          <Sign tone={PART_TONE[verdict]} size={16} />
        </span>
        <span>
          <span className="text-quiet">{index + 1}.</span>{' '}
          <span className="font-medium">
            <ProseText text={part.label} />
          </span>{' '}
          <span className="text-quiet">
            <ProseText text={right?.text ?? ''} />
          </span>
        </span>
      </summary>
      <div className="border-t border-line px-4 pt-3 pb-4">
        <p className="max-w-measure">
          <ProseText text={key.why} />
        </p>
        {wrong && (
          <div className="mt-2">
            <Supposed chosen={wrong} whose={whose} />
          </div>
        )}
        <Paths
          azure={wrong?.azurePath ?? key.path}
          azureView={
            wrong?.azurePath
              ? viewOf(`azure-${part.id}`, before, wrong.azurePacket)
              : viewOf(part.id, network, key.packet)
          }
          {...(wrong && { chosen: wrong, chosenView: viewOf(chosen?.id ?? '', before, wrong.packet) })}
          figure={figure}
          whose={whose}
        />
        <Repair own={own} part={index} packet={key.packet} figure={key.figure} />
      </div>
    </details>
  );
}
