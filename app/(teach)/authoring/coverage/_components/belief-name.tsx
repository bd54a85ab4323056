import { ProseText } from '@/components/ui/prose-text';
import type { Held } from '@/lib/diagnosis/coverage';
import { misconceptionOf } from '@/lib/peering/misconceptions';

/** `M1`, or what stands for whoever holds none of them */
export const heldName = (held: Held): string => (held === 'knows' ? 'Azure' : held);

export const beliefOfHeld = (held: Held): string =>
  held === 'knows' ? 'What Azure does, as whoever knows it' : (misconceptionOf(held)?.belief ?? '');

/** A belief by its number and in words. */
export function BeliefName({ held }: { held: Held }) {
  return (
    <span className="grid grid-cols-[3.5rem_minmax(0,1fr)]">
      <span className="font-mono text-sm/6 text-quiet">{heldName(held)}</span>
      <span>
        <ProseText text={beliefOfHeld(held)} />
      </span>
    </span>
  );
}
