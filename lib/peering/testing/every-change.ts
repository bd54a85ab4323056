import { formatAddress, formatPrefix, hostPrefix, parseAddress } from '../address';
import type { Network } from '../network';
import type { Change } from '../repair/change';

/** Every single change of the kinds a repair is made of, whether or not it could help a flow: what a search is judged by. */
export function everyChange(network: Network, from: string, to: string): Change[] {
  const { virtualNetworks, networkInterfaces } = network;
  const subnets = virtualNetworks.flatMap((each) => each.subnets);
  const links = virtualNetworks.flatMap((each) => each.links);
  const tables = [...new Set(subnets.flatMap(({ routeTable }) => routeTable ?? []))];
  const groups = [
    ...new Set(
      [...subnets, ...networkInterfaces].flatMap(({ networkSecurityGroup }) => networkSecurityGroup ?? []),
    ),
  ];
  const prefixes = [from, to].flatMap((text) => {
    const address = parseAddress(text);
    if (!address.ok) return [];
    const range = virtualNetworks
      .flatMap(({ addressSpace }) => addressSpace)
      .find(({ first, last }) => first <= address.value && address.value <= last);
    return [hostPrefix(address.value), ...(range ? [range] : [])].map(formatPrefix);
  });
  return [
    ...virtualNetworks.flatMap((a) =>
      virtualNetworks.filter((b) => b !== a).map((b): Change => ({ kind: 'add-link', from: a.id, to: b.id })),
    ),
    ...links.flatMap(({ id }): Change[] => [
      { kind: 'renew-link', link: id },
      { kind: 'sync-link', link: id },
      { kind: 'set-flag', link: id, flag: 'allowForwardedTraffic' },
      { kind: 'set-flag', link: id, flag: 'allowVirtualNetworkAccess' },
      { kind: 'set-flag', link: id, flag: 'allowGatewayTransit' },
      { kind: 'set-flag', link: id, flag: 'useRemoteGateways' },
    ]),
    ...networkInterfaces.map(({ id }): Change => ({ kind: 'forward', networkInterface: id })),
    ...tables.flatMap(({ id, routes }): Change[] => [
      { kind: 'take-gateway-routes', routeTable: id },
      ...routes.map(({ name }): Change => ({ kind: 'remove-route', routeTable: id, route: name })),
    ]),
    ...subnets.flatMap(({ id, routeTable }) =>
      prefixes.flatMap((addressPrefix) =>
        networkInterfaces
          .flatMap(({ ipConfigurations }) => ipConfigurations)
          .map(
            ({ address }): Change => ({
              kind: 'add-route',
              subnet: id,
              routeTable: routeTable?.id ?? null,
              addressPrefix,
              nextHopType: 'VirtualAppliance',
              nextHopIpAddress: formatAddress(address),
            }),
          ),
      ),
    ),
    ...groups.flatMap(({ id, rules }) =>
      (['Inbound', 'Outbound'] as const).flatMap((direction): Change[] => {
        const taken = new Set(rules[direction].map(({ priority }) => priority));
        const first = rules[direction].find(({ access }) => access === 'Deny')?.priority ?? 4096;
        const priority = Array.from({ length: 3997 }, (_, index) => 100 + index).find(
          (each) => !taken.has(each),
        );
        if (priority === undefined || priority > first) return [];
        return [
          {
            kind: 'allow',
            networkSecurityGroup: id,
            priority,
            direction,
            protocol: 'Tcp',
            source: from,
            destination: to,
            destinationPort: '443',
          },
        ];
      }),
    ),
  ];
}
