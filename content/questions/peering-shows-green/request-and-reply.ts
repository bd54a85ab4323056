import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { privateBlockOf } from '../../topologies/addresses';
import { type NetworkPlan, type NsgPlan, peer } from '../../topologies/plan';
import { drawSites, nicOf, type Site, vnetOf } from '../../topologies/scene';
import { askPlace, asksPlace } from '../parts/outcomes';
import { cut, groupOf, type Matter, otherPort, rulesOf, tableOf } from './scene';

/** One peering, all green, and something in the way or not. */
export function drawRequest(random: Random, level: Level): Draft {
  const [from, to] = drawSites(random, 2) as [Site, Site];
  const matter = random.pick<Matter>([
    'far-rules',
    'tag',
    'locked-out',
    'cut-there',
    'cut-back',
    'wide-there',
    'wide-back',
  ]);
  const block = random.pick([privateBlockOf(to.range), '0.0.0.0/0']);
  const [there, back] = [
    random.pick([to.range, to.subnet.range]),
    random.pick([from.range, from.subnet.range]),
  ];
  const hasRules = matter === 'far-rules' || matter === 'tag' || matter === 'locked-out';
  const atNic = random.oneIn(2);
  const tables = {
    'cut-there': [{ name: tableOf(from), routes: cut(from, there) }],
    'wide-there': [{ name: tableOf(from), routes: cut(from, block) }],
    'cut-back': [{ name: tableOf(to), routes: cut(to, back) }],
    'wide-back': [{ name: tableOf(to), routes: cut(to, block) }],
    'far-rules': [],
    tag: [],
    'locked-out': [],
  }[matter];
  const group: NsgPlan = { name: groupOf(to), rules: rulesOf(matter, to) };
  const table = (site: Site) =>
    tables.some(({ name }) => name === tableOf(site)) ? { routeTable: tableOf(site) } : {};
  const plan: NetworkPlan = {
    vnets: [
      vnetOf(from, table(from)),
      vnetOf(to, { ...table(to), ...(hasRules && !atNic && { nsg: group.name }) }),
    ],
    nics: [nicOf(from), nicOf(to, hasRules && atNic ? { nsg: group.name } : {})],
    nsgs: hasRules ? [group] : [],
    routeTables: tables,
    links: peer(from.vnet, to.vnet, [{ forwarded: level === 3 }, {}]),
  };
  const green =
    matter !== 'cut-there' && random.oneIn(2)
      ? `Both links are Connected, and next hop from ${code(from.vm)} to ${code(to.ip)} names the peering.`
      : random.pick(['Both links are Connected.', 'In the portal both links of the peering show Connected.']);
  return askPlace(plan, from, to, {
    prompt: `${green} ${asksPlace(random, from, to)}`,
    note: hasRules ? 'No route table is in use.' : 'No NSG is in use.',
    ...told(matter, { from, to, there, back, block }),
  });
}

type Told = {
  readonly from: Site;
  readonly to: Site;
  readonly there: string;
  readonly back: string;
  readonly block: string;
};

function told(matter: Matter, { from, to, there, back, block }: Told) {
  switch (matter) {
    case 'far-rules':
      return {
        headline: 'A peering says nothing about NSGs',
        why: `Routes take the packet to ${code(to.vnet)}. There ${code(groupOf(to))} allows port ${otherPort(to)} and denies the rest, ${to.role.port} included. Neither the state of the links nor next hop looks at rules; IP flow verify at ${code(to.vm)} would show it.`,
        rules: ['R81', 'R35', 'R90'] as const,
        about: ['M36'] as const,
      };
    case 'tag':
      return {
        headline: 'The VirtualNetwork tag includes the peer',
        why: `Since the peering, VirtualNetwork in ${code(to.vnet)} holds ${code(from.range)} too, so ${code('AllowVnet')} lets ${code(from.ip)} in before ${code('DenyRest')} is reached.`,
        rules: ['R96', 'R90'] as const,
        about: ['M28'] as const,
      };
    case 'locked-out':
      return {
        headline: 'The tag includes the peer, and the reply needs no rule',
        why: `Since the peering, VirtualNetwork in ${code(to.vnet)} holds ${code(from.range)} too, so ${code('AllowVnet')} lets the request in. The reply belongs to that connection and passes ${code('DenyOutbound')}.`,
        rules: ['R93', 'R96'] as const,
        about: ['M26'] as const,
      };
    case 'cut-there':
      return {
        headline: 'A user route comes before the peering',
        why: `${code(tableOf(from))} sends ${code(there)} to None, and that is as long as the peering's ${code(to.range)} or longer. User routes win there, so the request ends at ${code(from.vm)}, although the peering is up.`,
        rules: ['R35', 'R71', 'R68'] as const,
        about: ['M13'] as const,
      };
    case 'cut-back':
      return {
        headline: 'The reply is routed by the far side’s own table',
        why: `The way there is free. The reply starts in ${code(to.vnet)}, whose table ${code(tableOf(to))} sends ${code(back)} to None: it never comes back. A look at the routes of ${code(from.vm)} shows nothing of that.`,
        rules: ['R62', 'R71'] as const,
        about: ['M24'] as const,
      };
    case 'wide-there':
    case 'wide-back': {
      const [table, range] = matter === 'wide-there' ? [tableOf(from), to.range] : [tableOf(to), from.range];
      return {
        headline: 'The longest prefix wins, whoever wrote it',
        why: `${code(table)} sends ${code(block)} to None. The peering's route ${code(range)} is longer, and the longest match is taken: only addresses that no longer route covers are dropped.`,
        rules: ['R68', 'R71'] as const,
        about: ['M19'] as const,
      };
    }
  }
}
