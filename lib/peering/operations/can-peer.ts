import { AZURE, type Semantics } from '../semantics';
import type { Topology } from '../topology';
import { carryOut } from './apply';
import { malformed } from './check';
import { type Decision, decideOn, isRefused, type OperationOptions } from './decide';
import { type Estate, findLink } from './estate';
import { type Json, listOf, recordOf } from './json';
import { type Operation, parseOperation } from './operation';
import { prepare } from './prepare';
import { readEstate } from './read-estate';
import { plain, remedyFor } from './remedy';
import { remembered } from './remembered';

/** What replaying operations came to. One that Azure refuses changes nothing, and the next one follows. */
export type Replay = {
  readonly topology: Topology;
  /** each operation in order: what was decided, and the topology after it */
  readonly steps: readonly { readonly decision: Decision; readonly topology: Topology }[];
  /** the pairs of networks whose links the operations were about */
  readonly touched: readonly Pair[];
};

/** Two virtual networks, or one and whatever it is joined with. */
export type Pair = { readonly virtualNetwork: string; readonly remote: string | null };

/**
 * @param topology from `prepare`
 * @returns the replay, or the decision on the first operation that cannot be read
 */
export function replay(topology: Topology, after: unknown, semantics: Semantics): Replay | Decision {
  let current = topology;
  const steps: { decision: Decision; topology: Topology }[] = [];
  const touched: Pair[] = [];
  for (const [index, input] of listOf(after).entries()) {
    const step = take(current, recordOf(input), semantics);
    if (typeof step.decision === 'string') return unreadable(`after[${index}]: ${step.decision}`);
    touched.push(...step.touched);
    current = step.topology;
    steps.push({ decision: step.decision, topology: current });
  }
  return { topology: current, steps, touched };
}

/** One operation decided on and, unless refused, carried out; `decision` is a message where it cannot be read. */
const take = remembered((topology: Topology, input: Json, semantics) => {
  const parsed = parseOperation(input);
  if (!parsed.ok) return { decision: parsed.error.message, topology, touched: [] };
  const { decision, parsed: operation } = decideOn(topology, input, undefined, semantics);
  return {
    decision,
    touched: pairsOf(readEstate(topology), operation ?? parsed.value),
    topology: !isRefused(decision) && operation ? carryOut(topology, operation, semantics) : topology,
  };
});

/**
 * Answers a `canPeer` query: would Azure let this operation through?
 * @param query `operation` with its keys, `after` (operations replayed first) and `context`; may be anything
 * @returns the decision with its checks in order. What cannot be read is refused as `malformed`. Never throws.
 */
export function canPeer(topology: Topology, query: unknown, options: OperationOptions = {}): Decision {
  const semantics = options.semantics ?? AZURE;
  const source = recordOf(query);
  const replayed = replay(prepare(topology), source.after, semantics);
  if (!('topology' in replayed)) return replayed;
  return decideOn(replayed.topology, { ...source, op: source.operation ?? source.op }, undefined, semantics)
    .decision;
}

function unreadable(message: string): Decision {
  const check = malformed(message);
  return {
    operation: null,
    allowed: false,
    checks: [check],
    reason: 'malformed',
    message: plain(remedyFor(check)),
  };
}

function pairsOf(estate: Estate, operation: Operation): Pair[] {
  switch (operation.op) {
    case 'createPeering':
      return [{ virtualNetwork: operation.virtualNetwork, remote: operation.remoteVirtualNetwork }];
    case 'updatePeering':
    case 'deletePeering':
    case 'syncPeering': {
      const link = findLink(estate, operation.peering)?.link;
      return link ? [{ virtualNetwork: link.virtualNetwork, remote: link.remoteVirtualNetwork }] : [];
    }
    case 'addAddressPrefix':
    case 'setAddressPrefixes':
    case 'deleteVirtualNetwork':
    case 'moveVirtualNetwork':
      return [{ virtualNetwork: operation.virtualNetwork, remote: null }];
    default:
      return [];
  }
}
