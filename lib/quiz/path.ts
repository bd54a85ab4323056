import type { Figure, FigurePacket } from '@/lib/figure/model';
import { packetOf } from '@/lib/figure/packet';
import {
  AZURE,
  effectiveRoutes,
  explainTrace,
  type Flow,
  networkOf,
  type Step,
  selectRoute,
  semanticsOf,
  type Trace,
  traceReply,
} from '@/lib/peering';
import { parseAddress } from '@/lib/peering/address';
import { firstDifference } from '@/lib/peering/explain/compare';
import { explainRoute, formatRouteLine } from '@/lib/peering/explain/route-words';
import { findNetworkInterface } from '@/lib/peering/network';
import {
  type Decision,
  explainDecision,
  explainPeeringState,
  type OperationName,
} from '@/lib/peering/operations';
import type { Topology } from '@/lib/peering/topology';
import { toRouteLine } from '@/lib/peering/trace-lines';
import type { MisconceptionId, RuleId } from '@/lib/peering/vocabulary';

import type { Answer, CanPeerAnswer, IpFlowVerifyAnswer, PeeringStateAnswer, ReachAnswer } from './ask';

import { code } from './phrase';
import type { Path, PathStep, Query } from './question';

/** What one of the engine's answers rests on, in steps; for a packet also its way through the figure. */
export type SeenPath = {
  readonly path: Path;
  readonly packet?: FigurePacket;
  /** the rules of the steps, those of the last (the one that decided) first */
  readonly rules: readonly RuleId[];
};

export type Seeing = {
  readonly topology: Topology;
  readonly figure: Figure;
  readonly query: Query;
  readonly answer: Answer;
  /** whether the reply's way is shown behind the packet's */
  readonly withReply: boolean;
  /** whose answer it is; Azure's where absent */
  readonly misconception?: MisconceptionId;
};

export function pathOf({ topology, figure, query, answer, withReply, misconception }: Seeing): SeenPath {
  switch (query.kind) {
    case 'reach': {
      const { trace } = answer as ReachAnswer;
      const reply =
        withReply && trace.outcome.kind === 'delivered'
          ? seeReply(topology, query, trace, misconception)
          : null;
      // where no NSG is, the order of NSGs is no fact worth telling
      const steps = trace.hops.flatMap((hop) => hop.steps).filter(({ kind }) => kind !== 'no-nsg');
      return {
        path: { steps: [...explainTrace(trace).steps, ...(reply?.steps ?? [])] },
        packet: packetOf(reply?.dropped ?? trace, figure),
        rules: steps.toReversed().flatMap(({ rules }) => rules),
      };
    }
    case 'nextHop':
      return { path: { steps: lookUp(topology, query, misconception) }, rules: [] };
    case 'effectiveRoutes':
      return { path: { steps: routeRows(topology, query, misconception) }, rules: [] };
    case 'ipFlowVerify':
      return { path: { steps: verdicts(query, answer as IpFlowVerifyAnswer) }, rules: [] };
    case 'canPeer': {
      const decision: Decision = {
        ...(answer as CanPeerAnswer),
        operation: String(query.operation) as OperationName,
      };
      return { path: explainDecision(decision), rules: rulesOf([decision]) };
    }
    case 'peeringState': {
      const state = answer as PeeringStateAnswer;
      return {
        path: explainPeeringState(state),
        rules: rulesOf(state.history.map(({ decision }) => decision)),
      };
    }
    default:
      throw new Error(`there is no path for a query of kind ${query.kind}`);
  }
}

/** The index of the first step where two paths part, or null where they are the same. */
export const partingOf = (azure: Path, believed: Path): number | null =>
  firstDifference(azure.steps, believed.steps);

type SeenReply = { readonly steps: readonly PathStep[]; readonly dropped: Trace | null };

/** The reply's way; one that is dropped is what the figure then draws. */
function seeReply(
  topology: Topology,
  query: Query,
  there: Trace,
  misconception: MisconceptionId | undefined,
): SeenReply | null {
  const built = networkOf(topology);
  if (!built.ok) throw new Error(built.error[0]?.message ?? 'the topology is not sound');
  const semantics = (misconception && semanticsOf(misconception)) ?? AZURE;
  const [from, to] = [there.destination, there.source].map((end) =>
    code(end.networkInterface ?? end.ipAddress),
  );
  const answers: PathStep = {
    title: `The reply: ${from} answers ${to}`,
    ...(!semantics.nsgStateless && { detail: 'It belongs to an allowed connection, so no NSG is asked.' }),
    verdict: 'info',
  };
  if (semantics.replyNeedsNoRoute || semantics.routeMeansReachable)
    return {
      steps: [answers, { title: 'It goes back the way the packet came', verdict: 'arrive' }],
      dropped: null,
    };
  const reply = traceReply(built.value, query as unknown as Flow, { semantics });
  if (!reply) return null;
  return {
    steps: [answers, ...explainTrace(reply).steps.slice(1)],
    dropped: reply.outcome.kind === 'delivered' ? null : reply,
  };
}

