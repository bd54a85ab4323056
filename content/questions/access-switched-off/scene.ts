import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { type LinkPlan, linkName, type NetworkPlan, peer } from '../../topologies/plan';
import { drawSites, nicOf, type Site, vnetOf } from '../../topologies/scene';

export const FLAG = code('allowVirtualNetworkAccess');

/** The flag by its name, or by the box that stands for it in the portal. */
export const switchedOff = (links: readonly LinkPlan[], level: Level): Prose => {
  const names = list(links.map((link) => code(linkName(link))));
  const isOne = links.length === 1;
  return level === 1
    ? `On ${isOne ? 'the peering' : 'the peerings'} ${names} the box that allows access to the other network is not ticked.`
    : `${names} ${isOne ? 'has' : 'have'} ${FLAG} off.`;
};

/** How a network stands to the hub: with access switched off, peered as usual, by half a peering, or behind another. */
export type Role = 'shut' | 'open' | 'half' | 'behind';
export type Peer = { readonly site: Site; readonly role: Role };
export type Scene = {
  readonly hub: Site;
  readonly peers: readonly Peer[];
  readonly links: readonly LinkPlan[];
  readonly said: Prose;
};

/** A hub with three networks around it, of which one at least has access switched off. */
export function drawScene(random: Random, level: Level, most = 3): Scene {
  const [hub, ...others] = drawSites(random, most + 1, {
    hub: true,
    regions: level === 3 ? 'any' : 'same',
  }) as [Site, ...Site[]];
  const roles: Role[] = [
    'shut',
    ...random.sample<Role>(['open', 'open', 'half', 'shut', 'behind'], most - 1),
  ];
  const peers = others.map((site, index) => ({ site, role: roles[index] ?? 'open' }));
  const off = { access: false };
  const bridge = peers.find(({ role }) => role === 'open' || role === 'shut')?.site ?? hub;
  const linksTo = ({ site, role }: Peer): readonly LinkPlan[] => {
    if (role === 'open') return peer(hub.vnet, site.vnet);
    if (role === 'half') return [random.pick(peer(hub.vnet, site.vnet))];
    if (role === 'behind') return peer(bridge.vnet, site.vnet);
    const side = random.pick(level === 1 ? (['hub'] as const) : (['hub', 'spoke', 'both'] as const));
    return peer(hub.vnet, site.vnet, [side === 'spoke' ? {} : off, side === 'hub' ? {} : off]);
  };
  const links = peers.flatMap(linksTo);
  return {
    hub,
    peers,
    links,
    said: switchedOff(
      links.filter(({ access }) => access === false),
      level,
    ),
  };
}

export const planOf = ({ hub, peers, links }: Scene): NetworkPlan => {
  const sites = [hub, ...peers.map(({ site }) => site)];
  return { vnets: sites.map((site) => vnetOf(site)), nics: sites.map((site) => nicOf(site)), links };
};

export const withRole = ({ peers }: Scene, ...roles: readonly Role[]): Site[] =>
  peers.filter(({ role }) => roles.includes(role)).map(({ site }) => site);
export const vnetsOf = (sites: readonly Site[]): Prose => list(sites.map(({ vnet }) => code(vnet)));

/** What there is to say of the networks that have another reason to be out of reach. */
export const othersSay = (scene: Scene): Prose =>
  [
    ...withRole(scene, 'half').map(
      ({ vnet }) => ` With ${code(vnet)} one link of two exists, and an Initiated peering brings no route.`,
    ),
    ...withRole(scene, 'behind').map(
      ({ vnet }) => ` ${code(vnet)} is peered with another spoke only, and peering isn't transitive.`,
    ),
  ].join('');
