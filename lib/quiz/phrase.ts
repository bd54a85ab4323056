import type { Decision } from '@/lib/peering/operations';
import type { Endpoint, Hop, Outcome, Trace } from '@/lib/peering/trace';
import type {
  EffectiveRoute,
  IpFlowVerifyAnswer,
  NextHopAnswer,
  PeeringStateAnswer,
  ReachAnswer,
} from './ask';
import type { Prose } from './question';

/**
 * What an answer of the engine says, as the text of an option. Right and wrong options come out of the same function,
 * so that nothing but what they say tells them apart.
 */

export const code = (text: string): Prose => `\`${text}\``;

/** `a`, `b` and `c` */
export function list(items: readonly Prose[], word: 'and' | 'or' = 'and'): Prose {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}

/** What becomes of one packet: "It arrives, through `nva-01`." */
export function phraseReach(answer: ReachAnswer, withReply = false): Prose {
  const { trace } = answer;
  if (trace.outcome.kind !== 'delivered') return phraseDrop(trace);
  const arrival = `It reaches ${nameOf(trace.destination)} ${phraseWay(trace)}`;
  if (!withReply) return `${arrival}.`;
  return `${arrival}, and its reply ${answer.replyAllowed ? 'comes back' : 'is lost'}.`;
}

const nameOf = (end: Endpoint): Prose => code(end.networkInterface ?? end.ipAddress);

/** "through `nva-01`", "by way of `vnet-hub`", "over the peering": what it passes between its two ends. */
function phraseWay(trace: Trace): Prose {
  const passed = trace.hops.slice(1, -1).map(({ node }) => node);
  const machines = [...new Set(passed.filter((node) => node.kind !== 'onPremises').map(({ name }) => name))];
  if (machines.length > 0) return `through ${list(machines.map(code))}`;
  const routes = trace.hops.flatMap(({ steps }) => steps.filter((step) => step.kind === 'route'));
  if (routes.some(({ chosen }) => chosen?.nextHopType === 'ConnectedGroup'))
    return 'inside a connected group';
  const between = networksCrossed(trace.hops).slice(1, -1);
  if (between.length > 0) return `by way of ${list(between.map(code))}`;
  return trace.source.virtualNetwork === trace.destination.virtualNetwork
    ? 'inside its own network'
    : 'over the peering';
}

/** Virtual networks in the order a packet crosses them, first and last included. */
function networksCrossed(hops: readonly Hop[]): string[] {
  const links = hops.flatMap(({ steps }) => steps.filter((step) => step.kind === 'peering'));
  const names = links.flatMap(({ from, to }) => [from, to]);
  return names.filter((name, index) => name !== names[index - 1] && names.indexOf(name) === index);
}

function phraseDrop(trace: Trace): Prose {
  const { outcome } = trace;
  if (outcome.kind !== 'dropped') return 'It goes out to the internet, and is lost there.';
  const at = code(outcome.dropAt.split('/').at(-1) ?? outcome.dropAt);
  const node = code(trace.hops.at(-1)?.node.name ?? outcome.dropAt);
  const route = chosenRoute(trace);
  switch (outcome.reason) {
    case 'nsg-deny':
      return `It is dropped by ${at}: rule ${code(outcome.ruleName ?? '')}.`;
    case 'security-admin-deny':
      return `It is dropped by the security admin rule ${code(outcome.ruleName ?? '')}.`;
    case 'system-route-none':
      return `It is dropped at ${node}: ${route}.`;
    case 'udr-none':
      return `It is dropped at ${node}: ${route}.`;
    case 'no-gateway':
      return `It is routed to a gateway, and there is none.`;
    case 'next-hop-unreachable':
      return `It is dropped at ${node}: next hop ${code(nextHopOf(trace))} is out of its reach.`;
    case 'ip-forwarding-disabled':
      return `It is dropped at ${node}, whose NIC may not forward.`;
    case 'forwarded-traffic-not-allowed':
      return `It is dropped at link ${at}, as forwarded traffic.`;
    case 'vnet-access-blocked':
      return `It is dropped at link ${at}, which blocks access.`;
    case 'subnet-not-peered':
      return `It is dropped at link ${at}, which leaves its subnet out.`;
    case 'basic-lb-global-peering':
      return `Load balancer ${at} doesn't take it.`;
    case 'destination-not-found':
      return `It gets there, and nobody has ${code(trace.destination.ipAddress)}.`;
    case 'private-address-to-internet':
      return 'It goes out to the internet, and is lost there.';
    case 'on-premises-has-no-route':
      return `It is lost on-premises, where no route leads back.`;
    case 'routing-loop':
      return `It goes round in circles at ${node}.`;
  }
}

/** The route that decided last on the packet's way: "`10.0.0.0/8` → None". */
export function chosenRoute(trace: Trace): Prose {
  const steps = trace.hops.flatMap((hop) => hop.steps.filter((step) => step.kind === 'route'));
  const chosen = steps.at(-1)?.chosen;
  return chosen ? `${code(chosen.addressPrefix)} → ${chosen.nextHopType}` : 'there is no route';
}

