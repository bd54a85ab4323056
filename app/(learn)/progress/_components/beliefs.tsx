import Link from 'next/link';
import { countWord } from '@/components/quiz/count-word';
import { ProseText } from '@/components/ui/prose-text';
import type { AnswerPlace, PersonalDiagnosis, PersonalFinding } from '@/lib/diagnosis/store';
import { misconceptionOf } from '@/lib/peering/misconceptions';
import { conceptOf } from '@/lib/quiz/concepts';

/** What one's answers fit: each with the answers it rests on and what to read; and what they no longer fit. */
export function Beliefs({
  diagnosis: { answers, named, cleared },
  timeZone,
}: {
  diagnosis: PersonalDiagnosis;
  timeZone: string;
}) {
  return (
    <section aria-labelledby="beliefs">
      <h2 id="beliefs" className="mb-1">
        What your answers fit
      </h2>
      <p className="mb-3 max-w-measure text-quiet">
        {named.length > 0
          ? `Wrong answers tend to follow from a picture of how Azure works. This is what yours point to, from ${questions(answers)}; anybody slips, so take it as a hint.`
          : `Nothing so far. Something is said here only when at least two of your answers point to it and hardly anything else explains them. You have answered ${questions(answers)}.`}
      </p>
      {named.length > 0 && (
        <ul className="grid gap-4">
          {named.map((finding) => (
            <Belief key={finding.id} finding={finding} timeZone={timeZone} />
          ))}
        </ul>
      )}
      {cleared.length > 0 && <Cleared findings={cleared} />}
    </section>
  );
}

const questions = (count: number): string => (count === 1 ? 'one question' : `${count} questions`);

function Belief({ finding, timeZone }: { finding: PersonalFinding; timeZone: string }) {
  const misconception = misconceptionOf(finding.id);
  if (!misconception) return null;
  const { belief, instead, concepts } = misconception;
  const { signs, probability } = finding;
  return (
    <li className="max-w-measure rounded-lg border border-line bg-sheet px-4 py-3">
      <p>
        You may believe this:{' '}
        <q className="font-semibold">
          <ProseText text={belief} />
        </q>
      </p>
      <p className="mt-1.5">
        <ProseText text={instead} />
      </p>
      <p className="mt-1.5 text-[0.9375rem] text-quiet">
        {signs.length === 1 ? 'One answer fits' : `${upperFirst(countWord(signs.length))} answers fit`} that
        {' ('}
        <Places signs={signs} timeZone={timeZone} />
        {`). By all your answers it is ${Math.min(99, Math.round(100 * probability))} % likely.`}
      </p>
      <ToRead concepts={concepts} />
    </li>
  );
}

/** The newest few of the answers, each a link to where it can be read again. */
function Places({ signs, timeZone }: { signs: readonly AnswerPlace[]; timeZone: string }) {
  const when = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone });
  return signs.slice(0, 3).map((sign, index) => (
    <span key={`${sign.attemptId}/${sign.position}`}>
      {index > 0 && ', '}
      <Link className="link" prefetch={false} href={addressOf(sign)}>
        question {sign.position + 1}, {when.format(sign.answeredAt)}
      </Link>
    </span>
  ));
}

const addressOf = ({ attemptId, position, isSubmitted, practice }: AnswerPlace) =>
  `/${practice ? 'practice' : 'quiz'}/${attemptId}${isSubmitted ? '/review' : ''}#question-${position + 1}`;

function ToRead({ concepts }: { concepts: readonly string[] }) {
  const taught = concepts.map(conceptOf).find((concept) => concept.taught)?.taught;
  if (!taught) return null;
  return (
    <p className="mt-1.5">
      <Link className="link" prefetch={false} href={`/lessons/${taught.lesson}#${taught.section}`}>
        Read that section again
      </Link>
    </p>
  );
}

function Cleared({ findings }: { findings: readonly PersonalFinding[] }) {
  return (
    <div className="mt-4 max-w-measure">
      <h3 className="mb-1 text-base">Cleared up</h3>
      <p className="text-quiet">Your answers fitted this once. Since then they speak against it.</p>
      <ul className="mt-1.5 grid list-disc gap-1 pl-5">
        {findings.map(({ id }) => (
          <li key={id}>
            <ProseText text={misconceptionOf(id)?.belief ?? id} />
          </li>
        ))}
      </ul>
    </div>
  );
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
