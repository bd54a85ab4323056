import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { buildTopology, peer } from '../../topologies/plan';
import { at, drawSites, planOf } from '../../topologies/scene';
import { asksWhichAreTrue } from '../parts/stating';
import { hasRow, hopIs, NOBODY, peeringType, type Said } from './statements';

/** No route table: what peers bring, and what they don't. */
export function drawPeers(random: Random, level: Level): Draft {
  const sites = drawSites(random, 4, { regions: 'different' });
  const [a, b, c, d] = [at(sites, 0), at(sites, 1), at(sites, 2), at(sites, 3)];
  const isHalf = random.oneIn(2);
  const topology = buildTopology(
    planOf(sites, {
      links: [
        ...peer(a.vnet, b.vnet),
        ...peer(b.vnet, c.vnet),
        ...(isHalf ? [random.pick(peer(a.vnet, d.vnet))] : peer(a.vnet, d.vnet)),
      ],
    }),
  );
  const peered = random.pick(isHalf ? [b] : [b, d]);
  const whole: Said = {
    level,
    why: `The peering with ${code(peered.vnet)} brings one row for its range ${code(peered.range)} as a whole, whatever subnets it has.`,
    rules: ['R33'],
  };
  const unknown: Said = {
    level,
    why: `${code(NOBODY)} belongs to no network here. The longest match is the None route that Azure makes for private ranges, so such packets are dropped.`,
    rules: ['R65', 'R63'],
  };
  const row = random.oneIn(2)
    ? hasRow(topology, a, peered.range, peeringType(a, peered), whole)
    : hasRow(topology, a, peered.subnet.range, peeringType(a, peered), whole);
  const third = random.oneIn(2)
    ? hopIs(
        topology,
        a,
        NOBODY,
        'a private address that nobody has',
        random.pick(['None', 'Internet']),
        unknown,
      )
    : random.oneIn(2)
      ? hasRow(topology, a, c.range, peeringType(a, c), {
          level,
          why: `${code(c.vnet)} is a peer of ${code(b.vnet)}, which brings ${code(a.vnet)} nothing: no row holds ${code(c.range)}.`,
          rules: ['R37'],
        })
      : hopIs(topology, a, c.ip, `the address of ${code(c.vm)}`, random.pick(['None', peeringType(a, c)]), {
          level,
          why: `${code(c.vnet)} is a peer of ${code(b.vnet)} and none of ${code(a.vnet)}. So ${code(c.ip)} falls to a None route for private ranges.`,
          rules: ['R37', 'R65'],
        });
  const last = isHalf
    ? hopIs(topology, a, d.ip, `the address of ${code(d.vm)}`, random.pick(['None', peeringType(a, d)]), {
        level,
        why: `Between ${code(a.vnet)} and ${code(d.vnet)} there is one link of two. A link that is not Connected brings no route, and ${code(d.ip)} falls to a None route.`,
        rules: ['R31', 'R24'],
      })
    : hopIs(
        topology,
        a,
        d.ip,
        `the address of ${code(d.vm)}`,
        random.pick(['None', peeringType(a, d), peeringType(a, d)]),
        {
          level,
          why: `${code(d.vnet)} is a peer, so a row holds ${code(d.ip)}. It comes from a peering between two regions${level === 1 ? '' : `, and is of type ${code('VNetGlobalPeering')}`}.`,
          rules: ['R33', 'R34'],
        },
      );
  return {
    form: 'parts',
    prompt: asksWhichAreTrue(random),
    note: `No route table is in use. ${code(a.vnet)} is in ${a.region.title}${
      level === 2
        ? '; the figure shows where the others are'
        : `, ${sites
            .slice(1)
            .map((site) => `${code(site.vnet)} in ${site.region.title}`)
            .join(', ')}`
    }.`,
    topology,
    parts: random.shuffle(
      [row, third, last].filter(
        (each, index, all) => all.findIndex(({ label }) => label === each.label) === index,
      ),
    ),
    headline: 'One row for each range of each peer',
    why: `What ${code(a.vnet)} has: a row for itself, one for each range of a network it is itself peered with, None for the other private ranges, and the internet for the rest.`,
    rules: ['R33', 'R63'],
  };
}
