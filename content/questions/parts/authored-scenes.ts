import type { Random } from '@/lib/random';
import { hostOf, lastSubnetOf, subnetOf } from '../../topologies/addresses';
import { type LinkPlan, type NetworkPlan, peer } from '../../topologies/plan';
import { drawSites, nicOf, planOf, type SceneOptions, type Site, vnetOf } from '../../topologies/scene';

/** Networks drawn beside an authored question, by the names its texts know them by. */
export type Scene = {
  readonly sites: Readonly<Record<string, Site>>;
  /** what else the texts may name, apart from the networks: `nva` */
  readonly words?: Readonly<Record<string, string>>;
  readonly plan: NetworkPlan;
};

export const SCENES = {
  /** `a` and `b`, not peered */
  apart: (random) => pair(random, 'any', () => []),
  'apart-near': (random) => pair(random, 'same', () => []),
  'apart-far': (random) => pair(random, 'different', () => []),
  /** `a` and `b`, peered */
  peered: (random) => pair(random, 'any', peer),
  'peered-near': (random) => pair(random, 'same', peer),
  'peered-far': (random) => pair(random, 'different', peer),
  /** only the link from `a` to `b` is there, Initiated */
  half: (random) => pair(random, 'any', (a, b) => [{ from: a, to: b }]),
  /** the link from `b` to `a` was deleted, and the other is Disconnected */
  leftover: (random) => pair(random, 'any', (a, b) => [{ from: a, to: b, state: 'Disconnected' }]),
  /** `a` and `b` are spokes of `hub` */
  hub: (random) => star(random),
  /** `a` is in the hub's region, `b` in another */
  'hub-far': (random) => star(random, { regions: ['home', 'home', 'away'] }),
  /** `a` and `b` belong to one group of a Virtual Network Manager with `hub` as its hub */
  'managed-hub': (random) => {
    const scene = star(random, { regions: 'same' });
    const members = [vnet(scene, 'a'), vnet(scene, 'b')];
    const manager = { name: 'vnm-company', members, hub: vnet(scene, 'hub') };
    return { ...scene, plan: { ...scene.plan, managers: [manager] } };
  },
  /** `hub` has a VPN gateway, which the spokes `a` and `b` use to reach the office */
  'hub-gateway': (random) => withGateway(random, 'Vpn'),
  'hub-expressroute': (random) => withGateway(random, 'ExpressRoute'),
  /** routes in both spokes lead to the appliance `nva` in `hub` */
  'hub-appliance': (random) => withAppliance(random),
  /** `hub` and `a` are peered, `b` is not, and isn't to overlap */
  'new-spoke': (random) => {
    const [hub, a, b] = drawSites(random, 3, { hub: true }) as [Site, Site, Site];
    return { sites: { hub, a, b }, plan: planOf([hub, a, b], { links: peer(hub.vnet, a.vnet) }) };
  },
} as const satisfies Record<string, (random: Random) => Scene>;
export type SceneName = keyof typeof SCENES;

const vnet = ({ sites }: Scene, name: string): string => sites[name]?.vnet ?? '';

function pair(
  random: Random,
  regions: SceneOptions['regions'] & string,
  links: (a: string, b: string) => readonly LinkPlan[],
): Scene {
  const [a, b] = drawSites(random, 2, { regions }) as [Site, Site];
  return { sites: { a, b }, plan: planOf([a, b], { links: links(a.vnet, b.vnet) }) };
}

function star(random: Random, options: SceneOptions = {}): Scene {
  const [hub, a, b] = drawSites(random, 3, { ...options, hub: true }) as [Site, Site, Site];
  const links = [...peer(a.vnet, hub.vnet), ...peer(b.vnet, hub.vnet)];
  return { sites: { hub, a, b }, plan: planOf([hub, a, b], { links }) };
}

const OFFICE = '10.254.0.0/16';

function withGateway(random: Random, type: 'Vpn' | 'ExpressRoute'): Scene {
  const [hub, a, b] = drawSites(random, 3, { hub: true }) as [Site, Site, Site];
  const gateway = `${type === 'Vpn' ? 'vgw' : 'ergw'}-${hub.workload}`;
  const flags = [{ remoteGateways: true }, { transit: true }] as const;
  return {
    sites: { hub, a, b },
    words: { gateway, office: OFFICE },
    plan: {
      vnets: [
        vnetOf(hub, {}, [{ name: 'GatewaySubnet', range: lastSubnetOf(hub.range, 27) }]),
        vnetOf(a),
        vnetOf(b),
      ],
      nics: [nicOf(hub), nicOf(a), nicOf(b)],
      gateways: [{ name: gateway, vnet: hub.vnet, type, ...(type === 'ExpressRoute' && { bgp: [OFFICE] }) }],
      ...(type === 'Vpn' && { sites: [{ name: 'office', ranges: [OFFICE], gateway }] }),
      links: [...peer(a.vnet, hub.vnet, flags), ...peer(b.vnet, hub.vnet, flags)],
    },
  };
}

function withAppliance(random: Random): Scene {
  const [hub, a, b] = drawSites(random, 3, { hub: true }) as [Site, Site, Site];
  const range = subnetOf(hub.range, 2);
  const ip = hostOf(range);
  const nva = 'nva-01';
  const table = (from: Site, to: Site) => ({
    name: `rt-${from.workload}`,
    routes: [{ name: `to-${to.workload}`, prefix: to.range, nextHop: 'VirtualAppliance' as const, ip }],
  });
  const flags = [{ forwarded: true }, { forwarded: true }] as const;
  return {
    sites: { hub, a, b },
    words: { nva, 'nva.ip': ip },
    plan: {
      vnets: [
        vnetOf(hub, {}, [{ name: 'snet-inspection', range }]),
        vnetOf(a, { routeTable: `rt-${a.workload}` }),
        vnetOf(b, { routeTable: `rt-${b.workload}` }),
      ],
      nics: [
        nicOf(hub),
        nicOf(a),
        nicOf(b),
        { name: nva, vnet: hub.vnet, subnet: 'snet-inspection', ip, ipForwarding: true },
      ],
      routeTables: [table(a, b), table(b, a)],
      links: [...peer(a.vnet, hub.vnet, flags), ...peer(b.vnet, hub.vnet, flags)],
    },
  };
}
