import type { Random } from '@/lib/random';
import { drawRanges, hostOf, subnetOf } from './addresses';
import {
  CLIENTS,
  drawNaming,
  drawRegions,
  drawWorkloads,
  type Naming,
  type Region,
  type Role,
  SERVERS,
} from './names';
import { idOf, type NetworkPlan, type NicPlan, type SubnetPlan, type VnetPlan } from './plan';

/** A virtual network with one subnet and one machine in it: what most questions are made of. */
export type Site = {
  readonly vnet: string;
  readonly workload: string;
  readonly region: Region;
  readonly range: string;
  readonly subnet: SubnetPlan;
  readonly vm: string;
  readonly ip: string;
  readonly role: Role;
};

export type SceneOptions = {
  /** the first network is a hub, and is called one */
  readonly hub?: boolean;
  /** for all of them, or for each one: the first's region, or one of its own */
  readonly regions?: 'same' | 'different' | 'any' | readonly ('home' | 'away')[];
};

/** Networks of one company: named in one way, numbered by one plan. */
export function drawSites(random: Random, count: number, options: SceneOptions = {}): Site[] {
  const naming = drawNaming(random);
  const regions = drawRegionsFor(random, count, options.regions ?? 'any');
  const ranges = drawRanges(random, count);
  const workloads = drawWorkloads(random, count);
  const part = random.pick(['default', 'apps', 'servers', 'workload']);
  const numbers = new Map<string, number>();
  return Array.from({ length: count }, (_, index) => {
    const isHub = options.hub === true && index === 0;
    const region = at(regions, index);
    const workload = isHub ? random.pick(['hub', 'core', 'shared']) : at(workloads, index);
    const role = random.pick(index % 2 === 0 ? SERVERS : CLIENTS);
    const number = (numbers.get(role.vm) ?? 0) + 1;
    numbers.set(role.vm, number);
    const subnetRange = subnetOf(at(ranges, index), random.int(0, 1));
    return {
      vnet: naming.vnet(workload, region),
      workload,
      region,
      range: at(ranges, index),
      subnet: { name: naming.subnet(part), range: subnetRange },
      vm: `${role.vm}-0${number}`,
      ip: hostOf(subnetRange, random.int(0, 8)),
      role,
    };
  });
}

export type { Naming };

export const at = <T>(items: readonly T[], index: number): T => {
  const item = items[index];
  if (item === undefined) throw new Error(`there is no item ${index} among ${items.length}`);
  return item;
};

function drawRegionsFor(random: Random, count: number, how: NonNullable<SceneOptions['regions']>): Region[] {
  const different = drawRegions(random, count);
  if (how === 'different') return different;
  const home = at(different, 0);
  if (typeof how !== 'string')
    return different.map((region, index) => (how[index] === 'away' ? region : home));
  return different.map((region) => (how === 'same' || random.oneIn(2) ? home : region));
}

/** The network of a site, with whatever else stands on its subnet. */
export const vnetOf = (
  site: Site,
  subnet: Partial<SubnetPlan> = {},
  more: readonly SubnetPlan[] = [],
): VnetPlan => ({
  name: site.vnet,
  ranges: [site.range],
  region: site.region.name,
  subnets: [{ ...site.subnet, ...subnet }, ...more],
});

export const nicOf = (site: Site, more: Partial<NicPlan> = {}): NicPlan => ({
  name: site.vm,
  vnet: site.vnet,
  subnet: site.subnet.name,
  ip: site.ip,
  ...more,
});

/** A plan in which every site stands with its machine. */
export const planOf = (sites: readonly Site[], rest: Partial<NetworkPlan> = {}): NetworkPlan => ({
  vnets: sites.map((site) => vnetOf(site)),
  nics: sites.map((site) => nicOf(site)),
  ...rest,
});

/** The query: does a packet from this machine get to that one? */
export const reach = (from: Site, to: Site, port: number = to.role.port) => ({
  kind: 'reach' as const,
  source: { networkInterface: { id: idOf('nic', from.vm) } },
  destination: { ipAddress: to.ip },
  protocol: 'Tcp' as const,
  sourcePort: 50_000,
  destinationPort: port,
});

export const nextHop = (from: Site, address: string) => ({
  kind: 'nextHop' as const,
  targetNicResourceId: idOf('nic', from.vm),
  destinationIPAddress: address,
});

/** IP flow verify, asked at a machine about what comes in from an address or goes out to it. */
export const flowVerify = (
  at: Site,
  direction: 'Inbound' | 'Outbound',
  remote: string,
  ports: { readonly local: number; readonly remote: number },
) => ({
  kind: 'ipFlowVerify' as const,
  targetNicResourceId: idOf('nic', at.vm),
  direction,
  protocol: 'Tcp' as const,
  localIPAddress: at.ip,
  localPort: String(ports.local),
  remoteIPAddress: remote,
  remotePort: String(ports.remote),
});

export const effectiveRoutes = (from: Site) => ({
  kind: 'effectiveRoutes' as const,
  targetNicResourceId: idOf('nic', from.vm),
});

export const canPeer = (local: string, remote: string, properties: Record<string, unknown> = {}) => ({
  kind: 'canPeer' as const,
  operation: 'createPeering' as const,
  localVirtualNetwork: { id: idOf('vnet', local) },
  remoteVirtualNetwork: { id: idOf('vnet', remote) },
  properties,
});
