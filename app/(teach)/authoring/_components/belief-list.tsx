import { ProseText } from '@/components/ui/prose-text';
import { misconceptionOf } from '@/lib/peering/misconceptions';
import type { MisconceptionId } from '@/lib/peering/vocabulary';

/** Misconceptions by number and in the words of whoever holds them. */
export function BeliefList({ ids }: { ids: readonly MisconceptionId[] }) {
  return (
    <ul className="mt-1 grid gap-1">
      {ids.map((id) => (
        <li key={id} className="grid grid-cols-[3rem_minmax(0,1fr)]">
          <span className="font-mono text-sm/6 text-quiet">{id}</span>
          <span>
            <ProseText text={misconceptionOf(id)?.belief ?? 'not in the table any more'} />
          </span>
        </li>
      ))}
    </ul>
  );
}
