import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { type LinkPlan, peer } from '../../topologies/plan';
import { idleRoutes } from '../parts/scenery';
import { askRows, drawPair, moreSubnets, tableOf, typeOf } from './scene';

/** Something is off or missing: access, propagation, a link. Is the route still there? */
export function drawSwitchedOff(random: Random, level: Level): Draft {
  const kind = random.pick(['access', 'propagation', 'link', 'link', 'expected'] as const);
  const pair = drawPair(random);
  const { here, there } = pair;
  const thereSubnets = moreSubnets(random, pair);
  const mine = { from: here.vnet, to: there.vnet };
  const theirs = { from: there.vnet, to: here.vnet };
  const routes = idleRoutes(random, level);
  switch (kind) {
    case 'access': {
      const off = { access: false };
      return askRows(
        random,
        pair,
        { thereSubnets, routes, links: peer(here.vnet, there.vnet, [off, random.oneIn(2) ? off : {}]) },
        {
          lead: `On its link to ${code(there.vnet)}, ${code(here.vnet)} has ${code('allowVirtualNetworkAccess')} off.`,
          headline: 'Without access the route stays',
          why: `Both links are Connected, and that is what brings the route for ${code(there.range)}, of type ${typeOf(pair)}. ${code('allowVirtualNetworkAccess')} decides whether ${code(there.vnet)} belongs to the VirtualNetwork tag; the table of routes doesn't change.`,
          rules: ['R40', 'R33'],
          about: ['M14'],
        },
      );
    }
    case 'propagation': {
      const table = tableOf(pair);
      return askRows(
        random,
        pair,
        { thereSubnets, routes, links: peer(here.vnet, there.vnet), propagation: false },
        {
          lead: `The route table ${code(table)} of the subnet has gateway route propagation switched off.`,
          headline: 'Propagation is about gateway routes only',
          why: `${code(table)} keeps routes of gateways out of the subnet. The route for ${code(there.range)} comes from the peering, as a system route, and stays.`,
          rules: ['R59', 'R33'],
          about: ['M33'],
        },
      );
    }
    case 'link': {
      const link: LinkPlan = random.oneIn(2) ? mine : theirs;
      return askRows(
        random,
        pair,
        { thereSubnets, routes, links: [link] },
        {
          lead: random.pick([
            `${code(link.from)} has a link to ${code(link.to)}, which has none so far.`,
            `The link from ${code(link.from)} to ${code(link.to)} exists, the one back doesn't.`,
          ]),
          headline: 'A link that is Initiated brings no route',
          why: `There is one link, in ${code(link.from)}. Until ${code(link.to)} has one that leads back, it stays Initiated, and neither side gets a route.`,
          rules: ['R31', 'R24'],
          about: ['M4'],
        },
      );
    }
    case 'expected':
      return askRows(
        random,
        pair,
        {
          thereSubnets,
          routes,
          links: peer(here.vnet, there.vnet, [{ remoteRanges: [there.range] }, {}]),
          propagation: false,
        },
        {
          lead: `A colleague has switched off gateway route propagation in ${code(tableOf(pair))} and expects ${code(here.vm)} to be cut off from ${code(there.vnet)}.`,
          headline: 'Propagation is about gateway routes only',
          why: `The route for ${code(there.range)} comes from the peering and not from a gateway, so ${code(tableOf(pair))} doesn't keep it out. To cut the two off it would take a user route for ${code(there.range)} with next hop None, or the end of the peering.`,
          rules: ['R59', 'R33', 'R71'],
          about: ['M33'],
        },
      );
  }
}
