import { ProseText } from '@/components/ui/prose-text';
import { Sign } from '@/components/ui/sign';
import { chosenKey, type SavedAnswer, type ShownKey } from '@/lib/quiz/attempt';

/** Right or not, in one line of which the headline is the lesson. */
export function VerdictLine({ answer, headline }: { answer: SavedAnswer | null; headline: string }) {
  const tone = answer === null ? 'warn' : answer.isRight ? 'good' : 'stop';
  return (
    <span className="flex items-start gap-2.5">
      <span className="pt-0.5">
        <Sign tone={tone} size={20} />
      </span>
      <span>
        {verdictWord(answer)}: <ProseText text={headline} />
      </span>
    </span>
  );
}

export const verdictWord = (answer: SavedAnswer | null) =>
  answer === null ? 'Not answered' : answer.isRight ? 'Right' : 'Not right';

/** Why the right option is right, what the chosen one supposes, and the rules with their sources. */
export function Reasons({
  shown,
  answer,
  whose = 'Your answer',
}: {
  shown: ShownKey;
  answer: Pick<SavedAnswer, 'isRight'> | null;
  whose?: string | undefined;
}) {
  // where the path that the belief sees is shown, the belief stands above it
  const chosen = chosenKey(shown);
  const belief = chosen?.path ? undefined : chosen?.misconceptions[0]?.belief;
  return (
    <div className="max-w-measure">
      <p>
        <ProseText text={shown.why} />
      </p>
      {answer && !answer.isRight && chosen && (
        <div className="mt-3">
          {belief && (
            <p className="font-medium">
              {whose} fits a common belief: “
              <ProseText text={belief} />”
            </p>
          )}
          <p>
            <ProseText text={chosen.remark} />
          </p>
        </div>
      )}
    </div>
  );
}

export function Facts({ facts }: { facts: ShownKey['facts'] }) {
  if (facts.length === 0) return null;
  return (
    <ul className="mt-4 grid max-w-measure gap-1.5 text-[0.9375rem]" aria-label="The rules this rests on">
      {facts.map(({ text, url }) => (
        <li key={text}>
          <ProseText text={text} />{' '}
          <a className="link whitespace-nowrap" href={url}>
            Azure’s manual<span className="sr-only"> on this rule</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
