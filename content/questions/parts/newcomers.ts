import type { RuleId } from '@/lib/peering/vocabulary';
import { code } from '@/lib/quiz/phrase';
import type { Prose, Query } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { halvesOf, subnetOf } from '../../topologies/addresses';
import { buildTopology, peer, type VnetPlan } from '../../topologies/plan';
import { at, canPeer, drawSites, type Site, vnetOf } from '../../topologies/scene';

/** How a network that wants to be the hub's peer stands to the networks that are there. */
export type Standing = 'far' | 'foreign' | 'plain' | 'inside-the-hub' | 'as-the-spoke' | 'far-as-the-spoke';

export type Newcomer = {
  readonly site: Site;
  readonly standing: Standing;
  readonly range: string;
  /** may it be peered with the hub? */
  readonly query: Query;
  readonly why: Prose;
  readonly rules: readonly RuleId[];
};

const TENANTS = { context: { localTenantId: 'contoso', remoteTenantId: 'fabrikam' } };

/** A network whose only subnet lies in one half of its range: where ranges overlap, subnets still stay apart. */
const inHalf = (site: Site, range: string, half: 0 | 1): VnetPlan => ({
  ...vnetOf(site),
  ranges: [range],
  subnets: [{ name: site.subnet.name, range: subnetOf(halvesOf(range)[half], 0) }],
});

/** A hub with one peer, and networks that are to become further peers of it. */
export function drawNewcomers(random: Random, standings: readonly Standing[]) {
  const regions = [
    'home',
    'home',
    ...standings.map((each) => (each.startsWith('far') ? 'away' : 'home')),
  ] as ('home' | 'away')[];
  const sites = drawSites(random, 2 + standings.length, { hub: true, regions });
  const [hub, spoke] = [at(sites, 0), at(sites, 1)];
  const newcomers = standings.map((standing, index): Newcomer => {
    const site = at(sites, index + 2);
    const upper = halvesOf(hub.range)[1];
    const range =
      standing === 'inside-the-hub'
        ? // two of them take different parts
          standings.indexOf(standing) < index
          ? halvesOf(upper)[1]
          : upper
        : standing.endsWith('as-the-spoke')
          ? spoke.range
          : site.range;
    const query = { ...canPeer(hub.vnet, site.vnet), ...(standing === 'foreign' && TENANTS) };
    return { site, standing, range, query, ...reasonOf(standing, site, range, hub, spoke) };
  });
  const foreign = newcomers.find(({ standing }) => standing === 'foreign')?.site;
  return {
    hub,
    spoke,
    newcomers,
    topology: buildTopology({
      vnets: [
        inHalf(hub, hub.range, 0),
        inHalf(spoke, spoke.range, 0),
        ...newcomers.map(({ site, range }) => inHalf(site, range, 1)),
      ],
      links: peer(hub.vnet, spoke.vnet),
    }),
    note: [
      ...newcomers
        .filter(({ site }) => site.region !== hub.region)
        .map(
          ({ site }) =>
            `${code(site.vnet)} is in ${site.region.title}, ${code(hub.vnet)} in ${hub.region.title}.`,
        ),
      ...(foreign
        ? [
            `${code(foreign.vnet)} belongs to another tenant; whoever creates the link is Network Contributor on both sides.`,
          ]
        : []),
    ].join(' '),
  };
}

function reasonOf(
  standing: Standing,
  site: Site,
  range: string,
  hub: Site,
  spoke: Site,
): Pick<Newcomer, 'why' | 'rules'> {
  switch (standing) {
    case 'plain':
      return {
        why: `${code(range)} overlaps neither ${code(hub.vnet)} nor its peer.`,
        rules: ['R15'],
      };
    case 'far':
      return {
        why: `${code(range)} overlaps nothing that ${code(hub.vnet)} knows. ${site.region.title} is another region, which makes it a global peering.`,
        rules: ['R18', 'R34'],
      };
    case 'foreign':
      return {
        why: `${code(range)} overlaps nothing, and tenants may differ. Whoever makes the link needs the rights on both networks.`,
        rules: ['R19'],
      };
    case 'inside-the-hub':
      return {
        why: `${code(range)} lies inside ${code(hub.range)}. That no subnet of either is in the way makes no difference: address spaces are compared.`,
        rules: ['R15'],
      };
    default:
      return {
        why: `${code(site.vnet)} has the range of ${code(spoke.vnet)}, ${code(spoke.range)}. ${code(hub.vnet)} would have two peers for the same addresses, and so it is refused, though the two spokes have nothing to do with each other.`,
        rules: ['R16'],
      };
  }
}
