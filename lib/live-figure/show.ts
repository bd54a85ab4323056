import { buildFigure } from '@/lib/figure/build';
import type { Figure } from '@/lib/figure/model';
import { peeringSentences } from '@/lib/figure/sentences';
// not from the engine's index: that has the table of rules in it, which no figure needs
import { type Explanation, explainTrace } from '@/lib/peering/explain/explain';
import type { Network } from '@/lib/peering/network';
import { networkOf } from '@/lib/peering/network-of';
import type { Topology } from '@/lib/peering/topology';
import type { Flow } from '@/lib/peering/trace';
import { tracePacket } from '@/lib/peering/trace-packet';
import { type LiveFigure, packetsIn, switchesIn } from './definition';
import { isOn } from './is-on';
import { flowBetween, type ReachRow, reachOf } from './reach';
import { type KnownRoutes, knownRoutes } from './routes-known';

/** What a reader has made of a figure. */
export type State = {
  readonly topology: Topology;
  /** the packet on its way, once one was sent: it is sent again after each change */
  readonly sent: string | null;
  /** why Azure refuses what was tried last */
  readonly refused: string | null;
};

export const initialState = ({ topology, sent }: LiveFigure): State => ({
  topology,
  sent: sent ?? null,
  refused: null,
});

/** All there is to see of a figure: what the engine says of its topology as it stands. */
export type Shown = {
  readonly definition: LiveFigure;
  readonly figure: Figure;
  /** by id, whether it is on */
  readonly switches: Readonly<Record<string, boolean>>;
  readonly sent: string | null;
  readonly refused: string | null;
  /** what becomes of the packet */
  readonly explanation: Explanation | null;
  /** how the peerings stand, in sentences */
  readonly peerings: readonly string[];
  readonly routes: readonly KnownRoutes[];
  readonly reach: readonly ReachRow[];
};

export function show(definition: LiveFigure, { topology, sent, refused }: State): Shown {
  const built = networkOf(topology);
  if (!built.ok) throw new Error(`${definition.id}: ${built.error[0]?.message}`);
  const network = built.value;
  const plain = buildFigure(topology);
  const flow = sent === null ? null : flowOf(definition, sent);
  const trace = flow && tracePacket(network, flow);
  return {
    definition,
    figure: trace ? buildFigure(topology, trace) : plain,
    switches: Object.fromEntries(switchesIn(definition).map((one) => [one.id, isOn(one, plain)])),
    sent,
    refused,
    explanation: trace && explainTrace(trace),
    peerings: peeringSentences(plain),
    routes: (definition.routesOf ?? []).map((nic) => routesOf(definition, network, nic, flow)),
    reach: definition.reach ? reachOf(definition.reach, network) : [],
  };
}

function routesOf(definition: LiveFigure, network: Network, nic: string, flow: Flow | null): KnownRoutes {
  const before = networkOf(definition.topology);
  if (!before.ok) throw new Error(`${definition.id}: ${before.error[0]?.message}`);
  return knownRoutes(nic, network, before.value, flow);
}

/** The packet of this id: one of the figure's own, or one of its table's cells. */
function flowOf(definition: LiveFigure, id: string): Flow | null {
  const own = packetsIn(definition).find((packet) => packet.id === id);
  return own?.flow ?? (definition.reach ? flowBetween(definition.reach, id) : null);
}
