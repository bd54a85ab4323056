import {
  type Address,
  contains,
  containsPrefix,
  EVERYTHING,
  hostPrefix,
  isSamePrefix,
  type Prefix,
  parsePrefix,
} from './address';
import type { Behaviour } from './behaviour';
import { rangesBehind } from './gateways';
import type { Gateway, Link, PrivateEndpoint, RouteTable, Subnet, VirtualNetwork } from './network';
import { AZURE, type Semantics } from './semantics';
import type { NextHopType } from './vocabulary';

/** Strongest first, between routes to one range (R68). */
export const ROUTE_SOURCES = ['User', 'VirtualNetworkGateway', 'Default'] as const;

export type Route = {
  readonly addressPrefix: Prefix;
  readonly source: (typeof ROUTE_SOURCES)[number];
  /** Invalid: overridden; such rows stay in the table, as Azure shows them (R70) */
  readonly state: 'Active' | 'Invalid';
  readonly nextHopType: NextHopType;
  readonly nextHopIpAddress: Address | null;
  readonly routeTable: RouteTable | null;
  readonly routeName: string | null;
  /** for routes to a peer or to a peer's private endpoint, the link they follow */
  readonly link: Link | null;
  readonly gateway: Gateway | null;
  readonly endpoint: PrivateEndpoint | null;
  /** for ConnectedGroup, the member it leads to */
  readonly member: VirtualNetwork | null;
};

export type RouteChoice = {
  readonly chosen: Route;
  /** the other rows that cover the address, the next best first; overridden ones among them */
  readonly beaten: readonly Route[];
};

/**
 * The route a NIC uses for one destination: the longest prefix; on equal length User, then gateway, then Default.
 * @param routes effective routes, in any order; gateway routes that a virtual network's or a peering's route is
 *   preferred to are not among them (R69)
 * @see https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview
 */
export function selectRoute(
  routes: readonly Route[],
  destination: Address,
  semantics: Semantics = AZURE,
): RouteChoice | null {
  const matching = routes.filter((route) => contains(route.addressPrefix, destination));
  matching.sort((a, b) => byState(a, b) || byPrecedence(a, b, semantics));
  const [chosen, ...beaten] = matching;
  return chosen && chosen.state === 'Active' ? { chosen, beaten } : null;
}

const byState = (a: Route, b: Route): number => Number(a.state === 'Invalid') - Number(b.state === 'Invalid');

function byPrecedence(a: Route, b: Route, semantics: Semantics): number {
  const bySource = ROUTE_SOURCES.indexOf(a.source) - ROUTE_SOURCES.indexOf(b.source);
  const byLength = b.addressPrefix.length - a.addressPrefix.length;
  const areAtOdds = bySource * byLength < 0;
  return areAtOdds && semantics.sourceBeforeLength ? bySource : byLength || bySource;
}

/** What Azure never sends anywhere unless something better is known (R63). */
export const RESERVED: readonly Prefix[] = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
].flatMap((text) => {
  const parsed = parsePrefix(text);
  return parsed.ok ? [parsed.value] : [];
});

/** The effective routes of a subnet, Invalid rows included. */
export function buildRoutes(subnet: Subnet, behaviour: Behaviour): readonly Route[] {
  const { semantics } = behaviour;
  const table = subnet.routeTable;
  const propagates = table?.disableBgpRoutePropagation !== true;
  const user = table ? userRoutes(table) : [];
  const preferred = connectedRoutes(subnet.virtualNetwork, behaviour).filter(
    (route) => propagates || !isPeering(route) || !semantics.propagationOffRemovesPeering,
  );
  const gateway = propagates ? gatewayRoutes(subnet.virtualNetwork, preferred, behaviour) : [];
  const system = [...preferred, ...defaultRoutes(subnet.virtualNetwork, preferred, user, semantics)];
  const rows = [
    ...user.map((route) =>
      withState(route, isWithinPeering(route, system) && semantics.peeringOverridesRoutesAndNsgs),
    ),
    ...gateway.map((route) =>
      withState(
        route,
        user.some((other) => isSame(other, route)),
      ),
    ),
    ...system.map((route) => withState(route, isOverridden(route, user, gateway, semantics))),
  ];
  return rows.sort((a, b) => byState(a, b) || byPrecedence(a, b, AZURE));
}

