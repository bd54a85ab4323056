import type { Outcome, RouteLine, Step } from '../trace';
import type { Cause } from '../vocabulary';
import { code, listOf, type Words } from './words';

type RouteStep = Extract<Step, { kind: 'route' }>;

/** `10.0.0.0/8` → None */
export const formatRouteLine = (route: RouteLine): string =>
  `${code(route.addressPrefix)} → ${route.nextHopType}${route.nextHopIpAddress ? ` ${code(route.nextHopIpAddress)}` : ''}`;

/** A look-up that found a way on, or none. The outcome tells why a packet was dropped at it. */
export function explainRoute(step: RouteStep, outcome: Outcome): Words {
  const title = step.subnet ? `Route look-up in ${code(step.subnet)}` : 'Route look-up';
  const at = step.subnet ? { at: `subnet:${step.subnet}` } : {};
  const { chosen } = step;
  if (!chosen) {
    return { title, detail: `No route matches ${code(step.destination)}.`, verdict: 'stop', ...at };
  }
  // a longer route among the beaten stands only where a rule is bent
  const isLongest = step.beaten.every((route) => lengthOf(route) <= lengthOf(chosen));
  const found = `${isLongest ? 'Longest match' : 'Taken'} for ${code(step.destination)}: ${formatRouteLine(chosen)}, ${origin(chosen)}.`;
  const detail = [
    found,
    ...beatenWords(chosen, step.beaten),
    ...(step.passed ? [] : deadEnd(chosen, outcome)),
  ].join(' ');
  return { title, detail, verdict: step.passed ? 'pass' : 'stop', ...at };
}

function origin(route: RouteLine): string {
  if (route.source === 'User')
    return route.routeTable ? `a user route of ${code(route.routeTable)}` : 'a user route';
  if (route.source === 'VirtualNetworkGateway') return 'learned from a gateway';
  if (route.virtualNetwork && /peering/i.test(route.nextHopType))
    return `the peering with ${code(route.virtualNetwork)}`;
  return 'a system route';
}

/** Which rows lost, and by what: the length of the prefix or the source of the route. */
function beatenWords(chosen: RouteLine, beaten: readonly RouteLine[]): string[] {
  const equal = beaten.filter(({ addressPrefix }) => addressPrefix === chosen.addressPrefix);
  const others = beaten.filter(({ addressPrefix }) => addressPrefix !== chosen.addressPrefix);
  const shorter = others.filter((route) => lengthOf(route) <= lengthOf(chosen));
  const longer = others.filter((route) => lengthOf(route) > lengthOf(chosen));
  const words: string[] = [];
  if (equal.length > 0) {
    words.push(
      `It overrides ${listOf(equal.map(formatRouteLine))}: same prefix, and ${RANK[chosen.source]}.`,
    );
  }
  if (longer.length > 0) words.push(alsoMatching(longer, 'longer'));
  if (shorter.length > 0) words.push(alsoMatching(shorter, 'shorter'));
  return words;
}

const alsoMatching = (routes: readonly RouteLine[], length: 'longer' | 'shorter'): string =>
  `${listOf(routes.map(formatRouteLine))} also ${routes.length > 1 ? 'match' : 'matches'}, with a ${length} prefix.`;

const lengthOf = ({ addressPrefix }: RouteLine): number => Number(addressPrefix.split('/')[1]);

/** A system route overrides another only where a rule is bent. */
const RANK: Readonly<Record<RouteLine['source'], string>> = {
  User: 'a user route comes first',
  VirtualNetworkGateway: 'a gateway route comes before a system route',
  Default: 'the system route is taken to come first',
};

function deadEnd(chosen: RouteLine, outcome: Outcome): string[] {
  if (outcome.kind !== 'dropped') return [];
  const cause = outcome.cause ? [CAUSE_WORDS[outcome.cause]] : [];
  switch (outcome.reason) {
    case 'system-route-none':
    case 'udr-none':
      return ['Next hop None drops the packet.', ...cause];
    case 'private-address-to-internet':
      return ['A private address leads nowhere on the internet.', ...cause];
    case 'no-gateway':
      return ['There is no gateway to hand it to.', ...cause];
    case 'next-hop-unreachable':
      return [
        `${code(chosen.nextHopIpAddress ?? 'The next hop')} lies in neither this virtual network nor one directly peered with it.`,
        ...cause,
      ];
    default:
      return cause;
  }
}

/** What stands behind a drop, as a sentence. */
export const CAUSE_WORDS: Readonly<Record<Cause, string>> = {
  'peering-not-transitive':
    'Peering is not transitive: a peering brings the neighbour’s own ranges, not those of its peers.',
  'peering-initiated': 'The peering is only Initiated: the other side has no link yet, so no route was made.',
  'peering-disconnected':
    'The peering is Disconnected: one of its two links was deleted, and the route went with it.',
  'peering-not-synced':
    'The range is new and the peering was not synced since, so this side has no route to it.',
  'gateway-transit-off': 'The gateway in the peered network is not shared over this peering.',
  'propagation-disabled': 'The route table keeps gateway routes out of this subnet.',
};
