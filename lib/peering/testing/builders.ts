import { buildNetwork } from '../build-network';
import type { Network } from '../network';
import { type Answer, answerQuery } from '../query';
import type { Resource, Topology } from '../topology';
import type { Watch } from '../watch';

/** Builders for topologies in tests: only what a test is about is written, the rest is what Azure would default to. */

const PREFIX =
  '/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.Network';
export const idOf = (type: string, name: string): string => `${PREFIX}/${type}/${name}`;
export const vnetId = (name: string): string => idOf('virtualNetworks', name);
export const nicId = (name: string): string => idOf('networkInterfaces', name);
export const subnetId = (path: string): string => {
  const [vnet = '', subnet = ''] = path.split('/');
  return `${vnetId(vnet)}/subnets/${subnet}`;
};

export type Parts = readonly (Resource | readonly Resource[])[];

/** Resources, and lists of them, as one topology. */
export const topology = (...parts: Parts): Topology => ({ resources: parts.flat() });

export function networkOf(...parts: Parts): Network {
  const built = buildNetwork(topology(...parts));
  if (!built.ok) throw new Error(built.error.map(({ message }) => message).join('\n'));
  return built.value;
}

type SubnetSpec = { readonly nsg?: string; readonly table?: string } & Record<string, unknown>;

/** `vnet('hub', '10.0.0.0/16', { s: '10.0.1.0/24' })`; a subnet may be `[range, { nsg, table, … }]`. */
export function vnet(
  name: string,
  ranges: string | readonly string[],
  subnets: Readonly<Record<string, string | readonly [string, SubnetSpec]>> = {},
  location = 'westeurope',
): Resource {
  return {
    type: 'Microsoft.Network/virtualNetworks',
    name,
    id: vnetId(name),
    location,
    properties: {
      addressSpace: { addressPrefixes: typeof ranges === 'string' ? [ranges] : ranges },
      subnets: Object.entries(subnets).map(([subnet, spec]) => {
        const [range, more] = typeof spec === 'string' ? [spec, {}] : spec;
        const { nsg: group, table: routes, ...rest } = more;
        const prefixes = range.split(',');
        return {
          name: subnet,
          properties: {
            ...(prefixes.length > 1 ? { addressPrefixes: prefixes } : { addressPrefix: range }),
            ...(group ? { networkSecurityGroup: { id: idOf('networkSecurityGroups', group) } } : {}),
            ...(routes ? { routeTable: { id: idOf('routeTables', routes) } } : {}),
            ...rest,
          },
        };
      }),
    },
  };
}

/** One link, from the first network to the second, named `a-to-b`. */
export const link = (from: string, to: string, properties: Record<string, unknown> = {}): Resource => ({
  type: 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings',
  name: `${from}/${from}-to-${to}`,
  id: `${vnetId(from)}/virtualNetworkPeerings/${from}-to-${to}`,
  properties: { remoteVirtualNetwork: { id: vnetId(to) }, ...properties },
});

/** Both links of a peering, with what is set on each. */
export const peering = (
  a: string,
  b: string,
  onA: Record<string, unknown> = {},
  onB: Record<string, unknown> = {},
): Resource[] => [link(a, b, onA), link(b, a, onB)];

export const nic = (
  name: string,
  subnet: string,
  address: string | readonly string[],
  {
    forwards = false,
    nsg: group,
    groups = [],
  }: { forwards?: boolean; nsg?: string; groups?: readonly string[] } = {},
): Resource => ({
  type: 'Microsoft.Network/networkInterfaces',
  name,
  id: nicId(name),
  properties: {
    enableIPForwarding: forwards,
    ...(group ? { networkSecurityGroup: { id: idOf('networkSecurityGroups', group) } } : {}),
    ipConfigurations: (typeof address === 'string' ? [address] : address).map((each, index) => ({
      name: `ipconfig${index + 1}`,
      properties: {
        privateIPAddress: each,
        subnet: { id: subnetId(subnet) },
        ...(groups.length > 0
          ? { applicationSecurityGroups: groups.map((id) => ({ id: idOf('applicationSecurityGroups', id) })) }
          : {}),
      },
    })),
  },
});

