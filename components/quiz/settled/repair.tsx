'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import type { Figure, FigurePacket } from '@/lib/figure/model';
import { RepairChanges } from './repair-changes';

/** A settled question of the reader's own, which the server knows how to repair. */
export type Own = { readonly attemptId: string; readonly position: number };

type State =
  | { readonly kind: 'idle' | 'asking' | 'failed' }
  | { readonly kind: 'known'; readonly changes: readonly string[] | null };

/**
 * The fewest changes that would let a dropped packet through, worked out when the reader asks: there is time to think first.
 * Whether it should be let through is left to them.
 * @param own null where it is somebody else's question: nothing is offered
 * @param part index of the part it is about
 */
export function Repair({
  own,
  part,
  packet,
  figure,
}: {
  own: Own | null;
  part?: number;
  packet: FigurePacket | undefined;
  /** where the network is changed by the answer: there is nothing to repair in what was before */
  figure: Figure | undefined;
}) {
  const [state, setState] = useState<State>({ kind: 'idle' });
  if (!own || figure || packet?.outcome !== 'dropped') return null;
  const ask = async () => {
    setState({ kind: 'asking' });
    const query = part === undefined ? '' : `?part=${part}`;
    const response = await fetch(`/api/attempts/${own.attemptId}/repairs/${own.position}${query}`).catch(
      () => null,
    );
    if (!response?.ok) return setState({ kind: 'failed' });
    const { changes } = (await response.json()) as { changes: readonly string[] | null };
    setState({ kind: 'known', changes });
  };
  return (
    <div className="mt-4 max-w-measure" aria-live="polite">
      {state.kind === 'known' ? (
        <RepairChanges changes={state.changes} />
      ) : (
        <>
          <Button
            type="button"
            look="quiet"
            className="-ml-2 text-left"
            disabled={state.kind === 'asking'}
            onClick={() => void ask()}
          >
            What is the smallest change that would let it through?
          </Button>
          {state.kind === 'failed' && <p className="text-quiet">It couldn’t be fetched. Try again.</p>}
        </>
      )}
    </div>
  );
}
