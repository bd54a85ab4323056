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
  'apart-far': (random) => pair(random, 'different', () => []),
  /** `a` and `b`, peered */
  peered: (random) => pair(random, 'any', peer),
  'peered-near': (random) => pair(random, 'same', peer),
  'peered-far': (random) => pair(random, 'different', peer),
  /** virtual network access is off on the link from `a` to `b` */
  'peered-no-access': (random) => pair(random, 'any', (a, b) => peer(a, b, [{ access: false }])),
  /** only the link from `a` to `b` is there, Initiated */
  half: (random) => pair(random, 'any', (a, b) => [{ from: a, to: b }]),
  /** the link from `b` to `a` was deleted, and the other is Disconnected */
  leftover: (random) => pair(random, 'any', (a, b) => [{ from: a, to: b, state: 'Disconnected' }]),
  /** `a` and `b` are spokes of `hub` */
  hub: (random) => star(random),
  'hub-near': (random) => star(random, { regions: 'same' }),
  /** `a` is in the hub's region, `b` in another */
  'hub-far': (random) => star(random, { regions: B_AWAY }),
  /** forwarded traffic is allowed on all links */
  'hub-forwarded': (random) => star(random, {}, [FORWARDED, FORWARDED]),
  /** only `a` is a spoke of `hub` yet */
  'new-spoke': (random) => {
    const [hub, a, b] = drawHub(random, {});
    return { sites: { hub, a, b }, plan: planOf([hub, a, b], { links: peer(a.vnet, hub.vnet) }) };
  },
  /** `a` and `b` belong to one group of a Virtual Network Manager with `hub` as its hub */
  'managed-hub': (random) => {
    const [hub, a, b] = drawHub(random, { regions: 'same' });
    const links = [...peer(a.vnet, hub.vnet), ...peer(b.vnet, hub.vnet)];
    const manager = { name: 'vnm-company', members: [a.vnet, b.vnet], hub: hub.vnet };
    return { sites: { hub, a, b }, plan: planOf([hub, a, b], { links, managers: [manager] }) };
  },
  /** `hub` has a VPN gateway, which the spokes `a` and `b` use to reach the office */
  'hub-gateway': (random) => withGateway(random),
  'hub-expressroute': (random) => withGateway(random, { type: 'ExpressRoute' }),
  /** `b` is in another region and doesn't use the gateway yet */
  'hub-gateway-far': (random) => withGateway(random, { regions: B_AWAY, borrowers: ['a'] }),
  /** the route table of `a` keeps gateway routes out */
  'hub-no-propagation': (random) => withGateway(random, { propagation: false }),
  /** `hub` has a GatewaySubnet and no gateway; `b` is in another region */
  'hub-gateway-subnet': (random) => withGateway(random, { type: null, regions: B_AWAY, borrowers: [] }),
  /** routes in both spokes lead to the appliance `nva` in `hub`: those to the other spoke, or those to `hub` as well */
  'hub-appliance': (random) => withAppliance(random),
  'hub-appliance-near': (random) => withAppliance(random, { regions: 'same' }),
  'hub-appliance-for-all': (random) => withAppliance(random, { forHub: true }),
} as const satisfies Record<string, (random: Random) => Scene>;
export type SceneName = keyof typeof SCENES;

const B_AWAY = ['home', 'home', 'away'] as const;
const FORWARDED = { forwarded: true };
const OFFICE = '10.254.0.0/16';

function pair(
  random: Random,
  regions: SceneOptions['regions'] & string,
  links: (a: string, b: string) => readonly LinkPlan[],
): Scene {
  const [a, b] = drawSites(random, 2, { regions }) as [Site, Site];
  return { sites: { a, b }, plan: planOf([a, b], { links: links(a.vnet, b.vnet) }) };
}

function star(
  random: Random,
  options: SceneOptions = {},
  flags: readonly [Partial<LinkPlan>?, Partial<LinkPlan>?] = [],
): Scene {
  const [hub, a, b] = drawHub(random, options);
  const links = [...peer(a.vnet, hub.vnet, flags), ...peer(b.vnet, hub.vnet, flags)];
  return { sites: { hub, a, b }, plan: planOf([hub, a, b], { links }) };
}

const drawHub = (random: Random, options: SceneOptions) =>
  drawSites(random, 3, { ...options, hub: true }) as [Site, Site, Site];

type GatewayOptions = SceneOptions & {
  /** null: only the subnet for one */
  readonly type?: 'Vpn' | 'ExpressRoute' | null;
  readonly borrowers?: readonly ('a' | 'b')[];
  readonly propagation?: boolean;
};

function withGateway(
  random: Random,
  { type = 'Vpn', borrowers = ['a', 'b'], propagation = true, ...options }: GatewayOptions = {},
): Scene {
  const [hub, a, b] = drawHub(random, options);
  const gateway = `${type === 'ExpressRoute' ? 'ergw' : 'vgw'}-${hub.workload}`;
  const flags = (name: 'a' | 'b') =>
    borrowers.includes(name) ? ([{ remoteGateways: true }, { transit: true }] as const) : ([] as const);
  const table = `rt-${a.workload}`;
  return {
    sites: { hub, a, b },
    words: { office: OFFICE, ...(type && { gateway }) },
    plan: {
      vnets: [
        vnetOf(hub, {}, [{ name: 'GatewaySubnet', range: lastSubnetOf(hub.range, 27) }]),
        vnetOf(a, propagation ? {} : { routeTable: table }),
        vnetOf(b),
      ],
      nics: [nicOf(hub), nicOf(a), nicOf(b)],
      ...(type && {
        gateways: [
          { name: gateway, vnet: hub.vnet, type, ...(type === 'ExpressRoute' && { bgp: [OFFICE] }) },
        ],
      }),
      ...(type === 'Vpn' && { sites: [{ name: 'office', ranges: [OFFICE], gateway }] }),
      ...(!propagation && {
        routeTables: [{ name: table, routes: [], disableBgpRoutePropagation: true }],
      }),
      links: [...peer(a.vnet, hub.vnet, flags('a')), ...peer(b.vnet, hub.vnet, flags('b'))],
    },
  };
}

function withAppliance(
  random: Random,
  { forHub = false, ...options }: SceneOptions & { readonly forHub?: boolean } = {},
): Scene {
  const [hub, a, b] = drawHub(random, options);
  const range = subnetOf(hub.range, 2);
  const ip = hostOf(range);
  const nva = 'nva-01';
  const tableOf = (from: Site, ...targets: readonly Site[]) => ({
    name: `rt-${from.workload}`,
    routes: targets.map((to) => ({
      name: `to-${to.workload}`,
      prefix: to.range,
      nextHop: 'VirtualAppliance' as const,
      ip,
    })),
  });
  const more = forHub ? [hub] : [];
  const flags = [FORWARDED, FORWARDED] as const;
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
      routeTables: [tableOf(a, b, ...more), tableOf(b, a, ...more)],
      links: [...peer(a.vnet, hub.vnet, flags), ...peer(b.vnet, hub.vnet, flags)],
    },
  };
}
