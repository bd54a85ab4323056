import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { buildTopology, type LinkPlan, linkName, type NetworkPlan, peer } from '../../topologies/plan';
import { at, canPeer, drawSites, type Site, vnetOf } from '../../topologies/scene';
import { updateLink, wouldBeDone } from '../parts/operating';
import { asksWhichAreTrue } from '../parts/stating';
import { accepted, type Request, withGateway } from './requests';

const gatewayOf = (site: Site) => `vgw-${site.workload}`;

/** Spokes of a hub with a gateway: which may use it? */
export function drawGateways(random: Random, level: Level): Draft {
  type Case = 'far' | 'own' | 'taken' | 'closed' | 'both-hubs';
  const cases = random.sample<Case>(
    level === 2 ? ['far', 'far', 'own', 'taken'] : ['far', 'own', 'taken', 'closed', 'both-hubs'],
    3,
  );
  const regions = [
    'home',
    'home',
    ...cases.map((each) => (each === 'far' || each === 'both-hubs' ? 'away' : 'home')),
  ] as ('home' | 'away')[];
  const sites = drawSites(random, 5, { hub: true, regions });
  const [hub, second] = [at(sites, 0), at(sites, 1)];
  const spokes = cases.map((kind, index) => ({ kind, site: at(sites, index + 2) }));
  const needsSecond = cases.some((kind) => kind === 'taken' || kind === 'both-hubs');
  const plan: NetworkPlan = {
    vnets: [
      withGateway(hub),
      ...(needsSecond ? [withGateway(second)] : []),
      ...spokes.map(({ kind, site }) => (kind === 'own' ? withGateway(site) : vnetOf(site))),
    ],
    gateways: [
      { name: gatewayOf(hub), vnet: hub.vnet },
      ...(needsSecond ? [{ name: gatewayOf(second), vnet: second.vnet }] : []),
      ...spokes
        .filter(({ kind }) => kind === 'own')
        .map(({ site }) => ({ name: gatewayOf(site), vnet: site.vnet })),
    ],
    links: spokes.flatMap(({ kind, site }): LinkPlan[] => [
      ...(kind === 'both-hubs' ? [] : peer(site.vnet, hub.vnet, [{}, { transit: kind !== 'closed' }])),
      ...(kind === 'taken' || kind === 'both-hubs'
        ? peer(site.vnet, second.vnet, [{ remoteGateways: true }, { transit: true }])
        : []),
    ]),
  };
  const topology = buildTopology(plan);
  const use = (site: Site) =>
    wouldBeDone(updateLink({ from: site.vnet, to: hub.vnet }, { useRemoteGateways: true }));
  const request = ({ kind, site }: (typeof spokes)[number]): Request => {
    const label = `The link of ${code(site.vnet)} with ${code(hub.vnet)} can be set to ${code('useRemoteGateways')}.`;
    switch (kind) {
      case 'far':
        return {
          label,
          query: use(site),
          why: `${code(site.vnet)} has no gateway and uses none, and the hub's link to it allows transit. That it is in ${site.region.title} and ${code(hub.vnet)} in ${hub.region.title} is no obstacle.`,
          rules: ['R56', 'R50'],
        };
      case 'own':
        return {
          label,
          query: use(site),
          why: `${code(site.vnet)} has ${code(gatewayOf(site))}. A network with a gateway of its own can't use another's.`,
          rules: ['R55'],
        };
      case 'taken':
        return {
          label,
          query: use(site),
          why: `${code(site.vnet)} uses the gateway of ${code(second.vnet)}. One of its links may use remote gateways, no more.`,
          rules: ['R55'],
        };
      case 'closed':
        return {
          label,
          query: use(site),
          why: `${code(linkName({ from: hub.vnet, to: site.vnet }))} doesn't allow gateway transit, and as long as it doesn't there is nothing to use.`,
          rules: ['R50', 'R54'],
        };
      case 'both-hubs':
        return {
          label: `${code(site.vnet)} can be peered with ${code(hub.vnet)} as well, with ${code('useRemoteGateways')} false.`,
          query: canPeer(site.vnet, hub.vnet),
          why: `A network may have many peers. It is only the gateway of which it may use one, and here it goes on using that of ${code(second.vnet)}. Regions may differ.`,
          rules: ['R55', 'R18'],
        };
    }
  };
  return {
    form: 'parts',
    prompt: `${code(hub.vnet)} has the VPN gateway ${code(gatewayOf(hub))}. ${asksWhichAreTrue(random)}`,
    note: [
      ...spokes.flatMap(({ kind, site }) =>
        kind === 'own'
          ? [`${code(site.vnet)} has a VPN gateway of its own.`]
          : kind === 'taken' || kind === 'both-hubs'
            ? [`${code(site.vnet)} uses the gateway of ${code(second.vnet)}.`]
            : [],
      ),
      ...(cases.includes('closed')
        ? [
            `The hub’s link to ${code(spokes.find(({ kind }) => kind === 'closed')?.site.vnet ?? '')} doesn’t allow gateway transit; its other links do.`,
          ]
        : ['All links of the hub allow gateway transit.']),
      ...spokes
        .filter(({ site }) => site.region !== hub.region)
        .map(
          ({ site }) =>
            `${code(site.vnet)} is in ${site.region.title}, ${code(hub.vnet)} in ${hub.region.title}.`,
        ),
    ].join(' '),
    topology,
    parts: spokes.map((spoke) => accepted(topology)(request(spoke))),
    headline: 'One gateway a network, its own or a borrowed one',
    why: `A link can use ${code(gatewayOf(hub))} if the hub's link back allows transit and its own network has and uses no other gateway.`,
    rules: ['R55', 'R56'],
  };
}
