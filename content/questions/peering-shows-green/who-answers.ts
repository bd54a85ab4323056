import type { Draft } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { privateBlockOf } from '../../topologies/addresses';
import { type NetworkPlan, peer } from '../../topologies/plan';
import { drawSites, nicOf, type Site, vnetOf } from '../../topologies/scene';
import { askWhich } from '../parts/asking';
import { asksWhichAnswer } from '../parts/outcomes';
import { cut, groupOf, type Matter, rulesOf, tableOf } from './scene';

/** Three peers of one network, all Connected, and not all of them in reach. */
export function drawWhoAnswers(random: Random, level: Level): Draft {
  const [from, ...peers] = drawSites(random, 4, {
    hub: true,
    regions: level === 1 ? 'same' : 'any',
  }) as [Site, Site, Site, Site];
  const matters = random.sample<Matter | 'free'>(
    level === 1
      ? ['far-rules', 'free', 'free', 'cut-back', 'tag']
      : ['far-rules', 'free', 'tag', 'locked-out', 'cut-back', 'wide-back'],
    3,
  );
  const of = (site: Site) => matters[peers.indexOf(site)] ?? 'free';
  const hasRules = (site: Site) => ['far-rules', 'tag', 'locked-out'].includes(of(site));
  const hasTable = (site: Site) => ['cut-back', 'wide-back'].includes(of(site));
  const block = privateBlockOf(from.range);
  const plan: NetworkPlan = {
    vnets: [
      vnetOf(from),
      ...peers.map((site) =>
        vnetOf(site, {
          ...(hasRules(site) && { nsg: groupOf(site) }),
          ...(hasTable(site) && { routeTable: tableOf(site) }),
        }),
      ),
    ],
    nics: [from, ...peers].map((site) => nicOf(site)),
    nsgs: peers
      .filter(hasRules)
      .map((site) => ({ name: groupOf(site), rules: rulesOf(of(site) as Matter, site) })),
    routeTables: peers.filter(hasTable).map((site) => ({
      name: tableOf(site),
      routes: cut(site, of(site) === 'cut-back' ? from.range : block).slice(0, level === 1 ? 1 : 2),
    })),
    links: peers.flatMap((site) => peer(from.vnet, site.vnet)),
  };
  const because = (site: Site): string => {
    switch (of(site)) {
      case 'far-rules':
        return `${code(site.vm)} doesn't: ${code(groupOf(site))} has no rule for port ${site.role.port} and ends in ${code('DenyRest')}.`;
      case 'cut-back':
        return `${code(site.vm)} doesn't: its reply follows ${code(tableOf(site))}, where ${code(from.range)} leads to None.`;
      case 'wide-back':
        return `${code(site.vm)} does: the route ${code(block)} → None is shorter than the peering's ${code(from.range)}.`;
      case 'locked-out':
        return `${code(site.vm)} does: the peer belongs to the tag VirtualNetwork, and the reply needs no outbound rule.`;
      case 'tag':
        return `${code(site.vm)} does: the tag VirtualNetwork in ${code('AllowVnet')} takes in the peer's ${code(from.range)}.`;
      default:
        return `${code(site.vm)} does: nothing stands in its way.`;
    }
  };
  return askWhich(
    plan,
    from,
    random.shuffle(peers).map((site) => ({ site, name: site.vm })),
    {
      prompt: asksWhichAnswer(random, from),
      note: `All links are Connected. Each call goes to the port of the service that the machine offers: ${list(
        peers.map(({ vm, role }) => `${code(vm)} ${role.port}`),
      )}.`,
      headline: 'Connected means that there are routes, and no more',
      why: peers.map(because).join(' '),
      rules: ['R35', 'R81', 'R62'],
      about: ['M36', 'M24', 'M28'],
      withReply: true,
    },
  );
}
