import type { Topology } from '@/lib/peering/topology';
import type { EffectiveRoutesAnswer, IpFlowVerifyAnswer } from '@/lib/quiz/ask';
import type { Draft, Family, PartDraft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf } from '../topologies/addresses';
import { buildTopology, idOf, linkName, peer, type RulePlan } from '../topologies/plan';
import { drawSites, effectiveRoutes, flowVerify, nicOf, reach, type Site, vnetOf } from '../topologies/scene';
import { afterwards, linkIn, stateOf, wouldBeDone } from './parts/operating';
import { isAllowed } from './parts/picking';
import { connects, yesOrNo } from './parts/stating';

/** Two groups at one machine, groups of machines in rules, a link with access off: which statements hold? */
export const whatTheNsgsDo: Family = {
  id: 'what-the-nsgs-do',
  title: 'What the NSGs do',
  concepts: [
    'nsg-order-nic-subnet',
    'nsg-rules',
    'application-security-groups',
    'flag-virtual-network-access',
  ],
  levels: [1, 2, 3],
  kind: 'yes-no-series',
  misconceptions: ['M25', 'M30', 'M14', 'M27', 'M26', 'M28', 'M13', 'M36', 'M18'],
  structures: [
    {
      name: 'two-groups',
      levels: [1, 2, 3],
      draw: drawTwoGroups,
      concepts: ['nsg-order-nic-subnet', 'nsg-rules', 'ip-flow-verify'],
    },
    {
      name: 'groups-of-machines',
      levels: [2, 3],
      draw: drawGroups,
      concepts: ['application-security-groups', 'nsg-rules'],
    },
    {
      name: 'access-off',
      levels: [2, 3],
      draw: drawAccessOff,
      concepts: ['flag-virtual-network-access', 'service-tags'],
    },
  ],
};

const asks = (random: Random): Prose =>
  random.pick([
    'For each statement, choose Yes if it is true and No if it is not.',
    'Which of these statements are true?',
    'Say of each statement whether it is true here.',
  ]);

type Said = { readonly why: Prose; readonly rules: PartDraft['rules'] };

const CLIENT_PORT = 50_000;

/** "`vm-a` can connect to `10.2.1.4:22` on `vm-b`." */
const canReach = (topology: Topology, from: Site, to: Site, port: number, said: Said): PartDraft =>
  yesOrNo({
    ...said,
    label: `${code(from.vm)} can connect to ${code(`${to.ip}:${port}`)} on ${code(to.vm)} and gets its answers.`,
    topology,
    queries: [reach(from, to, port)],
    holds: connects,
    withReply: true,
  });

