import type { CanPeerAnswer } from '@/lib/quiz/ask';
import type { Draft } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import {
  buildTopology,
  type GatewayPlan,
  type LinkPlan,
  linkName,
  peer,
  type VnetPlan,
} from '../../topologies/plan';
import { at, drawSites, vnetOf } from '../../topologies/scene';
import { idleFlags, placesOf } from '../parts/scenery';
import { gatewayOf, setRemoteGateways, withGateway } from './scene';

/** What may be so with a spoke that wants to use the hub's gateway. */
type Standing = 'free' | 'far' | 'own-gateway' | 'other-hub' | 'not-lent' | 'swapped';

/** A hub with a gateway, and spokes that want to use it. Which of them can? */
export function drawWhoMayBorrow(random: Random, level: Level): Draft {
  const standings = random.pick<readonly Standing[]>(
    level === 1
      ? [
          ['free', 'far'],
          ['far', 'own-gateway'],
          ['far', 'own-gateway'],
          ['free', 'far', 'own-gateway'],
          ['far', 'far'],
          ['own-gateway', 'other-hub'],
          ['far', 'other-hub'],
        ]
      : level === 2
        ? [
            ['far', 'own-gateway', 'not-lent'],
            ['free', 'far', 'own-gateway'],
            ['far', 'not-lent', 'free'],
            ['own-gateway', 'not-lent', 'other-hub'],
            ['not-lent', 'own-gateway'],
            ['free', 'far', 'far'],
          ]
        : [
            ['far', 'own-gateway', 'other-hub'],
            ['far', 'other-hub', 'swapped'],
            ['free', 'far', 'other-hub'],
            ['free', 'swapped', 'far'],
            ['far', 'far', 'not-lent'],
            ['own-gateway', 'not-lent', 'other-hub'],
            ['swapped', 'own-gateway', 'other-hub'],
          ],
  );
  const withSecond = standings.includes('other-hub');
  const sites = drawSites(random, standings.length + 2, {
    hub: true,
    regions: [
      'home',
      ...standings.map((each) => (each === 'far' ? ('away' as const) : ('home' as const))),
      'home',
    ],
  });
  const hub = at(sites, 0);
  const spokes = sites.slice(1, -1).map((site, index) => ({ site, standing: at(standings, index) }));
  const second = at(sites, sites.length - 1);
  const linksOf = ({ site, standing }: (typeof spokes)[number]): readonly LinkPlan[] => [
    ...peer(site.vnet, hub.vnet, [
      { ...(level === 3 && idleForwarded(random)), ...(standing === 'swapped' && { transit: true }) },
      { transit: standing !== 'not-lent' && standing !== 'swapped' },
    ]),
    ...(standing === 'other-hub'
      ? peer(site.vnet, second.vnet, [{ remoteGateways: true }, { transit: true }])
      : []),
  ];
  const asked = random.shuffle(spokes);
  const shown = withSecond ? sites : sites.slice(0, -1);
  const vnets: VnetPlan[] = [
    withGateway(hub),
    ...spokes.map(({ site, standing }) => (standing === 'own-gateway' ? withGateway(site) : vnetOf(site))),
    ...(withSecond ? [withGateway(second)] : []),
  ];
  const gateways: GatewayPlan[] = [
    gatewayOf(hub),
    ...spokes.flatMap(({ site, standing }) => (standing === 'own-gateway' ? [gatewayOf(site)] : [])),
    ...(withSecond ? [gatewayOf(second)] : []),
  ];
  const say = ({ site, standing }: (typeof spokes)[number]): Prose =>
    ({
      free: `${code(site.vnet)} has no gateway and uses none: it can use this one.`,
      far: `${code(site.vnet)} can use it, although it is in ${site.region.title} and the gateway in ${hub.region.title}.`,
      'own-gateway': `${code(site.vnet)} has ${code(gatewayOf(site).name)}, and nobody borrows a gateway beside one of their own.`,
      'other-hub': `${code(site.vnet)} uses the gateway of ${code(second.vnet)} already, and only one link of a network may use remote gateways.`,
      'not-lent': `For ${code(site.vnet)} the hub's link ${code(linkName({ from: hub.vnet, to: site.vnet }))} doesn't allow gateway transit.`,
      swapped: `Towards ${code(site.vnet)} gateway transit is allowed on the wrong side: the hub owns the gateway, and its link ${code(linkName({ from: hub.vnet, to: site.vnet }))} would have to allow it.`,
    })[standing];
  return {
    form: 'ask',
    prompt: random.pick([
      `Which of ${list(asked.map(({ site }) => code(site.vnet)))} can use the gateway ${code(gatewayOf(hub).name)} of ${code(hub.vnet)}?`,
      `${list(asked.map(({ site }) => code(site.vnet)))} want to reach the office through ${code(gatewayOf(hub).name)}, the gateway of ${code(hub.vnet)}. Which of them may use it as things are?`,
      level === 1
        ? `${code(hub.vnet)} lets its peers share ${code(gatewayOf(hub).name)}. Which of ${list(asked.map(({ site }) => code(site.vnet)))} can make use of that?`
        : `On the links of ${list(asked.map(({ site }) => code(site.vnet)))} to ${code(hub.vnet)} somebody switches on ${code('useRemoteGateways')}. Where does Azure accept it?`,
    ]),
    note: `${placesOf(shown)} All links are Connected${level === 1 ? `, and ${code(hub.vnet)} shares its gateway with every peer` : ''}.`,
    topology: buildTopology({ vnets, gateways, links: spokes.flatMap(linksOf) }),
    queries: asked.map(({ site }) => setRemoteGateways({ from: site.vnet, to: hub.vnet })),
    phrase: (answers) => {
      const may = asked.filter((_, index) => (answers[index] as CanPeerAnswer).allowed);
      return may.length === 0 ? 'None of them' : list(may.map(({ site }) => code(site.vnet)));
    },
    headline: 'One gateway at most, from any region, if its owner lends it',
    why: () => spokes.map(say).join(' '),
    rules: ['R50', 'R55', 'R56'],
  };
}

const idleForwarded = (random: Random): Partial<LinkPlan> => {
  const { forwarded } = idleFlags(random, 3);
  return forwarded ? { forwarded } : {};
};
