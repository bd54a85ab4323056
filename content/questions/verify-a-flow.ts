import type { IpFlowVerifyAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code, phraseVerdict } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, subnetOf } from '../topologies/addresses';
import { buildTopology, type NetworkPlan, type NsgPlan, peer, type RulePlan } from '../topologies/plan';
import { drawSites, flowVerify, nicOf, type Site, vnetOf } from '../topologies/scene';
import type { Wording } from './parts/asking';

/** What IP flow verify says at one NIC, and by which rule. */
export const verifyAFlow: Family = {
  id: 'verify-a-flow',
  title: 'IP flow verify',
  concepts: ['ip-flow-verify', 'service-tags', 'nsg-rules'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M11', 'M13', 'M14', 'M25', 'M28'],
  structures: [
    { name: 'from-another-network', draw: drawInbound },
    { name: 'to-another-network', levels: [2, 3], draw: drawOutbound },
    { name: 'two-groups', levels: [2, 3], draw: drawTwoGroups },
    { name: 'widened-tag', levels: [3], draw: drawWidenedTag },
  ],
};

const CLIENT_PORT = 50_000;

function ask(plan: NetworkPlan, query: ReturnType<typeof flowVerify>, wording: Wording): Draft {
  const { why } = wording;
  return {
    ...wording,
    form: 'ask',
    topology: buildTopology(plan),
    queries: [query],
    phrase: ([answer]) => phraseVerdict(answer as IpFlowVerifyAnswer),
    why: typeof why === 'string' ? () => why : why,
  };
}

/** A network, a peer of it, and a peer of that one, which is no peer of the first. */
type Row = { readonly here: Site; readonly peered: Site; readonly beyond: Site };

function drawRow(random: Random, level: Level): Row {
  const [peered, here, beyond] = drawSites(random, 3, {
    hub: true,
    regions: level === 3 ? 'any' : 'same',
  }) as [Site, Site, Site];
  return { here, peered, beyond };
}

const asksInbound = (random: Random, level: Level, here: Site, there: Site): Prose =>
  level === 1
    ? random.pick([
        `A packet from ${code(there.vm)} arrives at ${code(here.vm)}, for port ${here.role.port}. Does the NSG let it in, and by which rule?`,
        `${code(there.vm)} calls ${code(here.vm)} on port ${here.role.port}. What does the NSG at ${code(here.vm)} decide, and which rule decides it?`,
        `Which rule decides about a packet from ${code(there.ip)} (${code(there.vm)}) to port ${here.role.port} of ${code(here.vm)}, and how?`,
      ])
    : random.pick([
        `IP flow verify is asked at ${code(here.vm)}: TCP, inbound, from ${code(there.ip)} to local port ${here.role.port}. What does it say?`,
        `Would ${code(here.vm)} get a TCP packet from ${code(there.ip)} (${code(there.vm)}) on port ${here.role.port}? What does IP flow verify answer?`,
        `You run IP flow verify for ${code(here.vm)}, inbound TCP from ${code(there.ip)}, local port ${here.role.port}. Which answer comes back?`,
      ]);

const asksOutbound = (random: Random, here: Site, ip: string, port: number): Prose =>
  random.pick([
    `IP flow verify is asked at ${code(here.vm)}: TCP, outbound, to ${code(ip)}, port ${port}. What does it say?`,
    `May ${code(here.vm)} send TCP to ${code(ip)}, port ${port}? What does IP flow verify answer?`,
    `You run IP flow verify for ${code(here.vm)}, outbound TCP to ${code(ip)}, remote port ${port}. Which answer comes back?`,
  ]);

const DEFAULTS = 'Behind the rules shown, the NSG has the default ones.';

/** Rules of one direction in which the tag decides: first it is let through and the rest stopped, or the other way round. */
function rulesOf(
  random: Random,
  direction: 'Inbound' | 'Outbound',
  port: number,
): { readonly rules: RulePlan[]; readonly mode: 'default' | 'allow' | 'deny' } {
  const mode = random.pick(['default', 'default', 'allow', 'deny'] as const);
  const side = direction === 'Inbound' ? 'source' : 'destination';
  const first = random.int(1, 4) * 100;
  if (mode === 'default') {
    const other = {
      name: 'AllowMonitoring',
      priority: first,
      direction,
      access: 'Allow',
      port: '9100',
    } as const;
    return { rules: random.oneIn(2) ? [other] : [], mode };
  }
  const [one, rest] =
    mode === 'allow'
      ? [
          { name: random.pick(['AllowVnet', 'AllowInternal']), access: 'Allow' } as const,
          { name: random.pick(['DenyRest', 'DenyOthers']), access: 'Deny' } as const,
        ]
      : [
          { name: random.pick(['DenyVnet', 'BlockVnet']), access: 'Deny' } as const,
          { name: random.pick(['AllowService', 'AllowPort']), access: 'Allow' } as const,
        ];
  return {
    rules: [
      { ...one, priority: first, direction, [side]: 'VirtualNetwork' },
      {
        ...rest,
        priority: first + random.int(1, 5) * 100,
        direction,
        ...(mode === 'deny' && { port: String(port) }),
      },
    ],
    mode,
  };
}

type Tag = 'peer' | 'stranger' | 'access-off-here' | 'access-off-there';

/** From a peer, from a peer's peer, or from a peer with access switched off on one side: does the tag hold it? */
function drawInbound(random: Random, level: Level): Draft {
  const { here, peered, beyond } = drawRow(random, level);
  const tag = random.pick<Tag>(
    level === 3
      ? ['peer', 'stranger', 'access-off-here', 'access-off-there']
      : level === 2
        ? ['peer', 'stranger', 'access-off-there']
        : ['peer', 'stranger'],
  );
  const from = tag === 'stranger' ? beyond : peered;
  const { rules, mode } = rulesOf(random, 'Inbound', here.role.port);
  const group: NsgPlan = { name: `nsg-${here.workload}`, rules };
  const onSubnet = level === 1 || random.oneIn(2);
  const off = { access: false };
  const links = [
    ...peer(here.vnet, peered.vnet, [
      tag === 'access-off-here' ? off : {},
      tag === 'access-off-there' ? off : {},
    ]),
    ...peer(peered.vnet, beyond.vnet),
  ];
  const isHeld = tag === 'peer' || tag === 'access-off-there';
  const [first, second] = rules.map(({ name }) => code(name));
  const decides =
    mode === 'default'
      ? isHeld
        ? `No rule of its own matches, so the default ${code('AllowVnetInBound')} decides.`
        : `So ${code('AllowVnetInBound')} doesn't match, and the last default is left: ${code('DenyAllInBound')}.`
      : isHeld
        ? `So the first match is ${first}.`
        : `So ${first} doesn't match, and the next rule, ${second}, decides.`;
  const holds = {
    peer: `In ${code(here.vnet)} the tag VirtualNetwork stands for ${code(here.range)} and, since the peering, for ${code(peered.range)}, where ${code(from.ip)} lies.`,
    stranger: `In ${code(here.vnet)} the tag VirtualNetwork stands for ${code(here.range)} and for ${code(peered.range)}, its peer. ${code(beyond.vnet)} is a peer of ${code(peered.vnet)} only, so ${code(from.ip)} is not in the tag.`,
    'access-off-here': `The link of ${code(here.vnet)} has ${code('allowVirtualNetworkAccess')} off. That takes ${code(peered.range)} out of the tag VirtualNetwork at ${code(here.vm)}, Connected or not.`,
    'access-off-there': `Only the link of ${code(peered.vnet)} has ${code('allowVirtualNetworkAccess')} off, and that concerns the tag over there. At ${code(here.vm)} the tag VirtualNetwork still holds ${code(peered.range)}.`,
  }[tag];
  return ask(
    {
      vnets: [vnetOf(here, onSubnet ? { nsg: group.name } : {}), vnetOf(peered), vnetOf(beyond)],
      nics: [nicOf(here, onSubnet ? {} : { nsg: group.name }), nicOf(peered), nicOf(beyond)],
      nsgs: [group],
      links,
    },
    flowVerify(here, 'Inbound', from.ip, { local: here.role.port, remote: CLIENT_PORT }),
    {
      prompt: asksInbound(random, level, here, from),
      note: `All links are Connected. ${DEFAULTS}`,
      headline: isHeld
        ? 'The VirtualNetwork tag includes peered networks'
        : tag === 'stranger'
          ? 'The VirtualNetwork tag ends at the direct peers'
          : 'Without access the peer leaves the VirtualNetwork tag',
      why: `${holds} ${decides}`,
      rules: tag === 'peer' || tag === 'stranger' ? ['R96', 'R91', 'R90'] : ['R39', 'R96', 'R90'],
      about: tag === 'stranger' ? ['M1'] : tag === 'peer' ? ['M28'] : ['M14', 'M28'],
    },
  );
}

function drawOutbound(random: Random, level: Level): Draft {
  const { here, peered, beyond } = drawRow(random, level);
  const to = random.pick([peered, beyond]);
  const { rules, mode } = rulesOf(random, 'Outbound', to.role.port);
  const group: NsgPlan = { name: `nsg-${here.workload}`, rules };
  const isHeld = to === peered;
  const [first, second] = rules.map(({ name }) => code(name));
  return ask(
    {
      vnets: [vnetOf(here, { nsg: group.name }), vnetOf(peered), vnetOf(beyond)],
      nics: [nicOf(here), nicOf(peered), nicOf(beyond)],
      nsgs: [group],
      links: [...peer(here.vnet, peered.vnet), ...peer(peered.vnet, beyond.vnet)],
    },
    flowVerify(here, 'Outbound', to.ip, { local: CLIENT_PORT, remote: to.role.port }),
    {
      prompt: asksOutbound(random, here, to.ip, to.role.port),
      note: `All links are Connected. ${DEFAULTS}`,
      headline: isHeld
        ? 'The VirtualNetwork tag includes peered networks'
        : 'The VirtualNetwork tag ends at the direct peers',
      why: `${
        isHeld
          ? `${code(to.ip)} is in ${code(peered.vnet)}, a peer, so the tag VirtualNetwork at ${code(here.vm)} takes it in.`
          : `${code(to.ip)} is in ${code(beyond.vnet)}, a peer of ${code(peered.vnet)} and not of ${code(here.vnet)}: it is a private address outside the tag VirtualNetwork, and no address of the internet either.`
      } ${
        mode === 'default'
          ? `No rule of its own matches, so ${code(isHeld ? 'AllowVnetOutBound' : 'DenyAllOutBound')} of the defaults decides.`
          : isHeld
            ? `The first match is ${first}.`
            : `${first} doesn't match, so ${second} decides.`
      }`,
      rules: ['R96', 'R91', 'R100'],
      about: isHeld ? ['M28'] : ['M1'],
    },
  );
}

/** A group on the subnet and one on the NIC: the first that denies is named; where both allow, the last that was read. */
function drawTwoGroups(random: Random, level: Level): Draft {
  const { here, peered } = drawRow(random, level);
  const outbound = random.oneIn(2);
  const direction = outbound ? 'Outbound' : 'Inbound';
  const side = outbound ? 'destination' : 'source';
  const allows = random.oneIn(2);
  const [first = '', second = ''] = random.sample(
    allows
      ? ['AllowPartners', 'AllowOtherTeams', 'AllowCompany', 'AllowBackOffice']
      : ['DenyPartners', 'BlockOtherTeams', 'NoLateralTraffic', 'KeepApart'],
    2,
  );
  const port = String((outbound ? peered : here).role.port);
  const access = allows ? 'Allow' : 'Deny';
  const rulesFor = (name: string, by: string): RulePlan[] => [
    { name, priority: random.int(2, 9) * 100, direction, access, [side]: by, ...(allows && { port }) },
    { name: allows ? 'DenyRest' : 'AllowRest', priority: 4000, direction, access: allows ? 'Deny' : 'Allow' },
  ];
  // where both allow, one of them names the tag: who thinks that the tag is one's own network sees the deny behind it
  const [bySubnet, byNic] = random.shuffle([random.pick(['VirtualNetwork', peered.range]), peered.range]);
  const subnet: NsgPlan = { name: `nsg-${here.workload}-subnet`, rules: rulesFor(first, bySubnet ?? '') };
  const nic: NsgPlan = { name: `nsg-${here.vm}`, rules: rulesFor(second, byNic ?? '') };
  const [early, late] = outbound ? [nic, subnet] : [subnet, nic];
  const named = allows ? late : early;
  return ask(
    {
      vnets: [vnetOf(here, { nsg: subnet.name }), vnetOf(peered)],
      nics: [nicOf(here, { nsg: nic.name }), nicOf(peered)],
      nsgs: [subnet, nic],
      links: peer(here.vnet, peered.vnet),
    },
    outbound
      ? flowVerify(here, direction, peered.ip, { local: CLIENT_PORT, remote: peered.role.port })
      : flowVerify(here, direction, peered.ip, { local: here.role.port, remote: CLIENT_PORT }),
    {
      prompt: outbound
        ? asksOutbound(random, here, peered.ip, peered.role.port)
        : asksInbound(random, level, here, peered),
      note: `Both links are Connected. Where both groups allow, IP flow verify names the rule it read last.`,
      headline: outbound
        ? 'Going out, the NIC’s NSG is read first'
        : 'Coming in, the subnet’s NSG is read first',
      why: `${outbound ? 'Going out' : 'Coming in'}, ${code(early.name)} on the ${outbound ? 'NIC' : 'subnet'} is read first, then ${code(late.name)} on the ${outbound ? 'subnet' : 'NIC'}. ${
        allows
          ? `Both let ${code(peered.ip)} pass, and the rule read last is ${code(named.rules[0]?.name ?? '')}.`
          : `Both would deny ${code(peered.ip)}; ${code(named.rules[0]?.name ?? '')} of the first ends it, and the other group isn't asked.`
      }`,
      rules: ['R89', 'R104', 'R96'],
      about: ['M25', 'M28'],
    },
  );
}

/** With 0.0.0.0/0 to an appliance the tag holds everything, addresses of the internet too. */
function drawWidenedTag(random: Random): Draft {
  const { here, peered } = drawRow(random, 3);
  const target = random.pick(['203.0.113.80', '198.51.100.25', '203.0.113.7', '192.0.2.44']);
  const ip = hostOf(subnetOf(peered.range, 2));
  const out = { direction: 'Outbound' } as const;
  const [first, second] = random.pick([
    [
      { name: 'DenyVnetOut', access: 'Deny', destination: 'VirtualNetwork' },
      { name: 'AllowWeb', access: 'Allow', destination: 'Internet', port: '443' },
    ],
    [
      { name: 'AllowVnetOut', access: 'Allow', destination: 'VirtualNetwork' },
      { name: 'DenyInternet', access: 'Deny', destination: 'Internet' },
    ],
  ] as const);
  const group: NsgPlan = {
    name: `nsg-${here.workload}`,
    rules: [
      { ...out, ...first, priority: random.int(1, 4) * 100 },
      { ...out, ...second, priority: random.int(5, 9) * 100 },
    ],
  };
  const decides = first.name;
  const table = `rt-${here.workload}`;
  return ask(
    {
      vnets: [
        vnetOf(here, { nsg: group.name, routeTable: table }),
        vnetOf(peered, {}, [{ name: 'snet-inspection', range: subnetOf(peered.range, 2) }]),
      ],
      nics: [
        nicOf(here),
        nicOf(peered),
        { name: 'nva-01', vnet: peered.vnet, subnet: 'snet-inspection', ip, ipForwarding: true },
      ],
      nsgs: [group],
      routeTables: [
        { name: table, routes: [{ name: 'default', prefix: '0.0.0.0/0', nextHop: 'VirtualAppliance', ip }] },
      ],
      links: peer(here.vnet, peered.vnet),
    },
    flowVerify(here, 'Outbound', target, { local: CLIENT_PORT, remote: 443 }),
    {
      prompt: `${code(target)} is a web service on the internet. ${asksOutbound(random, here, target, 443)}`,
      note: `Both links are Connected. ${DEFAULTS}`,
      headline: 'A user route can widen the VirtualNetwork tag',
      why: `The prefixes of a subnet's user routes to an appliance belong to its VirtualNetwork tag. ${code(table)} has ${code('0.0.0.0/0')}, so the tag at ${code(here.vm)} holds every address, ${code(target)} included, and ${code(decides)} is the first rule that matches.`,
      rules: ['R97', 'R96'],
      about: ['M28'],
    },
  );
}
