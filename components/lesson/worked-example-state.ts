import { packetTo, WORKED_EXAMPLE } from '@/content/topologies/worked-example';
import { buildFigure } from '@/lib/figure/build';
import type { Figure } from '@/lib/figure/model';
// not from the engine's index: that has the table of rules in it, which no figure needs
import { buildNetwork } from '@/lib/peering/build-network';
import { type Explanation, explainTrace } from '@/lib/peering/explain/explain';
import type { Topology } from '@/lib/peering/topology';
import { tracePacket } from '@/lib/peering/trace-packet';

/** What the reader has made of the worked example. */
export type State = {
  readonly topology: Topology;
  /** where the packet goes, once one was sent: it is sent again after each change */
  readonly port: number | null;
  /** why Azure refuses what was tried last */
  readonly refused: string | null;
};

export type Switch = 'link1' | 'link2' | 'narrow' | 'denySql' | 'route';
export type Action = { readonly flip: Switch } | { readonly send: number } | { readonly reset: true };

export const INITIAL: State = { topology: WORKED_EXAMPLE, port: null, refused: null };

export type Shown = {
  readonly figure: Figure;
  readonly switches: Readonly<Record<Switch, boolean>>;
  readonly explanation: Explanation | null;
  readonly port: number | null;
  readonly refused: string | null;
};

export function show({ topology, port, refused }: State): Shown {
  const plain = buildFigure(topology);
  const network = buildNetwork(topology);
  if (port === null || !network.ok) {
    return { figure: plain, switches: switchesOf(plain), explanation: null, port, refused };
  }
  const trace = tracePacket(network.value, packetTo(port));
  return {
    figure: buildFigure(topology, trace),
    switches: switchesOf(plain),
    explanation: explainTrace(trace),
    port,
    refused,
  };
}

/** What is on, read from the figure itself. */
export function switchesOf({ links, vnets }: Figure): Record<Switch, boolean> {
  const subnets = vnets.flatMap((vnet) => vnet.subnets);
  const rules = subnets.flatMap(
    (subnet) => subnet.networkSecurityGroup?.rules.map((rule) => rule.name) ?? [],
  );
  const routes = subnets.flatMap((subnet) => subnet.routeTable?.routes.map((route) => route.name) ?? []);
  return {
    link1: links.some((link) => link.from === 'vnet-east-us-1'),
    link2: links.some((link) => link.from === 'vnet-east-us-2'),
    narrow: rules.includes('deny-other-vnet'),
    denySql: rules.includes('deny-sql'),
    route: routes.includes('db-to-nowhere'),
  };
}