/** An NSG on the subnet and one on the NIC: both deny a port inbound, and both deny what goes out. */
function drawTwoGroups(random: Random, level: Level): Draft {
  const [a, b] = drawSites(random, 2, { regions: 'same' }) as [Site, Site];
  const neighbour: Site = { ...b, vm: `${b.role.vm}-07`, ip: hostOf(b.subnet.range, 40) };
  const shut = random.pick([22, 3389].filter((port) => port !== b.role.port));
  const [onSubnet, onNic] = [`nsg-${b.subnet.name}`, `nsg-${b.vm}`];
  // whether what comes from other networks is stopped too, at the subnet
  const closed = random.oneIn(2);
  const denyOut: RulePlan = {
    name: 'DenyOut',
    priority: random.pick([200, 300]),
    direction: 'Outbound',
    access: 'Deny',
    protocol: 'Tcp',
  };
  const denyIn = (priority: number): RulePlan => ({
    name: random.pick(['DenyAdmin', 'BlockLogin']),
    priority,
    direction: 'Inbound',
    access: 'Deny',
    protocol: 'Tcp',
    port: String(shut),
  });
  const [first, second] = random.shuffle([200, 400]) as [number, number];
  const topology = buildTopology({
    vnets: [vnetOf(a), vnetOf(b, { nsg: onSubnet })],
    nics: [nicOf(a), nicOf(b, { nsg: onNic }), nicOf(neighbour)],
    nsgs: [
      {
        name: onSubnet,
        rules: [
          denyIn(first),
          ...(closed
            ? [
                {
                  name: 'DenyOthers',
                  priority: 500,
                  direction: 'Inbound',
                  access: 'Deny',
                  source: a.range,
                } as const,
              ]
            : []),
          denyOut,
        ],
      },
      { name: onNic, rules: [denyIn(second), denyOut] },
    ],
    links: peer(a.vnet, b.vnet),
  });
  const stops = (direction: 'Inbound' | 'Outbound'): PartDraft => {
    const named = random.pick([onSubnet, onNic]);
    const ports =
      direction === 'Inbound'
        ? { local: shut, remote: CLIENT_PORT }
        : { local: CLIENT_PORT, remote: a.role.port };
    return yesOrNo({
      label:
        direction === 'Inbound'
          ? `What ${code(a.vm)} sends to port ${shut} of ${code(b.vm)} is stopped by ${code(named)}.`
          : `What ${code(b.vm)} sends to ${code(`${a.ip}:${a.role.port}`)} on ${code(a.vm)} is stopped by ${code(named)}.`,
      topology,
      queries: [flowVerify(b, direction, a.ip, ports)],
      holds: ([answer]) => {
        const { access, networkSecurityGroup } = answer as IpFlowVerifyAnswer;
        return access === 'Deny' && networkSecurityGroup === named;
      },
      why:
        direction === 'Inbound'
          ? `On its way in a packet meets the subnet's NSG first. ${code(onSubnet)} denies it, so ${code(onNic)} is not even asked; priorities are compared inside one NSG only.`
          : `On its way out a packet meets the NIC's NSG first. ${code(onNic)} denies it, and ${code(onSubnet)} never sees it.`,
      rules: ['R89', 'R90'],
    });
  };
  const served = canReach(topology, a, b, b.role.port, {
    why: closed
      ? `${code('DenyOthers')} of ${code(onSubnet)} matches ${code(a.ip)}. A peering gets nothing past an NSG.`
      : `No rule of one's own says anything of port ${b.role.port}, and the default rule lets VirtualNetwork in, peers included. The answers belong to the connection: ${code('DenyOut')} isn't asked.`,
    rules: closed ? ['R35', 'R89'] : ['R93', 'R96'],
  });
  const inside = canReach(topology, neighbour, b, shut, {
    why: `The machines stand in one subnet, and its NSG applies between them as well: outbound at ${code(neighbour.vm)} and inbound at ${code(b.vm)}.`,
    rules: ['R94'],
  });
  return {
    form: 'parts',
    prompt: asks(random),
    note: `${code(onSubnet)} stands on the subnet and ${code(onNic)} on the NIC of ${code(b.vm)}. Each denies TCP port ${shut} inbound (priority ${first} on the subnet, ${second} on the NIC) and all TCP outbound (priority ${denyOut.priority}).${closed ? ` ${code(onSubnet)} also denies everything inbound from ${code(a.range)} (priority 500).` : ''}${level > 1 ? ' The links are Connected, with flags at their defaults.' : ''}`,
    topology,
    parts: random.shuffle([stops('Inbound'), random.pick([stops('Outbound'), inside]), served]),
    headline: 'In: subnet, then NIC. Out: NIC, then subnet',
    why: `For each packet: is it new, which way does it go, and which of ${code(onSubnet)} and ${code(onNic)} does it meet first?`,
    rules: ['R89', 'R93'],
  };
}

