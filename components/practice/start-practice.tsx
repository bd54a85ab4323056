import { Button, type ButtonLook } from '@/components/ui/button';

/**
 * Begins to practise, or goes on with what is open. A plain form: it works before any script has arrived, and a link to it
 * can't make anyone an attempt.
 * @param concept practise this alone
 * @param again ends what is open and begins anew
 * @param about what the button is for, for those who don't see what it stands beside
 */
export function StartPractice({
  concept,
  label = 'Start practising',
  about,
  look = 'primary',
  again = false,
}: {
  concept?: string;
  label?: string;
  about?: string;
  look?: ButtonLook;
  again?: boolean;
}) {
  return (
    <form action="/api/practice" method="post">
      {concept && <input type="hidden" name="concept" value={concept} />}
      {again && <input type="hidden" name="again" value="yes" />}
      <Button look={look}>
        {label}
        {about && <span className="sr-only"> {about}</span>}
      </Button>
    </form>
  );
}