const isPeering = (route: Route): boolean =>
  route.nextHopType === 'VNetPeering' || route.nextHopType === 'VNetGlobalPeering';

const isSame = (a: Route, b: Route): boolean => isSamePrefix(a.addressPrefix, b.addressPrefix);

const withState = (route: Route, isInvalid: boolean): Route =>
  isInvalid ? { ...route, state: 'Invalid' } : route;

function isOverridden(
  route: Route,
  user: readonly Route[],
  gateway: readonly Route[],
  semantics: Semantics,
): boolean {
  if (route.endpoint) return isEndpointOverridden(route, route.endpoint, user);
  const isTaken = user.some((other) => isSame(other, route)) || gateway.some((other) => isSame(other, route));
  if (!isPeering(route)) return isTaken;
  return (
    (isTaken || (user.some(takesAll) && semantics.defaultRouteTakesPeers)) &&
    !semantics.peeringOverridesRoutesAndNsgs
  );
}

const takesAll = ({ addressPrefix, nextHopType }: Route): boolean =>
  addressPrefix.length === 0 && nextHopType === 'VirtualAppliance';

/** A wider user route overrides a private endpoint's /32 only where the endpoint's subnet asks for it (R72). */
function isEndpointOverridden(
  route: Route,
  { subnet, address }: PrivateEndpoint,
  user: readonly Route[],
): boolean {
  if (user.some((other) => isSame(other, route))) return true;
  if (!subnet.endpointPolicies.routes) return false;
  const range = subnet.virtualNetwork.addressSpace.find((candidate) => contains(candidate, address));
  return user.some(
    ({ addressPrefix }) =>
      addressPrefix.length > 0 &&
      addressPrefix.length >= (range?.length ?? 0) &&
      contains(addressPrefix, address),
  );
}

const isWithinPeering = (route: Route, system: readonly Route[]): boolean =>
  system.some((other) => isPeering(other) && containsPrefix(other.addressPrefix, route.addressPrefix));

const PLAIN = {
  state: 'Active',
  nextHopIpAddress: null,
  routeTable: null,
  routeName: null,
  link: null,
  gateway: null,
  endpoint: null,
  member: null,
} as const;

// the same in every subnet, so they are made once
const toInternet = (addressPrefix: Prefix): Route => ({
  ...PLAIN,
  addressPrefix,
  source: 'Default',
  nextHopType: 'Internet',
});
const TO_INTERNET = { 4: toInternet(EVERYTHING[4]), 6: toInternet(EVERYTHING[6]) };
const TO_NOWHERE = RESERVED.map(
  (addressPrefix): Route => ({ ...PLAIN, addressPrefix, source: 'Default', nextHopType: 'None' }),
);

const userRoutes = (table: RouteTable): Route[] =>
  table.routes.map(({ name, addressPrefix, nextHopType, nextHopIpAddress }) => ({
    ...PLAIN,
    addressPrefix,
    source: 'User',
    nextHopType,
    nextHopIpAddress,
    routeTable: table,
    routeName: name,
  }));

/** Routes to the virtual network itself and to what it is joined with: those no gateway route is preferred to (R69). */
function connectedRoutes(virtualNetwork: VirtualNetwork, behaviour: Behaviour): Route[] {
  const links = behaviour.linksOf(virtualNetwork);
  const system = (addressPrefix: Prefix, nextHopType: NextHopType, more: Partial<Route> = {}): Route => ({
    ...PLAIN,
    ...more,
    addressPrefix,
    source: 'Default',
    nextHopType,
  });
  const own = virtualNetwork.addressSpace.map((range) => system(range, 'VnetLocal'));
  const peers = links.flatMap((link) =>
    behaviour
      .routedPrefixes(link)
      .map((range) => system(range, link.isGlobal ? 'VNetGlobalPeering' : 'VNetPeering', { link })),
  );
  const endpoints = [
    ...virtualNetwork.privateEndpoints.map((endpoint) => ({ endpoint, link: null })),
    ...links.flatMap((link) =>
      (link.to?.privateEndpoints ?? [])
        .filter(({ subnet }) => !link.remoteSubnets || link.remoteSubnets.includes(subnet))
        .map((endpoint) => ({ endpoint, link })),
    ),
  ].map(({ endpoint, link }) =>
    system(hostPrefix(endpoint.address), 'InterfaceEndpoint', { endpoint, link }),
  );
  const groups = groupRanges(virtualNetwork, behaviour)
    .filter(({ range }) => ![...own, ...peers].some((route) => isSamePrefix(route.addressPrefix, range)))
    .map(({ range, member }) => system(range, 'ConnectedGroup', { member }));
  return [...own, ...peers, ...endpoints, ...groups];
}

