import type { Resource } from '@/lib/peering/topology';

/** Short ways to write the resources of a lesson's topology; ids are left to be derived from type and name. */
const TYPE = 'Microsoft.Network';
export const idOf = (type: string, ...names: readonly string[]): string => {
  const [parent = '', ...children] = type.split('/');
  const [first = '', ...others] = names;
  return [
    `/providers/${TYPE}/${parent}/${first}`,
    ...children.map((child, at) => `${child}/${others[at] ?? ''}`),
  ].join('/');
};
export const vnetId = (name: string) => idOf('virtualNetworks', name);
export const subnetId = (vnet: string, name: string) => idOf('virtualNetworks/subnets', vnet, name);
export const linkId = (vnet: string, name: string) =>
  idOf('virtualNetworks/virtualNetworkPeerings', vnet, name);

export type Flags = {
  readonly allowVirtualNetworkAccess?: boolean;
  readonly allowForwardedTraffic?: boolean;
  readonly allowGatewayTransit?: boolean;
  readonly useRemoteGateways?: boolean;
};

export const virtualNetwork = (
  name: string,
  addressPrefix: string,
  rest: {
    readonly location?: string;
    readonly subnets?: readonly object[];
    readonly peerings?: readonly object[];
  } = {},
): Resource => ({
  type: `${TYPE}/virtualNetworks`,
  name,
  id: vnetId(name),
  location: rest.location ?? 'eastus',
  properties: {
    addressSpace: { addressPrefixes: [addressPrefix] },
    subnets: rest.subnets ?? [],
    virtualNetworkPeerings: rest.peerings ?? [],
  },
});

export const subnet = (
  name: string,
  addressPrefix: string,
  attached: { readonly networkSecurityGroup?: string; readonly routeTable?: string } = {},
) => ({
  name,
  properties: {
    addressPrefix,
    ...(attached.networkSecurityGroup && {
      networkSecurityGroup: { id: idOf('networkSecurityGroups', attached.networkSecurityGroup) },
    }),
    ...(attached.routeTable && { routeTable: { id: idOf('routeTables', attached.routeTable) } }),
  },
});

export const link = (name: string, to: string, flags: Flags = {}) => ({
  name,
  properties: { remoteVirtualNetwork: { id: vnetId(to) }, ...flags },
});

/** A machine's interface; the figure names the machine, so the interface is called what the machine is called. */
export const nic = (
  name: string,
  at: readonly [vnet: string, subnet: string],
  privateIPAddress: string,
  rest: { readonly enableIPForwarding?: boolean } = {},
): Resource => ({
  type: `${TYPE}/networkInterfaces`,
  name,
  id: idOf('networkInterfaces', name),
  properties: {
    ipConfigurations: [
      { name: 'primary', properties: { primary: true, privateIPAddress, subnet: { id: subnetId(...at) } } },
    ],
    ...rest,
  },
});

export const networkSecurityGroup = (name: string, securityRules: readonly object[] = []): Resource => ({
  type: `${TYPE}/networkSecurityGroups`,
  name,
  id: idOf('networkSecurityGroups', name),
  properties: { securityRules },
});

export const routeTable = (name: string, routes: readonly object[] = []): Resource => ({
  type: `${TYPE}/routeTables`,
  name,
  id: idOf('routeTables', name),
  properties: { routes },
});

export const route = (
  name: string,
  addressPrefix: string,
  nextHopType: string,
  nextHopIpAddress?: string,
) => ({
  name,
  properties: { addressPrefix, nextHopType, ...(nextHopIpAddress && { nextHopIpAddress }) },
});
