import { OPERATIONS, packetTo, WORKED_EXAMPLE, without } from '@/content/topologies/worked-example';
import { buildFigure } from '@/lib/figure/build';
import type { Figure } from '@/lib/figure/model';
import {
  applyOperation,
  buildNetwork,
  type Explanation,
  explainTrace,
  type Topology,
  tracePacket,
} from '@/lib/peering';

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

const ON: Readonly<Record<Switch, readonly (typeof OPERATIONS)[keyof typeof OPERATIONS][]>> = {
  link1: [OPERATIONS.linkFrom1],
  link2: [OPERATIONS.linkFrom2],
  narrow: [OPERATIONS.allowSql, OPERATIONS.denyRest],
  denySql: [OPERATIONS.denySql],
  route: [OPERATIONS.routeToNowhere],
};
const OFF: Readonly<Record<Switch, (topology: Topology) => Topology | string>> = {
  link1: (topology) => carryOut(topology, [OPERATIONS.unlink1]),
  link2: (topology) => carryOut(topology, [OPERATIONS.unlink2]),
  narrow: (topology) => without(topology, ['allow-sql-from-web', 'deny-other-vnet']),
  denySql: (topology) => without(topology, ['deny-sql']),
  route: (topology) => without(topology, ['db-to-nowhere']),
};

export function act(state: State, action: Action): State {
  if ('reset' in action) return INITIAL;
  if ('send' in action) return { ...state, port: action.send, refused: null };
  const isOn = switchesOf(buildFigure(state.topology))[action.flip];
  const next = isOn ? OFF[action.flip](state.topology) : carryOut(state.topology, ON[action.flip]);
  return typeof next === 'string' ? { ...state, refused: next } : { ...state, topology: next, refused: null };
}

/** The topology after the operations, or why one of them is refused: then none of them was carried out. */
function carryOut(topology: Topology, operations: readonly object[]): Topology | string {
  let current = topology;
  for (const operation of operations) {
    const applied = applyOperation(current, operation);
    if (!applied.ok) return applied.error.message;
    current = applied.value;
  }
  return current;
}

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

function switchesOf({ links, vnets }: Figure): Record<Switch, boolean> {
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