function nextHopOf(trace: Trace): string {
  const step = trace.hops.at(-1)?.steps.findLast((each) => each.kind === 'route');
  return (step?.kind === 'route' && step.chosen?.nextHopIpAddress) || trace.destination.ipAddress;
}

/** Whether the packet gets to whom it is for. One that leaves for the internet does not. */
export const arrives = (answer: ReachAnswer): boolean => answer.trace.outcome.kind === 'delivered';

export type DropOutcome = Extract<Outcome, { kind: 'dropped' }>;
export const dropOf = (answer: ReachAnswer): DropOutcome | null =>
  answer.trace.outcome.kind === 'dropped' ? answer.trace.outcome : null;

/** As IP flow verify answers: whether it may pass, and which rule says so. */
export function phraseVerdict(answer: IpFlowVerifyAnswer): Prose {
  const verdict = answer.access === 'Allow' ? 'Allowed' : 'Denied';
  return answer.ruleName === null
    ? `${verdict}: no rule applies`
    : `${verdict} by ${code(answer.ruleName)} of ${code(answer.networkSecurityGroup ?? 'an admin rule')}`;
}

/** As Network Watcher answers: the type, and the address where there is one. */
export function phraseNextHop(answer: Pick<NextHopAnswer, 'nextHopType' | 'nextHopIpAddress'>): Prose {
  const { nextHopType, nextHopIpAddress } = answer;
  return nextHopIpAddress ? `${code(nextHopType)}, ${code(nextHopIpAddress)}` : code(nextHopType);
}

/** Rows of an effective-routes table: `10.2.0.0/16` → VNetPeering. Rows that were overridden are left out. */
export function phraseRoutes(rows: readonly EffectiveRoute[]): Prose {
  const active = rows.filter(({ state }) => state === 'Active');
  if (active.length === 0) return 'None of the rows';
  return list(active.map((row) => `${code(row.addressPrefix)} → ${phraseNextHop(row)}`));
}

/** What Azure answers to a request: that it is carried out, or why not. */
export function phraseDecision(
  decision: Pick<Decision, 'allowed' | 'checks' | 'reason'>,
  accepted: Prose,
): Prose {
  return decision.allowed ? accepted : `Azure refuses it: ${objection(decision)}.`;
}

/** Why a request was refused, in half a sentence. */
export function objection(decision: Pick<Decision, 'checks' | 'reason'>): Prose {
  const check = decision.checks.find(({ passed }) => !passed);
  switch (check?.kind) {
    case 'overlap':
      return `${code(check.left.virtualNetwork)} and ${code(check.right.virtualNetwork)} overlap`;
    case 'peer-overlap':
      return `${code(check.left.virtualNetwork)} overlaps ${code(check.right.virtualNetwork)}, a peer of ${code(check.via)}`;
    case 'region':
      return 'the networks are in different regions';
    case 'permission':
      return check.across === 'nothing'
        ? 'the caller lacks the right'
        : `the networks are in different ${check.across}s`;
    case 'opposite-link':
      return `${code(nameOfLink(check.link))} is Disconnected`;
    case 'peered':
      return `${code(check.virtualNetwork)} is peered`;
    case 'neighbour-overlap':
      return `the range overlaps ${code(check.neighbour)}`;
    case 'already-peered':
      return `${code(check.virtualNetwork)} has a link to ${code(check.remote)}`;
    case 'remote-gateway':
      return `${code(check.virtualNetwork)} has no gateway`;
    case 'gateway-transit':
      return `${code(check.from)} doesn't allow transit`;
    case 'local-gateway':
      return `${code(check.virtualNetwork)} has a gateway of its own`;
    case 'other-remote-gateways':
      return `another link of ${code(check.virtualNetwork)} uses remote gateways`;
    case 'transit-region':
      return 'the gateway is in another region';
    case 'gateway-sku':
      return `${code(check.gateway)} is a Basic gateway`;
    case 'next-hop-type':
      return `a user route can't have that next hop type`;
    case 'application-security-groups':
      return 'the groups hold NICs of several networks';
    default:
      return decision.reason?.replaceAll('-', ' ') ?? 'it is not valid';
  }
}

const nameOfLink = (label: string | null): string => label?.split('/').at(-1) ?? 'the other link';

/** What the links show after operations, and whether traffic flows. */
export function phraseLinks(answer: PeeringStateAnswer, withSync = false): Prose {
  const refused = answer.history.find(({ decision }) => !decision.allowed)?.decision;
  const links = Object.entries(answer.peerings).map(([label, { peeringState, peeringSyncLevel }]) => ({
    name: code(nameOfLink(label)),
    shows: withSync ? `${peeringState} and ${peeringSyncLevel}` : peeringState,
  }));
  const [first, ...others] = links;
  const states =
    !first || (others.length > 0 && others.every(({ shows }) => shows === first.shows))
      ? `${links.length === 2 ? 'both links show' : 'all links show'} ${first?.shows ?? 'nothing'}`
      : links.map(({ name, shows }) => `${name} shows ${shows}`).join(', ');
  if (refused) return `Azure refuses it: ${objection(refused)}.`;
  const flow = withSync ? '' : answer.trafficFlows ? ', and traffic flows' : ', and no traffic flows';
  return `${upperFirst(`${states}${flow}`)}.`;
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
