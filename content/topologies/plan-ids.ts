import type { LinkPlan } from './plan';

const GROUP = '/subscriptions/5c0e1f2a-7b34-4d19-9e68-2f41a7c3d805/resourceGroups/rg-network';

/** Resource id of a thing in the plan, as queries name it. */
export function idOf(type: ResourceType, ...names: readonly [string, ...string[]]): string {
  const [first, second] = names;
  const base = `${GROUP}/providers/Microsoft.Network/${TYPES[type]}/${first}`;
  return second === undefined ? base : `${base}/${CHILDREN[type] ?? 'subnets'}/${second}`;
}
export type ResourceType = keyof typeof TYPES;
export const TYPES = {
  vnet: 'virtualNetworks',
  subnet: 'virtualNetworks',
  link: 'virtualNetworks',
  nic: 'networkInterfaces',
  ipConfiguration: 'networkInterfaces',
  nsg: 'networkSecurityGroups',
  routeTable: 'routeTables',
  firewall: 'azureFirewalls',
  gateway: 'virtualNetworkGateways',
  localGateway: 'localNetworkGateways',
  connection: 'connections',
  loadBalancer: 'loadBalancers',
  asg: 'applicationSecurityGroups',
  manager: 'networkManagers',
} as const;
const CHILDREN: Partial<Record<ResourceType, string>> = {
  link: 'virtualNetworkPeerings',
  ipConfiguration: 'ipConfigurations',
  manager: 'networkGroups',
};

/** A link's name, as the portal's habit goes: where it starts, where it leads. */
export const linkName = (link: LinkPlan): string => link.name ?? `${short(link.from)}-to-${short(link.to)}`;
const short = (vnet: string) => vnet.replace(/^vnet-/, '').replace(/-vnet$/, '');
