import type { ReachAnswer } from '@/lib/quiz/ask';
import type { Draft } from '@/lib/quiz/family';
import { arrives, code, list } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { lastSubnetOf } from '../../topologies/addresses';
import { buildTopology, type LinkPlan, peer } from '../../topologies/plan';
import { at, drawSites, nicOf, reach, type Site, vnetOf } from '../../topologies/scene';
import { idleFlags, placesOf } from '../parts/scenery';

/** How a network stands to the one that sends: peered with it, with one of its peers only, by half a peering, or not. */
type Tie = 'peer' | 'behind' | 'half' | 'leftover';

/** A network, one it is peered with, and others that are tied to them in different ways. Which are within reach? */
export function drawWithinReach(random: Random, level: Level): Draft {
  const ties = random.pick<readonly Tie[]>(
    level === 1
      ? [
          ['behind', 'peer'],
          ['behind', 'half'],
          ['peer', 'half'],
          ['behind', 'behind'],
          ['peer', 'peer'],
        ]
      : [
          ['behind', 'peer', 'half'],
          ['behind', 'peer', 'peer'],
          ['half', 'peer', 'peer'],
          ['leftover', 'peer', 'peer'],
          ['behind', 'behind', 'peer'],
          ['leftover', 'peer', 'behind'],
        ],
  );
  const regions = ['home', 'home', ...ties.map((tie) => (tie === 'peer' ? 'away' : 'home'))] as const;
  const sites = drawSites(random, ties.length + 2, { hub: random.oneIn(2), regions });
  const [middle, from, ...others] = sites as [Site, Site, ...Site[]];
  const withGateway = level === 3 && random.oneIn(2);
  const borrows = withGateway ? { remoteGateways: true } : {};
  const lends = withGateway ? { transit: true } : {};
  const linksOf = (site: Site, tie: Tie): readonly LinkPlan[] => {
    switch (tie) {
      case 'peer':
        return peer(from.vnet, site.vnet, [idleFlags(random, level), idleFlags(random, level)]);
      case 'behind':
        return peer(site.vnet, middle.vnet, [borrows, lends]);
      case 'half':
        return [random.oneIn(2) ? { from: from.vnet, to: site.vnet } : { from: site.vnet, to: from.vnet }];
      case 'leftover':
        return [{ from: from.vnet, to: site.vnet, state: 'Disconnected' }];
    }
  };
  const tied = others.map((site, index) => ({ site, tie: at(ties, index) }));
  const targets = random.shuffle([middle, ...others]);
  const say = (tie: Tie, one: string, many: string) => {
    const names = tied.filter((each) => each.tie === tie).map(({ site }) => code(site.vnet));
    return names.length === 0 ? [] : [`${list(names)} ${names.length > 1 ? many : one}`];
  };
  const gatewaySubnet = { name: 'GatewaySubnet', range: lastSubnetOf(middle.range, 27) };
  return {
    form: 'ask',
    prompt: random.pick([
      `Which of the other machines does ${code(from.vm)} reach by their private addresses?`,
      `${code(from.vm)} tries to connect to each of the other machines. Which of them answer?`,
      `With which of the other machines can ${code(from.vm)} talk?`,
    ]),
    note: `${placesOf(sites)} No NSG and no route table is in use.`,
    topology: buildTopology({
      vnets: sites.map((site) => vnetOf(site, {}, withGateway && site === middle ? [gatewaySubnet] : [])),
      nics: sites.map((site) => nicOf(site)),
      links: [
        ...peer(from.vnet, middle.vnet, [borrows, lends]),
        ...tied.flatMap(({ site, tie }) => linksOf(site, tie)),
      ],
      ...(withGateway && {
        gateways: [{ name: `vgw-${middle.workload}`, vnet: middle.vnet }],
        sites: [{ name: 'office', ranges: ['10.254.0.0/16'], gateway: `vgw-${middle.workload}` }],
      }),
    }),
    queries: targets.map((target) => reach(from, target)),
    phrase: (answers) => {
      const reached = targets.filter((_, index) => arrives(answers[index] as ReachAnswer));
      return reached.length === 0 ? 'None of them' : list(reached.map(({ vm }) => code(vm)));
    },
    headline: 'A network reaches those it is itself peered with',
    why: () =>
      [
        `${code(from.vnet)} and ${code(middle.vnet)} are peered.`,
        ...say(
          'peer',
          'is its peer as well, and the other region makes no difference.',
          'are its peers as well, and other regions make no difference.',
        ),
        ...say('behind', 'is only a peer of its peer.', 'are only peers of its peer.'),
        ...say('half', 'is tied to it by one link, where it takes two.', 'are tied by one link each.'),
        ...say(
          'leftover',
          'was its peer once: the link that is left is Disconnected and carries nothing.',
          'were its peers once.',
        ),
        ...(withGateway
          ? [`The shared gateway brings the office's range, not those of other networks.`]
          : []),
      ].join(' '),
    rules: ['R37', ...(ties.includes('half') ? (['R24'] as const) : []), 'R18'],
  };
}
