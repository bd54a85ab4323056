import type { CanPeerAnswer } from '@/lib/quiz/ask';
import type { Draft } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { buildTopology, linkName, peer } from '../../topologies/plan';
import { at, drawSites, vnetOf } from '../../topologies/scene';
import { placesOf } from '../parts/scenery';
import { gatewayOf, setRemoteGateways, withGateway } from './scene';

/** What may be so with a neighbour whose gateway is wanted. */
type Lender = 'near' | 'far' | 'not-lent' | 'basic' | 'no-gateway';

/** A network with several neighbours that have gateways. Which of these can it be made to use? */
export function drawWhichGateway(random: Random, level: Level): Draft {
  const lenders = random.pick<readonly Lender[]>(
    level === 1
      ? [
          ['near', 'far'],
          ['far', 'far'],
          ['near', 'far', 'far'],
        ]
      : level === 2
        ? [
            ['near', 'far', 'not-lent'],
            ['far', 'not-lent'],
            ['near', 'far'],
          ]
        : [
            ['far', 'not-lent', 'basic'],
            ['near', 'far', 'no-gateway'],
            ['near', 'far', 'not-lent'],
            ['far', 'no-gateway', 'not-lent'],
          ],
  );
  // with a gateway of its own it can use none of them
  const hasOwn = random.oneIn(4);
  const sites = drawSites(random, lenders.length + 1, {
    regions: ['home', ...lenders.map((each) => (each === 'far' ? ('away' as const) : ('home' as const)))],
  });
  const own = at(sites, 0);
  const hubs = sites.slice(1).map((site, index) => ({ site, lender: at(lenders, index) }));
  const asked = random.shuffle(hubs);
  const nameOf = ({ site }: (typeof hubs)[number]) => code(site.vnet);
  const isThere = (lender: Lender) => lender !== 'no-gateway';
  const say = ({ site, lender }: (typeof hubs)[number]): Prose => {
    const link = code(linkName({ from: site.vnet, to: own.vnet }));
    switch (lender) {
      case 'near':
        return `${code(site.vnet)} has a gateway and ${link} allows transit.`;
      case 'far':
        return `${code(site.vnet)} has a gateway and ${link} allows transit; that it is in ${site.region.title} doesn't matter.`;
      case 'not-lent':
        return `${link} doesn't allow transit.`;
      case 'basic':
        return `${code(gatewayOf(site).name)} has the SKU Basic, which can't be shared over a peering.`;
      case 'no-gateway':
        return `${code(site.vnet)} has a GatewaySubnet, but no gateway in it.`;
    }
  };
  const basics = hubs.filter(({ lender }) => lender === 'basic');
  return {
    form: 'ask',
    prompt: random.pick([
      `${code(own.vnet)} is peered with ${list(asked.map(nameOf))}. The gateway of which of them can it be set to use?`,
      `One of the gateways in ${list(asked.map(nameOf))} is to carry the traffic of ${code(own.vnet)}. Whose gateway comes into question as things are?`,
      level === 1
        ? `${list(asked.map(nameOf))} offer ${code(own.vnet)} the use of their gateways. Whose could it use?`
        : `On which of its links, to ${list(asked.map(nameOf))}, does Azure let ${code(own.vnet)} switch on ${code('useRemoteGateways')}?`,
    ]),
    note: [
      placesOf(sites),
      ...(hasOwn ? [`${code(own.vnet)} has a VPN gateway of its own.`] : []),
      ...basics.map(({ site }) => `${code(gatewayOf(site).name)} has the SKU Basic.`),
      ...(level === 1 ? ['All of them allow their peers to use their gateways.'] : []),
    ].join(' '),
    topology: buildTopology({
      vnets: [hasOwn ? withGateway(own) : vnetOf(own), ...hubs.map(({ site }) => withGateway(site))],
      gateways: [
        ...(hasOwn ? [gatewayOf(own)] : []),
        ...hubs
          .filter(({ lender }) => isThere(lender))
          .map(({ site, lender }) => gatewayOf(site, lender === 'basic' ? 'Basic' : undefined)),
      ],
      links: hubs.flatMap(({ site, lender }) =>
        peer(own.vnet, site.vnet, [{}, { transit: lender !== 'not-lent' }]),
      ),
    }),
    queries: asked.map(({ site }) => setRemoteGateways({ from: own.vnet, to: site.vnet })),
    phrase: (answers) => {
      const may = asked.filter((_, index) => (answers[index] as CanPeerAnswer).allowed);
      return may.length === 0 ? 'None of them' : list(may.map(nameOf), 'or');
    },
    headline: hasOwn
      ? 'No remote gateway beside one’s own'
      : 'Any gateway that is lent will do, but only one',
    why: () =>
      hasOwn
        ? `${code(own.vnet)} has ${code(gatewayOf(own).name)}, and a network with a gateway of its own can't borrow another. The peerings themselves are fine as they are.`
        : `${code(own.vnet)} has no gateway of its own. ${hubs.map(say).join(' ')} Whichever it is, only one link may use remote gateways.`,
    rules: hasOwn ? ['R55'] : ['R50', 'R56', 'R55', 'R54'],
    about: hasOwn ? ['M16'] : ['M17', 'M15'],
  };
}
