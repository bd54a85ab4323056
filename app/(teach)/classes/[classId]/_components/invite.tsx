import { CopyButton } from '@/components/classes/copy-button';
import { QrCode } from '@/components/classes/qr-code';
import { Card } from '@/components/ui/card';
import { formatJoinCode } from '@/lib/classes/join-code';
import type { TaughtClass } from '@/lib/classes/store';

/** The code, large enough to be read from a projector, the link, and the link as a picture for phones. */
export function Invite({
  taught,
  link,
  isEmpty = false,
}: {
  taught: TaughtClass;
  link: string;
  isEmpty?: boolean;
}) {
  return (
    <section id="invite" aria-labelledby="invite-title">
      <h2 id="invite-title">{isEmpty ? 'Nobody has joined yet: share the code' : 'Invite students'}</h2>
      <Card className="mt-4 flex flex-wrap items-center gap-x-10 gap-y-6">
        <QrCode
          link={link}
          says={`QR code of the link to join ${taught.name}`}
          className="w-44 shrink-0 rounded-md border border-line"
        />
        <div className="min-w-0 flex-1 basis-72">
          <p className="font-mono text-[clamp(1.75rem,1.2rem+3vw,3rem)]/tight font-medium tracking-wide">
            {formatJoinCode(taught.joinCode)}
          </p>
          <p className="mt-3 text-quiet">
            Students type it at{' '}
            <code className="break-all whitespace-normal">{new URL('/join', link).href}</code>, scan the
            picture, or follow the link:
          </p>
          <p className="mt-3 flex flex-wrap items-center gap-3">
            <code className="min-w-0 break-all whitespace-normal">{link}</code>
            <CopyButton text={link}>Copy the link</CopyButton>
          </p>
          <p className="mt-3 text-sm text-quiet">
            They are told what you will see, and join only by saying so. Nobody needs an account.
          </p>
        </div>
      </Card>
    </section>
  );
}
