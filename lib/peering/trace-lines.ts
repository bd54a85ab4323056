import { formatAddress, formatPrefix } from './address';
import type { Holder } from './network';
import type { Route } from './routes';
import type { Node, RouteLine } from './trace';
import type { RuleId } from './vocabulary';

/** The place a packet is at, as a trace names it. */
export const nodeOf = (holder: Holder): Node => ({
  kind: holder.kind,
  name: holder.name,
  id: holder.id,
  ipAddress: formatAddress(holder.address),
  virtualNetwork: holder.subnet.virtualNetwork.name,
  subnet: holder.subnet.name,
});

/** The rules behind a route, the one to read first. */
export function rulesOf({ source, nextHopType, addressPrefix }: Route): RuleId[] {
  if (source === 'User') {
    if (nextHopType === 'VirtualNetworkGateway') return ['R58', 'R68'];
    return addressPrefix.length === 0 ? ['R66', 'R68', 'R71'] : ['R68', 'R71'];
  }
  if (source === 'VirtualNetworkGateway') return ['R51', 'R67', 'R68'];
  switch (nextHopType) {
    case 'None':
      return ['R63', 'R65', 'R68'];
    case 'VNetPeering':
    case 'VNetGlobalPeering':
      return ['R33', 'R68'];
    case 'InterfaceEndpoint':
      return ['R67', 'R72'];
    case 'ConnectedGroup':
      return ['R67', 'R114'];
    default:
      return ['R63', 'R68'];
  }
}

/** A route as a trace names it. */
export const toRouteLine = (route: Route): RouteLine => ({
  addressPrefix: formatPrefix(route.addressPrefix),
  source: route.source,
  nextHopType: route.nextHopType,
  ...(route.nextHopIpAddress === null ? {} : { nextHopIpAddress: formatAddress(route.nextHopIpAddress) }),
  ...(route.routeTable ? { routeTable: route.routeTable.name } : {}),
  ...(route.routeName === null ? {} : { routeName: route.routeName }),
  ...(route.link ? { virtualNetwork: route.link.to?.name ?? route.link.remoteId } : {}),
});
