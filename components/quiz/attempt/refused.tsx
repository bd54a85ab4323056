import { Notice } from '@/components/ui/notice';

/** An answer that the server won't ever take. */
export function Refused() {
  return (
    <Notice tone="warn" live="alert" className="mb-4" title="That answer couldn’t be saved.">
      <p>The server didn’t take it, and trying again won’t help. Please choose once more.</p>
    </Notice>
  );
}