/** `table('rt', { '0.0.0.0/0': '10.0.1.4', '10.2.0.0/16': 'None' })`: an address means an appliance. */
export const table = (
  name: string,
  routes: Readonly<Record<string, string>>,
  properties: Record<string, unknown> = {},
): Resource => ({
  type: 'Microsoft.Network/routeTables',
  name,
  id: idOf('routeTables', name),
  properties: {
    ...properties,
    routes: Object.entries(routes).map(([addressPrefix, hop], index) => ({
      name: `r${index}`,
      properties: /^[A-Z]/.test(hop)
        ? { addressPrefix, nextHopType: hop }
        : { addressPrefix, nextHopType: 'VirtualAppliance', nextHopIpAddress: hop },
    })),
  },
});

/** Rules as `100 Inbound Deny Tcp from 10.1.0.0/16 to * port 443`; several sources or ports are joined by commas. */
export const nsg = (name: string, ...rules: readonly string[]): Resource => ({
  type: 'Microsoft.Network/networkSecurityGroups',
  name,
  id: idOf('networkSecurityGroups', name),
  properties: { securityRules: rules.map(securityRule) },
});

function securityRule(text: string) {
  const [priority, direction, access, protocol, , from = '*', , to = '*', , port = '*'] = text.split(' ');
  return {
    name: direction === 'Outbound' ? `${access}-${priority}-out` : `${access}-${priority}`,
    properties: {
      priority: Number(priority),
      direction,
      access,
      protocol,
      sourcePortRange: '*',
      destinationPortRanges: port.split(','),
      ...side('source', from),
      ...side('destination', to),
    },
  };
}

const side = (key: string, text: string) =>
  text.startsWith('asg:')
    ? { [`${key}ApplicationSecurityGroups`]: [{ id: idOf('applicationSecurityGroups', text.slice(4)) }] }
    : { [`${key}AddressPrefixes`]: text.split(',') };

/** A gateway in the GatewaySubnet of a network. */
export const gateway = (
  name: string,
  inVnet: string,
  properties: Record<string, unknown> = {},
): Resource => ({
  type: 'Microsoft.Network/virtualNetworkGateways',
  name,
  id: idOf('virtualNetworkGateways', name),
  properties: {
    gatewayType: 'Vpn',
    sku: { name: 'VpnGw1' },
    ipConfigurations: [
      { name: 'default', properties: { subnet: { id: subnetId(`${inVnet}/GatewaySubnet`) } } },
    ],
    ...properties,
  },
});

/** A site on-premises and its connection to a gateway. */
export const site = (name: string, ranges: string | readonly string[], behind: string): Resource[] => [
  {
    type: 'Microsoft.Network/localNetworkGateways',
    name,
    id: idOf('localNetworkGateways', name),
    properties: {
      localNetworkAddressSpace: { addressPrefixes: typeof ranges === 'string' ? [ranges] : ranges },
    },
  },
  {
    type: 'Microsoft.Network/connections',
    name: `cn-${name}`,
    id: idOf('connections', `cn-${name}`),
    properties: {
      connectionType: 'IPsec',
      virtualNetworkGateway1: { id: idOf('virtualNetworkGateways', behind) },
      localNetworkGateway2: { id: idOf('localNetworkGateways', name) },
    },
  },
];

export const firewall = (name: string, subnet: string, privateIPAddress: string): Resource => ({
  type: 'Microsoft.Network/azureFirewalls',
  name,
  id: idOf('azureFirewalls', name),
  properties: {
    ipConfigurations: [{ name: 'fw', properties: { privateIPAddress, subnet: { id: subnetId(subnet) } } }],
  },
});

