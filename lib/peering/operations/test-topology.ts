import type { Resource, Topology } from '../topology';
import type { Json } from './json';

/** Builders for tests: only what a test says differs from the plainest network. */
const GROUP =
  '/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.Network';

export const vnetId = (name: string): string => `${GROUP}/virtualNetworks/${name}`;
export const linkId = (from: string, to: string): string =>
  `${vnetId(from)}/virtualNetworkPeerings/${from}-to-${to}`;
export const subnetId = (vnet: string, name: string): string => `${vnetId(vnet)}/subnets/${name}`;
export const resourceId = (type: string, name: string): string => `${GROUP}/${type}/${name}`;
export const ref = (id: string): { readonly id: string } => ({ id });

export const topology = (...resources: readonly Resource[]): Topology => ({ resources });

type VnetParts = {
  readonly location?: string;
  readonly id?: string;
  readonly subnets?: Readonly<Record<string, string>>;
  readonly links?: readonly Json[];
};

export const vnet = (name: string, ranges: string, parts: VnetParts = {}): Resource => ({
  type: 'Microsoft.Network/virtualNetworks',
  name,
  id: parts.id ?? vnetId(name),
  location: parts.location ?? 'eastus',
  properties: {
    addressSpace: { addressPrefixes: ranges.split(' ') },
    subnets: Object.entries(parts.subnets ?? {}).map(([subnet, addressPrefix]) => ({
      name: subnet,
      properties: { addressPrefix },
    })),
    virtualNetworkPeerings: parts.links ?? [],
  },
});

/** A link as Azure shows it. @param ranges what it holds of the remote network */
export const link = (from: string, to: string, ranges: string, properties: Json = {}): Json => ({
  name: `${from}-to-${to}`,
  id: linkId(from, to),
  properties: {
    remoteVirtualNetwork: ref(vnetId(to)),
    remoteAddressSpace: { addressPrefixes: ranges.split(' ') },
    peeringState: 'Connected',
    peeringSyncLevel: 'FullyInSync',
    ...properties,
  },
});

export const gateway = (name: string, inVnet: string, sku = 'VpnGw1', gatewayType = 'Vpn'): Resource => ({
  type: 'Microsoft.Network/virtualNetworkGateways',
  name,
  id: resourceId('virtualNetworkGateways', name),
  properties: {
    gatewayType,
    sku: { name: sku },
    ipConfigurations: [{ name: 'default', properties: { subnet: ref(subnetId(inVnet, 'GatewaySubnet')) } }],
  },
});

export const nic = (name: string, inVnet: string, subnet: string, asg?: string): Resource => ({
  type: 'Microsoft.Network/networkInterfaces',
  name,
  id: resourceId('networkInterfaces', name),
  properties: {
    ipConfigurations: [
      {
        name: 'ipconfig1',
        properties: {
          subnet: ref(subnetId(inVnet, subnet)),
          applicationSecurityGroups:
            asg === undefined ? [] : [ref(resourceId('applicationSecurityGroups', asg))],
        },
      },
    ],
  },
});

export const createPeering = (from: string, to: string, properties: Json = {}, more: Json = {}): Json => ({
  op: 'createPeering',
  virtualNetwork: ref(vnetId(from)),
  name: `${from}-to-${to}`,
  properties: { remoteVirtualNetwork: ref(vnetId(to)), ...properties },
  ...more,
});

export const onLink = (op: string, from: string, to: string, properties?: Json): Json => ({
  op,
  peering: ref(linkId(from, to)),
  ...(properties ? { properties } : {}),
});

export const onVnet = (op: string, name: string, more: Json = {}): Json => ({
  op,
  virtualNetwork: ref(vnetId(name)),
  ...more,
});

/** vnet1 10.1.0.0/16 and vnet2 10.2.0.0/16, peered. */
export const peeredPair = (first: Json = {}, second: Json = {}): Topology =>
  topology(
    vnet('vnet1', '10.1.0.0/16', {
      subnets: { s: '10.1.1.0/24' },
      links: [link('vnet1', 'vnet2', '10.2.0.0/16', first)],
    }),
    vnet('vnet2', '10.2.0.0/16', {
      subnets: { s: '10.2.1.0/24' },
      links: [link('vnet2', 'vnet1', '10.1.0.0/16', second)],
    }),
  );

export const unpeeredPair = (): Topology =>
  topology(
    vnet('vnet1', '10.1.0.0/16', { subnets: { s: '10.1.1.0/24' } }),
    vnet('vnet2', '10.2.0.0/16', { subnets: { s: '10.2.1.0/24' } }),
  );
