import { OPERATIONS, without } from '@/content/topologies/worked-example';
import { buildFigure } from '@/lib/figure/build';
import { applyOperation } from '@/lib/peering/operations/decide';
import type { Topology } from '@/lib/peering/topology';
import { type State, type Switch, switchesOf } from './worked-example-state';

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

/** Turns one thing on or off, if Azure allows it; else the topology stays, and the state says why. */
export function flip(state: State, what: Switch): State {
  const isOn = switchesOf(buildFigure(state.topology))[what];
  const next = isOn ? OFF[what](state.topology) : carryOut(state.topology, ON[what]);
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
