import type { ReachAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { privateBlockOf } from '../topologies/addresses';
import { buildTopology, type NetworkPlan, type NsgPlan, peer, type RoutePlan } from '../topologies/plan';
import { drawSites, nicOf, reach, type Site, vnetOf } from '../topologies/scene';
import { askWhich } from './parts/asking';
import { askPlace, asksPlace, asksWhichAnswer, isAnswered } from './parts/outcomes';

/** The peering is up and next hop says so, and still it may not work: what stops the packet? */
export const peeringShowsGreen: Family = {
  id: 'peering-shows-green',
  title: 'Everything shows green',
  concepts: ['peering-troubleshooting', 'effective-routes-and-next-hop', 'nsg-rules'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M11', 'M13', 'M18', 'M19', 'M24', 'M26', 'M28', 'M36'],
  structures: [
    { name: 'request-and-reply', levels: [2, 3], draw: drawRequest },
    { name: 'who-answers', draw: drawWhoAnswers },
    { name: 'port-by-port', draw: drawPorts },
  ],
};

const tableOf = (site: Site) => `rt-${site.workload}`;
const groupOf = (site: Site) => `nsg-${site.workload}`;

/** What stands in the way, or seems to. */
type Matter = 'far-rules' | 'tag' | 'locked-out' | 'cut-there' | 'cut-back' | 'wide-there' | 'wide-back';

const cut = (site: Site, prefix: string): RoutePlan[] => [
  { name: 'quarantine', prefix, nextHop: 'None' },
  { name: `partner-of-${site.workload}`, prefix: '198.51.100.0/24', nextHop: 'Internet' },
];

const otherPort = (site: Site) => (site.role.port === 443 ? '8443' : '443');

function rulesOf(matter: Matter, to: Site): NsgPlan['rules'] {
  const port = matter === 'far-rules' ? otherPort(to) : String(to.role.port);
  return [
    {
      name: matter === 'far-rules' ? `AllowPort${port}` : 'AllowVnet',
      priority: 300,
      direction: 'Inbound',
      access: 'Allow',
      protocol: 'Tcp',
      source: 'VirtualNetwork',
      port,
    },
    { name: 'DenyRest', priority: 4000, direction: 'Inbound', access: 'Deny' },
    ...(matter === 'locked-out'
      ? [{ name: 'DenyOutbound', priority: 4000, direction: 'Outbound', access: 'Deny' } as const]
      : []),
  ];
}

function drawRequest(random: Random, level: Level): Draft {
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

/** Three peers of one network, all Connected, and not all of them in reach. */
function drawWhoAnswers(random: Random, level: Level): Draft {
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

const SERVICES = [
  { port: 443, rule: 'AllowHttps' },
  { port: 22, rule: 'AllowSsh' },
  { port: 1433, rule: 'AllowSql' },
  { port: 3389, rule: 'AllowRdp' },
  { port: 8080, rule: 'AllowApi' },
] as const;

/** One server in a peered network, and the ports that its group leaves open. */
function drawPorts(random: Random, level: Level): Draft {
  const [from, to] = drawSites(random, 2, { regions: level === 1 ? 'same' : 'any' }) as [Site, Site];
  const asked = random.sample(SERVICES, 3).toSorted((a, b) => a.port - b.port);
  const spare = SERVICES.find((each) => !asked.includes(each)) ?? asked[0] ?? SERVICES[0];
  const byTag = random.sample(asked, random.pick([0, 1, 1, 2, 2]));
  const byRange = level === 1 ? [] : asked.filter((each) => !byTag.includes(each) && random.oneIn(2));
  const isClosed = !random.oneIn(3);
  const closedOut = level === 3 && random.oneIn(2);
  const group: NsgPlan = {
    name: groupOf(to),
    rules: [
      ...random
        .shuffle([...byTag, ...byRange, ...(byTag.length + byRange.length === 0 ? [spare] : [])])
        .map(({ port, rule }, index) => ({
          name: rule,
          priority: (index + 1) * 100,
          direction: 'Inbound' as const,
          access: 'Allow' as const,
          protocol: 'Tcp' as const,
          source: byTag.some((each) => each.port === port) ? 'VirtualNetwork' : from.range,
          port: String(port),
        })),
      ...(isClosed
        ? [{ name: 'DenyRest', priority: 4000, direction: 'Inbound', access: 'Deny' } as const]
        : [
            {
              name: 'DenyVnet',
              priority: 4000,
              direction: 'Inbound',
              access: 'Deny',
              source: 'VirtualNetwork',
            } as const,
          ]),
      ...(closedOut
        ? [{ name: 'DenyOutbound', priority: 4000, direction: 'Outbound', access: 'Deny' } as const]
        : []),
    ],
  };
  const names = (list_: readonly { readonly port: number }[]) =>
    list_.length === asked.length
      ? 'All three'
      : list_.length === 0
        ? 'None of them'
        : list(list_.map(({ port }) => String(port)));
  const open = asked.filter((each) => byTag.includes(each) || byRange.includes(each));
  return {
    form: 'ask',
    prompt: random.pick([
      `Both links are Connected, and ${code(to.vm)} listens on the ports ${list(asked.map(({ port }) => String(port)))}. On which of them does ${code(from.vm)} get an answer?`,
      `${code(from.vm)} tries the ports ${list(asked.map(({ port }) => String(port)))} of ${code(to.vm)}, its peer. Which of them answer?`,
      `${code(to.vm)} in the peered network offers a service on each of the ports ${list(asked.map(({ port }) => String(port)))}. Which can ${code(from.vm)} use?`,
    ]),
    note: `The peering is Connected on both sides, and no route table is in use.`,
    topology: buildTopology({
      vnets: [vnetOf(from), vnetOf(to, { nsg: group.name })],
      nics: [nicOf(from), nicOf(to)],
      nsgs: [group],
      links: peer(from.vnet, to.vnet),
    }),
    queries: asked.map(({ port }) => reach(from, to, port)),
    phrase: (answers) => names(asked.filter((_, index) => isAnswered(answers[index] as ReachAnswer))),
    headline: 'A peering opens a way, an NSG decides who may use it',
    why: () =>
      `${code(group.name)} lets in ${open.length === 0 ? `port ${spare.port} only, which is not among them` : list(open.map(({ port, rule }) => `port ${port} (${code(rule)})`))}${
        byTag.length > 0 ? ', since the tag VirtualNetwork takes in the peered network' : ''
      }. ${open.length === asked.length ? 'That is all three.' : `Everything else from ${code(from.range)} ends at ${code(isClosed ? 'DenyRest' : 'DenyVnet')}, Connected or not.`}${
        closedOut ? ` Replies need no rule, so ${code('DenyOutbound')} stops none of them.` : ''
      }`,
    rules: ['R35', 'R96', 'R90', ...(closedOut ? (['R93'] as const) : [])],
    about: ['M13', 'M28'],
    withReply: true,
  };
}
