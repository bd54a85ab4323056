import type { Network } from '@/lib/peering/network';
import type { Flow } from '@/lib/peering/trace';
import { isReachable, replyAllowed, tracePacket } from '@/lib/peering/trace-packet';
import type { End, Reach } from './definition';

/** Who reaches whom: one row for each end that packets start from. */
export type ReachRow = { readonly from: string; readonly cells: readonly ReachCell[] };
export type ReachCell = {
  readonly to: string;
  /** the packet's id; null where an end would send to itself */
  readonly packet: string | null;
  readonly outcome: 'connects' | 'no-reply' | 'dropped';
};

export function reachOf({ ends, port }: Reach, network: Network): ReachRow[] {
  return ends.map((from) => ({
    from: from.label,
    cells: ends.map((to): ReachCell => {
      if (from === to) return { to: to.label, packet: null, outcome: 'connects' };
      const flow = flowFrom(from, to, port);
      const outcome = !isReachable(tracePacket(network, flow))
        ? 'dropped'
        : replyAllowed(network, flow)
          ? 'connects'
          : 'no-reply';
      return { to: to.label, packet: idOf(from, to), outcome };
    }),
  }));
}

/** The packet of a cell, by the id that the cell gave it. */
export function flowBetween({ ends, port }: Reach, id: string): Flow | null {
  for (const from of ends)
    for (const to of ends) if (from !== to && idOf(from, to) === id) return flowFrom(from, to, port);
  return null;
}

const idOf = (from: End, to: End) => `${from.ipAddress}>${to.ipAddress}`;

const flowFrom = (from: End, to: End, destinationPort: number): Flow => ({
  source:
    from.networkInterface === undefined
      ? { ipAddress: from.ipAddress }
      : { networkInterface: { id: from.networkInterface } },
  destination: { ipAddress: to.ipAddress },
  protocol: 'Tcp',
  sourcePort: 50_000,
  destinationPort,
});
