import type { Draft, Family } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose, Query } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, subnetOf } from '../topologies/addresses';
import { idOf, type NetworkPlan, type NicPlan, type NsgPlan, peer, type RulePlan } from '../topologies/plan';
import { drawSites, nicOf, reach, type Site, vnetOf } from '../topologies/scene';
import { askPick, type Item, isAllowed, isAnswered, named } from './parts/picking';

/** Rules that name groups of machines, in a network and in its peer. */
export const namedMachines: Family = {
  id: 'named-machines',
  title: 'Machines named by their group',
  concepts: ['application-security-groups', 'nsg-rules'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M13', 'M27', 'M30'],
  structures: [
    { name: 'which-rules', draw: drawWhichRules },
    { name: 'tiers', levels: [2, 3], draw: drawTiers },
    { name: 'who-gets-in', draw: drawWhoGetsIn },
    { name: 'who-is-reached', levels: [2, 3], draw: drawWhoIsReached },
  ],
};

const group = (...names: readonly string[]) => names.map((name) => ({ id: idOf('asg', name) }));

/** What a rule names, and whether its groups belong together. */
type Naming = 'own' | 'foreign' | 'mixed' | 'range' | 'priority';

const NAMINGS: Readonly<Record<Level, readonly Naming[]>> = {
  1: ['own', 'foreign', 'range', 'foreign'],
  2: ['own', 'foreign', 'foreign', 'mixed', 'range', 'priority'],
  3: ['own', 'foreign', 'mixed', 'mixed', 'range', 'priority'],
};

/** Two groups here, two in the peer; rules of an NSG here. */
function drawWhichRules(random: Random, level: Level): Draft {
  const [here, there] = drawSites(random, 2) as [Site, Site];
  const [clients, servers, partners] = ['asg-clients', 'asg-servers', `asg-${there.workload}`] as const;
  const nsg: NsgPlan = { name: `nsg-${here.workload}`, rules: [] };
  const nics: NicPlan[] = [
    nicOf(here, { asg: servers }),
    nicOf({ ...here, vm: 'vm-client-01', ip: hostOf(here.subnet.range, 20) }, { asg: clients }),
    nicOf(there, { asg: partners }),
  ];
  const kinds = random.sample(NAMINGS[level], level === 1 ? 2 : 3);
  const port = String(here.role.port);
  const rule = (kind: Naming): { says: Prose; properties: Record<string, unknown>; because: Prose } => {
    const toServers = { destinationApplicationSecurityGroups: group(servers) };
    switch (kind) {
      case 'own':
        return {
          says: `from ${code(clients)} to ${code(servers)}`,
          properties: { sourceApplicationSecurityGroups: group(clients), ...toServers },
          because: `names two groups of ${code(here.vnet)}, which is fine.`,
        };
      case 'foreign':
        return {
          says: `from ${code(partners)} to ${code(servers)}`,
          properties: { sourceApplicationSecurityGroups: group(partners), ...toServers },
          because: `puts ${code(partners)} of ${code(there.vnet)} beside ${code(servers)} of ${code(here.vnet)}, and that is refused, peered or not.`,
        };
      case 'mixed':
        return {
          says: `from ${code(clients)} and ${code(partners)} to ${code(here.subnet.range)}`,
          properties: {
            sourceApplicationSecurityGroups: group(clients, partners),
            destinationAddressPrefix: here.subnet.range,
          },
          because: `has groups of both networks as its source, and that is refused.`,
        };
      case 'range':
        return {
          says: `from ${code(there.subnet.range)} to ${code(servers)}`,
          properties: { sourceAddressPrefix: there.subnet.range, ...toServers },
          because: `names the peer by its range, which is always possible.`,
        };
      case 'priority':
        return {
          says: `from ${code(clients)} to ${code(servers)} with priority 4200`,
          properties: { sourceApplicationSecurityGroups: group(clients), ...toServers, priority: 4200 },
          because: `has a priority above 4096, and Azure takes none.`,
        };
    }
  };
  const written = kinds.map((kind, index) => ({ ...rule(kind), name: `rule-${'abc'[index]}` }));
  const query = (properties: Record<string, unknown>): Query => ({
    kind: 'canPeer',
    operation: 'createSecurityRule',
    networkSecurityGroup: { id: idOf('nsg', nsg.name) },
    properties: {
      priority: 300,
      direction: 'Inbound',
      access: 'Allow',
      protocol: 'Tcp',
      sourcePortRange: '*',
      destinationPortRange: port,
      ...properties,
    },
  });
  const items: Item[] = written.map(({ name, properties, because }) => ({
    name: code(name),
    query: query(properties),
    holds: isAllowed,
    because: `${code(name)} ${because}`,
  }));
  const all = written.map(({ name, says }) => `${code(name)}: ${says}`).join('; ');
  return askPick(
    random,
    {
      vnets: [vnetOf(here, { nsg: nsg.name }), vnetOf(there)],
      nics,
      nsgs: [nsg],
      asgs: [clients, servers, partners],
      links: peer(here.vnet, there.vnet),
    },
    items,
    {
      before: `Somebody writes rules into ${code(nsg.name)} that allow port ${port}. ${all}.`,
      which: ['Which of them does Azure take?', 'Which of these rules come about?'],
      whichNot: ['Which of them does Azure refuse?', "Which of these rules can't be written?"],
      note: `${code(servers)} and ${code(clients)} hold machines of ${code(here.vnet)}, ${code(partners)} those of its peer ${code(there.vnet)}. Each rule is tried by itself.`,
      headline: 'The groups of one rule belong to one network',
      rules: kinds.includes('priority') ? ['R102', 'R90'] : ['R102'],
      about: ['M30'],
    },
  );
}

/** Tiers of one application, spread over a network and its peer; a rule for each hop, by groups alone. */
function drawTiers(random: Random, level: Level): Draft {
  const [here, there] = drawSites(random, 2) as [Site, Site];
  const tiers = ['web', 'app', 'data', 'jobs'].slice(0, level === 2 ? 3 : 4);
  const placed = tiers.map((tier, index) => {
    const site = random.pick([here, there]);
    const nic: NicPlan = {
      ...nicOf(site),
      name: `vm-${tier}-01`,
      ip: hostOf(site.subnet.range, 30 + index),
      asg: `asg-${tier}`,
    };
    return { tier, site, nic };
  });
  const nsgOf = (site: Site) => `nsg-${site.workload}`;
  const taken = random.oneIn(2);
  const pairs = placed.flatMap((from) => placed.filter((to) => to !== from).map((to) => [from, to] as const));
  const hops = random.sample(pairs, 3).map(([from, to], index) => {
    // one rule in some draws asks for a priority that its NSG has given away
    const priority = taken && index === 0 ? 100 : 300;
    const isOne = from.site === to.site;
    return {
      item: {
        name: `${code(`asg-${from.tier}`)} to ${code(`asg-${to.tier}`)}`,
        query: {
          kind: 'canPeer',
          operation: 'createSecurityRule',
          networkSecurityGroup: { id: idOf('nsg', nsgOf(to.site)) },
          properties: {
            priority,
            direction: 'Inbound',
            access: 'Allow',
            protocol: 'Tcp',
            sourcePortRange: '*',
            destinationPortRange: '8443',
            sourceApplicationSecurityGroups: group(`asg-${from.tier}`),
            destinationApplicationSecurityGroups: group(`asg-${to.tier}`),
          },
        },
        holds: isAllowed,
        because: !isOne
          ? `${code(`asg-${from.tier}`)} and ${code(`asg-${to.tier}`)} have their machines in different networks.`
          : priority === 100
            ? `${code(`asg-${from.tier}`)} and ${code(`asg-${to.tier}`)} are both in ${code(to.site.vnet)}, but priority 100 of ${code(nsgOf(to.site))} is taken.`
            : `${code(`asg-${from.tier}`)} and ${code(`asg-${to.tier}`)} are both in ${code(to.site.vnet)}.`,
      } satisfies Item,
      hint: priority === 100 ? `the one from ${code(`asg-${from.tier}`)} to ${code(`asg-${to.tier}`)}` : null,
    };
  });
  const items = hops.map(({ item }) => item);
  const odd = hops.flatMap(({ hint }) => hint ?? []);
  const names = named(random, items);
  const inNetwork = (site: Site) =>
    list(placed.filter((each) => each.site === site).map(({ tier }) => code(`asg-${tier}`)));
  return askPick(
    random,
    {
      vnets: [here, there].map((site) => vnetOf(site, { nsg: nsgOf(site) })),
      nics: placed.map(({ nic }) => nic),
      nsgs: [here, there].map((site) => ({
        name: nsgOf(site),
        rules: [{ name: 'DenyTelnet', priority: 100, direction: 'Inbound', access: 'Deny', port: '23' }],
      })),
      asgs: tiers.map((tier) => `asg-${tier}`),
      links: peer(here.vnet, there.vnet),
    },
    items,
    {
      before: `${[here, there]
        .filter((site) => placed.some((each) => each.site === site))
        .map((site) => `The machines of ${inNetwork(site)} are in ${code(site.vnet)}`)
        .join(
          '. ',
        )}. The two networks are peered. For each of these ways a rule is written into the NSG of where it ends, with the two groups as source and destination: ${names}.`,
      which: ['Which of these rules does Azure take?', 'For which of the ways can such a rule be written?'],
      whichNot: [
        'Which of these rules does Azure refuse?',
        'For which of the ways can no such rule be written?',
      ],
      note: `Each rule gets priority 300${odd.length ? `, except ${list(odd)}: that gets 100, which ${code('DenyTelnet')} has in both NSGs` : ''}.`,
      headline: 'Both groups of a rule belong to one network',
      rules: odd.length ? ['R102', 'R90'] : ['R102'],
      about: ['M30'],
    },
  );
}

type Scene = {
  readonly target: Site;
  /** in the same subnet, and of the group that the rule names */
  readonly member: Site;
  /** in the same subnet, and of the group or of none */
  readonly stranger: Site;
  readonly strangerIsMember: boolean;
  /** in another subnet, and of the group */
  readonly colleague: Site;
  readonly peer: Site;
};

function drawScene(random: Random): Scene {
  const [target, other] = drawSites(random, 2) as [Site, Site];
  const spare = { name: 'snet-more', range: subnetOf(target.range, 2) };
  return {
    target,
    member: { ...target, vm: 'vm-batch-01', ip: hostOf(target.subnet.range, 20) },
    strangerIsMember: random.oneIn(3),
    stranger: { ...target, vm: 'vm-batch-02', ip: hostOf(target.subnet.range, 21) },
    colleague: { ...target, vm: 'vm-batch-03', ip: hostOf(spare.range, random.int(0, 5)), subnet: spare },
    peer: other,
  };
}

const GROUP = 'asg-batch';
const PARTNERS = 'asg-partners';

function planOf(scene: Scene, group: NsgPlan): NetworkPlan {
  const { target, member, stranger, strangerIsMember, colleague, peer: other } = scene;
  return {
    vnets: [vnetOf(target, { nsg: group.name }, [colleague.subnet]), vnetOf(other)],
    nics: [
      nicOf(target),
      nicOf(member, { asg: GROUP }),
      nicOf(stranger, strangerIsMember ? { asg: GROUP } : {}),
      nicOf(colleague, { asg: GROUP }),
      nicOf(other, { asg: PARTNERS }),
    ],
    nsgs: [group],
    asgs: [GROUP, PARTNERS],
    links: peer(target.vnet, other.vnet),
  };
}

const memberNote = (scene: Scene): Prose => {
  const { target, member, stranger, strangerIsMember, colleague, peer: other } = scene;
  const members = [member, ...(strangerIsMember ? [stranger] : []), colleague];
  return [
    `${code(GROUP)} holds ${list(members.map(({ vm }) => code(vm)))}${strangerIsMember ? '' : `; ${code(stranger.vm)} is in no group`}.`,
    `${code(colleague.vm)} is in ${code(colleague.subnet.name)}; ${list([target, member, stranger].map(({ vm }) => code(vm)))} are in ${code(target.subnet.name)}.`,
    `${code(other.vm)} is in the peered ${code(other.vnet)}.`,
  ].join(' ');
};

const isMemberIn = ({ stranger, strangerIsMember, peer: other }: Scene, site: Site): boolean =>
  site !== other && (site !== stranger || strangerIsMember);

/** Who are asked about. */
function three(random: Random, scene: Scene): Site[] {
  const { member, stranger, strangerIsMember, colleague, peer: other } = scene;
  // where all are members, those of the subnet make the difference
  if (strangerIsMember && !random.oneIn(3)) return [member, stranger, colleague];
  return [other, ...random.sample([member, stranger, colleague], 2)];
}

function drawWhoGetsIn(random: Random, level: Level): Draft {
  const scene = drawScene(random);
  const { target, peer: other } = scene;
  // besides the group, the peer's range may be let in too, or nobody is and the group is denied
  const withPeer = level > 1 && random.oneIn(2);
  const denies = random.oneIn(2);
  const port = String(target.role.port);
  const rules: RulePlan[] = denies
    ? [{ name: 'DenyBatch', priority: 200, direction: 'Inbound', access: 'Deny', sourceAsg: GROUP }]
    : [
        {
          name: 'AllowBatch',
          priority: 200,
          direction: 'Inbound',
          access: 'Allow',
          protocol: 'Tcp',
          sourceAsg: GROUP,
          port,
        },
        ...(withPeer
          ? [
              {
                name: 'AllowPeer',
                priority: 210,
                direction: 'Inbound',
                access: 'Allow',
                protocol: 'Tcp',
                source: other.range,
                port,
              } as const,
            ]
          : []),
        { name: 'DenyRest', priority: 4000, direction: 'Inbound', access: 'Deny' },
      ];
  const nsg: NsgPlan = { name: `nsg-${target.workload}`, rules };
  const isMember = (site: Site) => isMemberIn(scene, site);
  const says = (site: Site): Prose => {
    if (denies)
      return isMember(site)
        ? `${code(site.vm)} belongs to ${code(GROUP)}, which ${code('DenyBatch')} denies.`
        : `${code(site.vm)} isn't of ${code(GROUP)}, so the default ${code('AllowVnetInBound')} lets it in.`;
    if (isMember(site))
      return `${code(site.vm)} belongs to ${code(GROUP)}, and ${code('AllowBatch')} lets it in.`;
    if (site === other && withPeer)
      return `${code(site.vm)} is let in by ${code('AllowPeer')}, which names its range.`;
    return site === other
      ? `${code(site.vm)} comes from the peer, which no rule names: ${code('DenyRest')} stops it.`
      : `${code(site.vm)} is in no group, and being in the same subnet doesn't help: ${code('DenyRest')} stops it.`;
  };
  const items: Item[] = three(random, scene).map((site) => ({
    name: code(site.vm),
    query: reach(site, target),
    holds: isAnswered,
    because: says(site),
  }));
  const names = named(random, items);
  const to = `${code(target.vm)} (${code(`${target.ip}:${port}`)})`;
  return askPick(random, planOf(scene, nsg), items, {
    before: denies
      ? `${code(nsg.name)} on ${code(target.subnet.name)} has one rule of its own: ${code('DenyBatch')} denies what comes in from the group ${code(GROUP)}.`
      : `${code(nsg.name)} on ${code(target.subnet.name)} lets in the group ${code(GROUP)} on port ${port}${withPeer ? `, and ${code(other.range)}` : ''}, and denies the rest.`,
    which: [
      `Which of ${names} get an answer from ${to}?`,
      `${names} connect to ${to}. For which of them does it work?`,
    ],
    whichNot: [
      `Which of ${names} get no answer from ${to}?`,
      `${names} connect to ${to}. For which of them does it fail?`,
    ],
    note: memberNote(scene),
    headline: 'A group means its members, wherever in the network they are',
    rules: ['R102', 'R94', 'R90'],
  });
}

function drawWhoIsReached(random: Random): Draft {
  const scene = drawScene(random);
  const { target, peer: other } = scene;
  const toPeer = random.oneIn(2);
  const denies = random.oneIn(2);
  const nsg: NsgPlan = {
    name: `nsg-${target.workload}`,
    rules: denies
      ? [{ name: 'DenyBatch', priority: 200, direction: 'Outbound', access: 'Deny', destinationAsg: GROUP }]
      : [
          { name: 'ToBatch', priority: 200, direction: 'Outbound', access: 'Allow', destinationAsg: GROUP },
          ...(toPeer
            ? [
                {
                  name: 'ToPeer',
                  priority: 210,
                  direction: 'Outbound',
                  access: 'Allow',
                  destination: other.range,
                } as const,
              ]
            : []),
          { name: 'DenyRest', priority: 4000, direction: 'Outbound', access: 'Deny' },
        ],
  };
  const isMember = (site: Site) => isMemberIn(scene, site);
  const says = (site: Site): Prose => {
    if (denies)
      return isMember(site)
        ? `${code(site.vm)} belongs to ${code(GROUP)}, which ${code('DenyBatch')} denies.`
        : `${code(site.vm)} isn't of ${code(GROUP)}, so the default ${code('AllowVnetOutBound')} lets the packet out.`;
    if (isMember(site))
      return `${code(site.vm)} belongs to ${code(GROUP)}, so ${code('ToBatch')} lets it out.`;
    if (site === other && toPeer) return `${code('ToPeer')} names the range of ${code(site.vm)}.`;
    return site === other
      ? `No rule names the peer's ${code(site.vm)}: ${code('DenyRest')} keeps the packet in.`
      : `${code(site.vm)} is in no group: ${code('DenyRest')} keeps the packet in, same subnet or not.`;
  };
  const items: Item[] = three(random, scene).map((site) => ({
    name: code(site.vm),
    query: reach(target, site),
    holds: isAnswered,
    because: says(site),
  }));
  const names = named(random, items);
  return askPick(random, planOf(scene, nsg), items, {
    before: denies
      ? `${code(nsg.name)} on ${code(target.subnet.name)} has one rule of its own: ${code('DenyBatch')} denies what goes out to the group ${code(GROUP)}.`
      : `${code(nsg.name)} on ${code(target.subnet.name)} lets packets out to the group ${code(GROUP)}${toPeer ? ` and to ${code(other.range)}` : ''}, and denies the rest.`,
    which: [
      `Which of ${names} does ${code(target.vm)} reach?`,
      `${code(target.vm)} opens connections to ${names}. Which of them work?`,
    ],
    whichNot: [
      `Which of ${names} does ${code(target.vm)} not reach?`,
      `${code(target.vm)} opens connections to ${names}. Which of them fail?`,
    ],
    note: `${memberNote(scene)} What comes in is allowed by the default rules.`,
    headline: 'A group means its members, wherever in the network they are',
    rules: ['R102', 'R94', 'R90'],
  });
}
