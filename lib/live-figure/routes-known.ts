import { formatAddress, formatPrefix, parseAddress } from '@/lib/peering/address';
import { effectiveRoutes } from '@/lib/peering/effective-routes';
import { findNetworkInterface, type Network } from '@/lib/peering/network';
import { type Route, selectRoute } from '@/lib/peering/routes';
import type { Flow } from '@/lib/peering/trace';

/** The effective routes of one interface, as Azure shows them. */
export type KnownRoutes = { readonly networkInterface: string; readonly rows: readonly KnownRoute[] };
export type KnownRoute = {
  readonly source: string;
  readonly state: 'Active' | 'Invalid';
  readonly addressPrefix: string;
  readonly nextHopType: string;
  readonly nextHopIpAddress?: string;
  /** it wasn't there before */
  readonly isNew: boolean;
  /** the packet under way starts here and takes it */
  readonly decides: boolean;
};

/**
 * @param before the network that the rows are compared with
 * @param flow the packet under way, if there is one
 */
export function knownRoutes(
  networkInterface: string,
  network: Network,
  before: Network,
  flow: Flow | null,
): KnownRoutes {
  const known = new Set(effectiveRoutes(before, networkInterface).map(keyOf));
  const routes = effectiveRoutes(network, networkInterface);
  const chosen = flow && chosenBy(flow, networkInterface, network, routes);
  return {
    networkInterface,
    rows: routes.map((route) => ({
      source: route.source,
      state: route.state,
      addressPrefix: formatPrefix(route.addressPrefix),
      nextHopType: route.nextHopType,
      ...(route.nextHopIpAddress !== null && { nextHopIpAddress: formatAddress(route.nextHopIpAddress) }),
      isNew: !known.has(keyOf(route)),
      decides: route === chosen,
    })),
  };
}

const keyOf = ({ source, state, addressPrefix, nextHopType, nextHopIpAddress }: Route) =>
  [source, state, formatPrefix(addressPrefix), nextHopType, nextHopIpAddress].join(' ');

function chosenBy(flow: Flow, name: string, network: Network, routes: readonly Route[]): Route | null {
  const { source, destination } = flow;
  if (!('networkInterface' in source) || !('ipAddress' in destination)) return null;
  const sender = findNetworkInterface(network, source.networkInterface.id);
  if (!sender || sender !== findNetworkInterface(network, name)) return null;
  const address = parseAddress(destination.ipAddress);
  if (!address.ok) return null;
  return selectRoute(routes, address.value)?.chosen ?? null;
}
