import type { Figure, FigureLink, FigureNode, FigureSubnet, FigureVnet } from './model';

/** Builders for tests: what matters to the test is said, the rest is filled in. */
export const vnet = (name: string, range: string, subnets: readonly FigureSubnet[] = []): FigureVnet => ({
  id: `vnet:${name}`,
  name,
  addressPrefixes: [range],
  location: 'eastus',
  subnets,
});

export const subnet = (
  vnetName: string,
  name: string,
  range: string,
  nodes: readonly FigureNode[],
  rest: Partial<FigureSubnet> = {},
): FigureSubnet => ({ id: `subnet:${vnetName}/${name}`, name, addressPrefixes: [range], nodes, ...rest });

export const nic = (name: string, ipAddress: string, rest: Partial<FigureNode> = {}): FigureNode => ({
  id: `nic:${name}`,
  kind: 'nic',
  name,
  ipAddress,
  ...rest,
});

export const link = (from: string, to: string, rest: Partial<FigureLink> = {}): FigureLink => ({
  id: `link:${from}/to-${to}`,
  name: `to-${to}`,
  from,
  to,
  state: 'Connected',
  isGlobal: false,
  ...rest,
  flags: {
    allowVirtualNetworkAccess: true,
    allowForwardedTraffic: false,
    allowGatewayTransit: false,
    useRemoteGateways: false,
    ...rest.flags,
  },
});

export const peered = (a: string, b: string): FigureLink[] => [link(a, b), link(b, a)];

/** A hub and as many spokes, each with one subnet and one machine. */
export function hubAndSpokes(spokes: number): Figure {
  const names = Array.from({ length: spokes }, (_, at) => `spoke-${at + 1}`);
  const of = (name: string, at: number) =>
    vnet(name, `10.${at}.0.0/16`, [
      subnet(name, 'workload', `10.${at}.1.0/24`, [nic(`vm-${name}`, `10.${at}.1.4`)]),
    ]);
  return {
    vnets: [of('hub', 0), ...names.map((name, at) => of(name, at + 1))],
    links: names.flatMap((name) => peered(name, 'hub')),
  };
}