/** Rules that name groups of machines: who gets in, and which rules can be written. */
function drawGroups(random: Random, level: Level): Draft {
  const [here, there] = drawSites(random, 2, { regions: level === 2 ? 'same' : 'any' }) as [Site, Site];
  const client: Site = { ...here, vm: 'vm-client-01', ip: hostOf(here.subnet.range, 30) };
  const other: Site = { ...here, vm: 'vm-build-01', ip: hostOf(here.subnet.range, 41) };
  const [clients, servers, partners] = ['asg-clients', 'asg-servers', `asg-${there.workload}`] as const;
  const nsg = `nsg-${here.vm}`;
  const port = String(here.role.port);
  const allowsPeer = random.oneIn(2);
  const allow = { direction: 'Inbound', access: 'Allow', protocol: 'Tcp', port } as const;
  const topology = buildTopology({
    vnets: [vnetOf(here), vnetOf(there)],
    nics: [
      nicOf(here, { asg: servers, nsg }),
      nicOf(client, { asg: clients }),
      nicOf(other),
      nicOf(there, { asg: partners }),
    ],
    nsgs: [
      {
        name: nsg,
        rules: [
          { name: 'AllowClients', priority: 200, sourceAsg: clients, destinationAsg: servers, ...allow },
          ...(allowsPeer
            ? [
                {
                  name: 'AllowPartner',
                  priority: 210,
                  source: there.subnet.range,
                  destinationAsg: servers,
                  ...allow,
                },
              ]
            : []),
          { name: 'DenyTheRest', priority: 300, direction: 'Inbound', access: 'Deny' },
          { name: 'DenyOut', priority: 300, direction: 'Outbound', access: 'Deny', protocol: 'Tcp' },
        ],
      },
    ],
    asgs: [clients, servers, partners],
    links: peer(here.vnet, there.vnet),
  });
  const group = (...names: readonly string[]) => names.map((name) => ({ id: idOf('asg', name) }));
  const both = random.oneIn(2);
  const written = yesOrNo({
    label: both
      ? `Azure accepts a rule in ${code(nsg)} with ${code(clients)} and ${code(partners)} as its source.`
      : `Azure accepts a rule in ${code(nsg)} from ${code(partners)} to ${code(servers)}.`,
    topology,
    queries: [
      wouldBeDone({
        op: 'createSecurityRule',
        networkSecurityGroup: { id: idOf('nsg', nsg) },
        properties: {
          priority: 250,
          direction: 'Inbound',
          access: 'Allow',
          protocol: 'Tcp',
          sourcePortRange: '*',
          destinationPortRange: port,
          sourceApplicationSecurityGroups: both ? group(clients, partners) : group(partners),
          ...(both
            ? { destinationAddressPrefix: here.subnet.range }
            : { destinationApplicationSecurityGroups: group(servers) }),
        },
      }),
    ],
    holds: ([answer]) => answer !== undefined && isAllowed(answer),
    why: `${code(partners)} holds a machine of ${code(there.vnet)}, ${code(both ? clients : servers)} one of ${code(here.vnet)}. All groups of a rule belong to one network, peered or not; the peer is named by its range.`,
    rules: ['R102'],
  });
  const fromClient = canReach(topology, client, here, here.role.port, {
    why: `${code(client.vm)} is in ${code(clients)}, and ${code('AllowClients')} comes before ${code('DenyTheRest')}. The answers belong to the connection, whatever ${code('DenyOut')} says of new ones.`,
    rules: ['R102', 'R93'],
  });
  const fromOther = canReach(topology, other, here, here.role.port, {
    why: `${code(other.vm)} stands in the same subnet and in no group. ${code('AllowClients')} doesn't match it, ${code('DenyTheRest')} does.`,
    rules: ['R94', 'R102'],
  });
  const fromPeer = canReach(topology, there, here, here.role.port, {
    why: allowsPeer
      ? `${code('AllowPartner')} names ${code(there.subnet.range)}, and that a range may be. That the machine is in ${code(partners)} has no say in it.`
      : `No rule of ${code(nsg)} lets ${code(there.ip)} in before ${code('DenyTheRest')} stops it. A peering overrides no rule.`,
    rules: allowsPeer ? ['R92', 'R93'] : ['R35', 'R90'],
  });
  return {
    form: 'parts',
    prompt: `${code(nsg)} allows TCP port ${port} from ${code(clients)} to ${code(servers)} (priority 200)${allowsPeer ? ` and from ${code(there.subnet.range)} to ${code(servers)} (210)` : ''}, and denies everything else inbound (300). ${asks(random)}`,
    note: `${code(nsg)} stands on the NIC of ${code(here.vm)} and denies all TCP outbound as well. ${code(servers)} holds ${code(here.vm)}, ${code(clients)} ${code(client.vm)} and ${code(partners)} ${code(there.vm)}; ${code(other.vm)} is in no group.`,
    topology,
    parts: random.shuffle([written, fromPeer, random.pick([fromClient, fromOther])]),
    headline: 'Groups end at the network, ranges don’t',
    why: 'A group names machines of one network. Whatever comes from a peer is matched by its address.',
    rules: ['R102', 'R93'],
  };
}

