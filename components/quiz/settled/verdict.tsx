import { ProseText } from '@/components/ui/prose-text';
import { Sign } from '@/components/ui/sign';
import type { SavedAnswer, ShownKey } from '@/lib/quiz/attempt';

/** Right or not, in one line of which the headline is the lesson; where there are several points, how many. */
export function VerdictLine({
  answer,
  headline,
  unanswered = verdictWord(null),
}: {
  answer: SavedAnswer | null;
  headline: string;
  /** what it is called where there is no answer */
  unanswered?: string;
}) {
  return (
    <span className="flex items-start gap-2.5">
      <span className="pt-0.5">
        <Sign tone={toneOf(answer)} size={20} />
      </span>
      <span>
        {answer ? verdictWord(answer) : unanswered}: <ProseText text={headline} />
        {answer && answer.maxPoints > 1 && (
          <span className="ml-2 text-base font-normal tracking-normal whitespace-nowrap text-quiet">
            {formatPoints(answer)}
          </span>
        )}
      </span>
    </span>
  );
}

const toneOf = (answer: SavedAnswer | null) => {
  if (answer === null) return 'warn';
  if (answer.isRight) return 'good';
  return answer.points > 0 ? 'warn' : 'stop';
};

export const verdictWord = (answer: SavedAnswer | null) => {
  if (answer === null) return 'Not answered';
  if (answer.isRight) return 'Right';
  return answer.points > 0 ? 'Partly right' : 'Not right';
};

export const formatPoints = ({ points, maxPoints }: Pick<SavedAnswer, 'points' | 'maxPoints'>) =>
  `${points} of ${maxPoints} points`;

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
