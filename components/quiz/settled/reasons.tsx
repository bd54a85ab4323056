import { PathsBeside } from '@/components/peering/paths-beside';
import { ProseText } from '@/components/ui/prose-text';
import { chosenKey, type SavedAnswer, type ShownKey } from '@/lib/quiz/attempt';
import type { ChoiceKey } from '@/lib/quiz/question';

/** Whose answer it is, in the two ways it is said. */
export type Whose = { readonly subject: string; readonly inside: string };
export const OWN: Whose = { subject: 'Your answer', inside: 'your answer' };

/** Of a question with one right choice: why it is right, and what the chosen one supposes. */
export function Reasons({ shown, answer }: { shown: ShownKey; answer: Pick<SavedAnswer, 'isRight'> | null }) {
  const chosen = chosenKey(shown);
  return (
    <>
      <p className="max-w-measure">
        <ProseText text={shown.why} />
      </p>
      {answer && !answer.isRight && chosen && (
        <div className="mt-3">
          <Supposed chosen={chosen} whose={OWN} />
        </div>
      )}
    </>
  );
}

/** The belief behind a choice, and what to say to whoever chose it. */
export function Supposed({ chosen, whose }: { chosen: ChoiceKey; whose: Whose }) {
  // where the path that the belief sees is shown, the belief stands above it
  const belief = chosen.path ? undefined : chosen.misconceptions[0]?.belief;
  return (
    <div className="max-w-measure">
      {belief && (
        <p className="font-medium">
          {whose.subject} fits a common belief: “
          <ProseText text={belief} />”
        </p>
      )}
      <p>
        <ProseText text={chosen.remark} />
      </p>
    </div>
  );
}

/** Of a question with one right choice: what Azure does, beside what the chosen option supposes where that differs. */
export function BothPaths({
  shown,
  onLight,
}: {
  shown: ShownKey;
  onLight: (at: string | undefined) => void;
}) {
  const chosen = chosenKey(shown);
  const azure = chosen?.azurePath ?? shown.path;
  if (azure.steps.length === 0) return null;
  return (
    <div className="mt-4">
      <PathsBeside
        azure={azure}
        believed={chosen?.path}
        belief={chosen?.misconceptions[0]?.belief}
        partsAt={chosen?.partsAt}
        onFocus={onLight}
      />
    </div>
  );
}