/** Ranges of the other members of the connected groups, without those that two members share: that traffic is dropped (R114). */
function groupRanges(
  virtualNetwork: VirtualNetwork,
  { network }: Behaviour,
): { range: Prefix; member: VirtualNetwork }[] {
  return network.connectedGroups
    .filter((group) => group.members.includes(virtualNetwork))
    .flatMap((group) => {
      const near = group.members.filter(
        (member) => group.isGlobal || member.location === virtualNetwork.location,
      );
      return near
        .filter((member) => member !== virtualNetwork)
        .flatMap((member) => member.addressSpace.map((range) => ({ range, member })))
        .filter(({ range, member }) =>
          near.every(
            (other) =>
              other === member ||
              other.addressSpace.every(
                (space) => !containsPrefix(space, range) && !containsPrefix(range, space),
              ),
          ),
        );
    });
}

/** The default route and the reserved ranges. */
function defaultRoutes(
  { addressSpace }: VirtualNetwork,
  connected: readonly Route[],
  user: readonly Route[],
  semantics: Semantics,
): Route[] {
  const versions = new Set(addressSpace.map(({ version }) => version));
  const internet = versions.has(6) ? [TO_INTERNET[4], TO_INTERNET[6]] : [TO_INTERNET[4]];
  // with a default route of one's own, unknown private addresses follow it (R66)
  const hasOwnDefault = user.some(({ addressPrefix }) => isSamePrefix(addressPrefix, EVERYTHING[4]));
  if (hasOwnDefault || semantics.unknownPrivateToInternet) return internet;
  const kept = TO_NOWHERE.filter(
    (reserved) =>
      !connected.some(
        ({ addressPrefix, nextHopType }) =>
          nextHopType !== 'InterfaceEndpoint' && containsPrefix(addressPrefix, reserved.addressPrefix),
      ),
  );
  return [...internet, ...kept];
}

function gatewayRoutes(
  virtualNetwork: VirtualNetwork,
  preferred: readonly Route[],
  behaviour: Behaviour,
): Route[] {
  const { semantics } = behaviour;
  const rows: Route[] = [];
  const add = (addressPrefix: Prefix, gateway: Gateway, via: Link | null) => {
    if (rows.some((row) => isSamePrefix(row.addressPrefix, addressPrefix))) return;
    rows.push({
      ...PLAIN,
      addressPrefix,
      source: 'VirtualNetworkGateway',
      nextHopType: 'VirtualNetworkGateway',
      gateway,
      link: via,
    });
  };
  for (const { gateway, via } of behaviour.gatewaysOf(virtualNetwork)) {
    for (const { prefix } of rangesBehind(gateway, behaviour)) add(prefix, gateway, via);
    if (via)
      for (const link of gateway.virtualNetwork.links)
        if (
          link.to &&
          link.to !== virtualNetwork &&
          link.opposite?.useRemoteGateways &&
          semantics.remoteGatewayJoinsSpokes
        )
          for (const range of link.to.addressSpace) add(range, gateway, via);
  }
  const isSetAside = (row: Route) =>
    preferred.some(
      (other) =>
        containsPrefix(other.addressPrefix, row.addressPrefix) &&
        !(row.addressPrefix.length > other.addressPrefix.length && semantics.longerGatewayRouteWins),
    );
  return rows.filter((row) => !isSetAside(row));
}
