import type { Draft } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose, Query } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf } from '../../topologies/addresses';
import { idOf, type NicPlan, type NsgPlan, peer } from '../../topologies/plan';
import { drawSites, nicOf, type Site, vnetOf } from '../../topologies/scene';
import { askPick, type Item, isAllowed, named } from './picking';

const group = (...names: readonly string[]) => names.map((name) => ({ id: idOf('asg', name) }));

/** What a rule names, and whether its groups belong together. */
type Naming = 'own' | 'foreign' | 'mixed' | 'range' | 'priority';

const NAMINGS: Readonly<Record<Level, readonly Naming[]>> = {
  1: ['own', 'foreign', 'range', 'foreign'],
  2: ['own', 'foreign', 'foreign', 'mixed', 'range', 'priority'],
  3: ['own', 'foreign', 'mixed', 'mixed', 'range', 'priority'],
};

/** Two groups here, two in the peer; rules of an NSG here. */
export function drawWhichRules(random: Random, level: Level): Draft {
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
export function drawTiers(random: Random, level: Level): Draft {
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
