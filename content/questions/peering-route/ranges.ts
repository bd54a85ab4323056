import type { Draft } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { subnetOf } from '../../topologies/addresses';
import { peer } from '../../topologies/plan';
import { idleFlags } from '../parts/scenery';
import { askRows, drawPair, moreSubnets, typeOf } from './scene';

const MORE_RANGES = ['172.31.0.0/20', '192.168.240.0/21', '10.250.0.0/18', '100.64.8.0/22'];

/** One range or two, known to both sides or not yet, and at level 3 a peering of subnets only. */
export function drawRanges(random: Random, level: Level): Draft {
  const kind = random.pick(
    level === 2
      ? (['one', 'two', 'behind', 'not-synced', 'half', 'half'] as const)
      : (['two', 'behind', 'not-synced', 'subnets', 'subnets', 'half'] as const),
  );
  const pair = drawPair(random);
  const { here, there, behind } = pair;
  const second = random.pick(MORE_RANGES);
  const added = { name: 'snet-added', range: subnetOf(second, 0) };
  const others = moreSubnets(random, pair);
  const flags = [idleFlags(random, level), idleFlags(random, level)] as const;
  const [mine, theirs] = peer(here.vnet, there.vnet, flags);
  const region = pair.isGlobal ? 'different regions' : 'the same region';
  switch (kind) {
    case 'one':
      return askRows(
        random,
        pair,
        { thereSubnets: others, links: [mine, theirs] },
        {
          headline: 'One route for each range, none for each subnet',
          why: `The peering adds a system route for the address space of ${code(there.vnet)}, which is one range: ${code(there.range)}. How it is cut into subnets doesn't show. The type is ${typeOf(pair)}, since the two networks are in ${region}.`,
          rules: ['R33', 'R18'],
          about: ['M18'],
        },
      );
    case 'half':
      return askRows(
        random,
        pair,
        {
          ranges: [there.range, second],
          thereSubnets: [added],
          links: random.oneIn(2) ? [mine] : [theirs],
        },
        {
          headline: 'Half a peering brings no route',
          why: `Between ${code(here.vnet)} and ${code(there.vnet)} there is one link, and it takes two. Until both exist, neither ${code(there.range)} nor ${code(second)} gets a route.`,
          rules: ['R31', 'R24'],
          about: ['M4'],
        },
      );
    case 'two':
      return askRows(
        random,
        pair,
        { ranges: [there.range, second], thereSubnets: [added], links: [mine, theirs] },
        {
          headline: 'One route for each range of the address space',
          why: `${code(there.vnet)} has two ranges, ${code(there.range)} and ${code(second)}, and each becomes one route of type ${typeOf(pair)}, the networks being in ${region}. Subnets inside them make none.`,
          rules: ['R33', 'R18'],
          about: ['M18'],
        },
      );
    case 'behind':
      return askRows(
        random,
        pair,
        {
          thereSubnets: others,
          links: [mine, theirs, ...peer(there.vnet, behind.vnet)],
          withBehind: true,
        },
        {
          headline: 'A route for the peer, none for the peer’s peer',
          why: `${code(here.vnet)} is peered with ${code(there.vnet)} and gets one route for its range, ${code(there.range)}. ${code(behind.vnet)} is only a peer of its peer, and nothing leads to ${code(behind.range)}.`,
          rules: ['R33', 'R37'],
          about: ['M1', 'M18'],
        },
      );
    case 'not-synced':
      return askRows(
        random,
        pair,
        {
          ranges: [there.range, second],
          thereSubnets: [added],
          links: [{ ...mine, remoteRanges: [there.range] }, theirs],
        },
        {
          lead: `${code(there.vnet)} has got the range ${code(second)}, and no link has been synced since.`,
          headline: 'A new range has no route until the peer is synced',
          why: `Both links are Connected, and what ${code(here.vnet)} knew before stays in its table: ${code(there.range)}. ${code(second)} joins it once the link of ${code(here.vnet)} is synced; it shows LocalNotInSync until then.`,
          rules: ['R11', 'R30', 'R33'],
          about: ['M8', 'M18'],
        },
      );
    case 'subnets': {
      const chosen = [there.subnet, ...others];
      const [local, remote] = [[here.subnet.name], chosen.map(({ name }) => name)];
      const idle = { name: 'snet-internal', range: subnetOf(there.range, 3) };
      return askRows(
        random,
        pair,
        {
          thereSubnets: [...others, idle],
          links: peer(here.vnet, there.vnet, [
            { subnets: { local, remote } },
            { subnets: { local: remote, remote: local } },
          ]),
        },
        {
          lead: `The peering is one of subnets: ${list(remote.map(code))} of ${code(there.vnet)} with ${code(here.subnet.name)} of ${code(here.vnet)}.`,
          headline: 'With subnet peering the routes are those of the subnets',
          why: `Both links name subnets instead of whole networks. So ${code(here.vnet)} gets one route for each subnet that takes part, ${list(chosen.map(({ range }) => code(range)))}, and none for the rest of ${code(there.range)}.`,
          rules: ['R112', 'R111'],
          about: ['M11'],
        },
      );
    }
  }
}