function routesOf(topology: Topology, query: Query, misconception: MisconceptionId | undefined) {
  const built = networkOf(topology);
  if (!built.ok) throw new Error(built.error[0]?.message ?? 'the topology is not sound');
  const nic = findNetworkInterface(built.value, String(query.targetNicResourceId));
  const semantics = (misconception && semanticsOf(misconception)) ?? AZURE;
  if (!nic) throw new Error(`there is no NIC ${query.targetNicResourceId}`);
  return { nic, semantics, routes: effectiveRoutes(built.value, nic.id, { semantics }) };
}

function lookUp(topology: Topology, query: Query, misconception: MisconceptionId | undefined): PathStep[] {
  const { nic, semantics, routes } = routesOf(topology, query, misconception);
  const destination = String(query.destinationIPAddress);
  const address = parseAddress(destination);
  if (!address.ok) throw new Error(address.error.message);
  const choice = selectRoute(routes, address.value, semantics);
  const subnet = nic.ipConfigurations[0]?.subnet;
  const step: Extract<Step, { kind: 'route' }> = {
    kind: 'route',
    passed: choice !== null && choice.chosen.nextHopType !== 'None',
    rules: [],
    subnet: subnet ? `${subnet.virtualNetwork.name}/${subnet.name}` : '',
    destination,
    chosen: choice && toRouteLine(choice.chosen),
    beaten: (choice?.beaten ?? []).map(toRouteLine),
  };
  return [
    {
      title: `${code(nic.name)} looks for a way to ${code(destination)}`,
      verdict: 'info',
      at: `nic:${nic.name}`,
    },
    // a look-up that ends in None is an answer here, not a drop
    explainRoute(step, { kind: 'left-to-internet' }),
  ];
}

/** The rows of a table without those that every subnet has: its own network, None, and the way to the internet. */
function routeRows(topology: Topology, query: Query, misconception: MisconceptionId | undefined): PathStep[] {
  const { nic, routes } = routesOf(topology, query, misconception);
  const rows = routes
    .map((route) => ({ route, line: toRouteLine(route) }))
    .filter(
      ({ line }) =>
        line.source !== 'Default' || !['VnetLocal', 'None', 'Internet'].includes(line.nextHopType),
    );
  if (rows.length === 0)
    return [
      ...heading(nic.name),
      { title: 'No row comes from a peering, a gateway or a route table', verdict: 'stop' },
    ];
  return [
    ...heading(nic.name),
    ...rows.map(({ route, line }): PathStep => {
      const origin =
        line.source === 'User'
          ? `From the route table ${code(line.routeTable ?? '')}.`
          : line.virtualNetwork && /peering/i.test(line.nextHopType)
            ? `From the peering with ${code(line.virtualNetwork)}.`
            : line.source === 'VirtualNetworkGateway'
              ? 'Learned from a gateway.'
              : 'A range of the network itself.';
      return {
        title: formatRouteLine(line),
        detail: route.state === 'Active' ? origin : `${origin} Invalid: another route has the same prefix.`,
        verdict: route.state === 'Active' ? 'pass' : 'stop',
      };
    }),
  ];
}

function verdicts(query: Query, { access, evaluated }: IpFlowVerifyAnswer): PathStep[] {
  const direction = String(query.direction).toLowerCase();
  const steps = evaluated.map(
    ({ networkSecurityGroup, at, ruleName, securityAdminRule, access: verdict }): PathStep => {
      const group = networkSecurityGroup ?? securityAdminRule ?? '';
      const passed = verdict !== 'Deny';
      return {
        title: passed ? `${code(group)} lets it pass` : `${code(group)} drops it`,
        detail: `First match: ${code(ruleName ?? group)}, ${direction}${at ? `, on the ${at === 'nic' ? 'NIC' : 'subnet'}` : ''}.`,
        verdict: passed ? 'pass' : 'stop',
        at: `nsg:${group}`,
      };
    },
  );
  return [
    {
      title: `${direction === 'inbound' ? 'Coming in' : 'Going out'}: ${code(String(query.remoteIPAddress))}`,
      verdict: 'info',
    },
    ...steps,
    ...(access === 'Allow' ? [{ title: 'Allowed', verdict: 'arrive' } as const] : []),
  ];
}

const heading = (nic: string): PathStep[] => [
  { title: `The effective routes of ${code(nic)}`, verdict: 'info', at: `nic:${nic}` },
];

/** What the check rests on that refused, if one did. */
const rulesOf = (decisions: readonly Decision[]): RuleId[] =>
  decisions.flatMap(({ checks }) => checks.filter(({ passed }) => !passed).flatMap(({ rules }) => rules));
