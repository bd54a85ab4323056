import { Button, LinkButton } from '@/components/ui/button';
import type { Reader } from '@/lib/auth/session';

/** What someone who is signed in sees where others see the form, as after going back. */
export function SignedIn({
  reader,
  goOn,
  signOut,
}: {
  reader: Reader;
  goOn: string;
  signOut: () => Promise<void>;
}) {
  return (
    <div className="grid max-w-md gap-5">
      <p>
        You are signed in as <strong>{reader.name ?? reader.email}</strong>.
      </p>
      <form action={signOut} className="flex flex-wrap gap-4">
        <LinkButton href={goOn}>Go on</LinkButton>
        <Button look="secondary">Sign out</Button>
      </form>
    </div>
  );
}