/** One link has access off; on its side stands an NSG with the default rules. */
function drawAccessOff(random: Random, level: Level): Draft {
  const [a, b] = drawSites(random, 2, { regions: 'same' }) as [Site, Site];
  const nsg = `nsg-${b.workload}`;
  const links = peer(a.vnet, b.vnet, [{}, { access: false }]);
  const off = code(linkName(links[1]));
  const allows = level === 3 && random.oneIn(2);
  const topology = buildTopology({
    vnets: [vnetOf(a), vnetOf(b, { nsg })],
    nics: [nicOf(a), nicOf(b)],
    nsgs: [
      {
        name: nsg,
        rules: allows
          ? [
              {
                name: 'AllowPartner',
                priority: 200,
                direction: 'Inbound',
                access: 'Allow',
                protocol: 'Tcp',
                source: a.range,
                port: String(b.role.port),
              },
            ]
          : [],
      },
    ],
    links,
  });
  const [whose, other] = random.shuffle([a, b]) as [Site, Site];
  const prefix = random.pick([other.range, other.range, other.subnet.range]);
  const row = yesOrNo({
    label: `The effective routes of ${code(whose.vm)} have a row ${code(prefix)} with next hop type ${code('VNetPeering')}.`,
    topology,
    queries: [effectiveRoutes(whose)],
    holds: ([answer]) =>
      (answer as EffectiveRoutesAnswer).value.some(
        ({ addressPrefix, nextHopType, state }) =>
          state === 'Active' && addressPrefix === prefix && nextHopType === 'VNetPeering',
      ),
    why: `The setting leaves routes alone. ${code(whose.vm)} goes on having one row for the whole range of the peer, ${code(other.range)}.`,
    rules: ['R40', 'R39'],
  });
  const named = random.pick(['Connected', 'Disconnected']);
  const asked = random.pick(links);
  const state = yesOrNo({
    label: `${code(linkName(asked))} shows ${named}.`,
    topology,
    queries: [afterwards([])],
    holds: (answers) => linkIn(stateOf(answers), asked)?.peeringState === named,
    why: 'Whether a link is Connected follows from there being two of them, not from their flags.',
    rules: ['R39', 'R24'],
  });
  const rule = random.pick(
    allows ? ['AllowPartner', 'AllowPartner', 'DenyAllInBound'] : ['AllowVnetInBound', 'DenyAllInBound'],
  );
  const verified = yesOrNo({
    label: `IP flow verify, asked at ${code(b.vm)} about inbound TCP from ${code(a.ip)} to port ${b.role.port}, names the rule ${code(rule)}.`,
    topology,
    queries: [flowVerify(b, 'Inbound', a.ip, { local: b.role.port, remote: CLIENT_PORT })],
    holds: ([answer]) => (answer as IpFlowVerifyAnswer).ruleName === rule,
    why: allows
      ? `${code('AllowPartner')} names ${code(a.range)}, and it is read before any default rule. The setting changes what a tag holds, not what an address is.`
      : `With access off, ${code(a.range)} is no part of VirtualNetwork on the side of ${code(b.vnet)}. ${code('AllowVnetInBound')} doesn't match, and the last rule denies.`,
    rules: allows ? ['R40', 'R90'] : ['R39', 'R91'],
  });
  const arrives = canReach(topology, a, b, b.role.port, {
    why: `${code(nsg)} stops it: on that side ${code(a.range)} doesn't belong to VirtualNetwork any more, and no other rule lets it in.`,
    rules: ['R39', 'R91'],
  });
  return {
    form: 'parts',
    prompt: `On ${off}, the link of ${code(b.vnet)}, ${code('allowVirtualNetworkAccess')} is false. ${asks(random)}`,
    note: `${code(nsg)}, on the subnet of ${code(b.vm)}, ${allows ? `allows TCP port ${b.role.port} from ${code(a.range)} (priority 200); behind that it` : ''}${allows ? ' ' : ''}has the default rules${allows ? '' : ' only'}. Both networks are in ${a.region.title}.`,
    topology,
    parts: random.shuffle([row, state, allows ? verified : random.pick([verified, arrives])]),
    headline: 'The setting changes a tag, not the routes',
    why: `What ${off} no longer does is to count ${code(a.range)} among VirtualNetwork in ${code(b.vnet)}.`,
    rules: ['R39', 'R40'],
  };
}