export const privateEndpoint = (name: string, subnet: string, privateIPAddress: string): Resource => ({
  type: 'Microsoft.Network/privateEndpoints',
  name,
  id: idOf('privateEndpoints', name),
  properties: {
    subnet: { id: subnetId(subnet) },
    ipConfigurations: [{ name: 'ip', properties: { privateIPAddress } }],
  },
});

/** An internal load balancer; its rules default to everything to every backend. */
export const loadBalancer = (
  name: string,
  sku: 'Basic' | 'Standard',
  subnet: string,
  privateIPAddress: string,
  backends: readonly string[],
  rules: readonly Record<string, unknown>[] = [],
): Resource => ({
  type: 'Microsoft.Network/loadBalancers',
  name,
  id: idOf('loadBalancers', name),
  sku: { name: sku },
  properties: {
    frontendIPConfigurations: [
      { name: 'fe', properties: { privateIPAddress, subnet: { id: subnetId(subnet) } } },
    ],
    backendAddressPools: [
      {
        name: 'be',
        properties: {
          backendIPConfigurations: backends.map((each) => ({
            id: `${nicId(each)}/ipConfigurations/ipconfig1`,
          })),
        },
      },
    ],
    loadBalancingRules: rules.map((properties, index) => ({ name: `rule${index}`, properties })),
  },
});

/** The query of a packet: `reachQuery('vm1', '10.2.1.4:443')`; a source with dots is an address on-premises. */
export function reachQuery(from: string, to: string, more: Record<string, unknown> = {}) {
  const [, address = to, port = '443'] = /^\[?([^\]]*?)\]?(?::(\d+))?$/.exec(to) ?? [];
  return {
    kind: 'reach',
    source: /^\d+\./.test(from) ? { ipAddress: from } : { networkInterface: { id: nicId(from) } },
    destination: { ipAddress: address },
    protocol: 'Tcp',
    sourcePort: 50_000,
    destinationPort: Number(port),
    ...more,
  };
}

/** The answer to a query that must have one. */
export function ask(from: Topology, query: Record<string, unknown>, watch?: Watch): Answer {
  const answered = answerQuery(from, query, watch);
  if (!answered.ok)
    throw new Error(`${answered.error.message} ${JSON.stringify(answered.error.problems ?? [])}`);
  return answered.value;
}

export const reach = (
  from: Topology,
  source: string,
  to: string,
  more: Record<string, unknown> = {},
): Answer => ask(from, reachQuery(source, to, more));

export const nextHop = (from: Topology, source: string, destinationIPAddress: string, more = {}): Answer =>
  ask(from, { kind: 'nextHop', targetNicResourceId: nicId(source), destinationIPAddress, ...more });

/** Effective routes as `10.0.0.0/16 Default Active VnetLocal`, sorted. */
export function routeRows(from: Topology, source: string, more: Record<string, unknown> = {}): string[] {
  const { value } = ask(from, { kind: 'effectiveRoutes', targetNicResourceId: nicId(source), ...more });
  return (value as Record<string, string>[])
    .map(({ addressPrefix, source: origin, state, nextHopType, nextHopIpAddress }) =>
      [addressPrefix, origin, state, nextHopType, nextHopIpAddress].filter(Boolean).join(' '),
    )
    .sort();
}

/** Would the NSGs at this NIC let it pass: `verify(t, 'vm', 'Inbound', '10.1.1.4:80', '10.2.1.4:50000')`. */
export function verify(
  from: Topology,
  target: string,
  direction: 'Inbound' | 'Outbound',
  local: string,
  remote: string,
  more: Record<string, unknown> = {},
): Answer {
  const [localIPAddress, localPort = '50000'] = local.split(':');
  const [remoteIPAddress, remotePort = '50000'] = remote.split(':');
  return ask(from, {
    kind: 'ipFlowVerify',
    targetNicResourceId: nicId(target),
    direction,
    protocol: 'Tcp',
    localIPAddress,
    localPort,
    remoteIPAddress,
    remotePort,
    ...more,
  });
}
