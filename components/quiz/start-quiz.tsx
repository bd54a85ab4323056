import { Button, type ButtonLook } from '@/components/ui/button';

/**
 * Starts a quiz, or goes on with the one that is open. A plain form: it works before any script has arrived, and a
 * link to it can't make anyone an attempt.
 * @param quiz slug of the lesson whose quiz it is
 * @param again draws new questions although an attempt is open
 */
export function StartQuiz({
  quiz,
  label = 'Start the quiz',
  look = 'primary',
  again = false,
}: {
  quiz: string;
  label?: string;
  look?: ButtonLook;
  again?: boolean;
}) {
  return (
    <form action="/api/attempts" method="post">
      <input type="hidden" name="quiz" value={quiz} />
      {again && <input type="hidden" name="again" value="yes" />}
      <Button look={look}>{label}</Button>
    </form>
  );
}
