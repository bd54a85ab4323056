import type { ReachAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code, dropOf, phraseReach } from '@/lib/quiz/phrase';
import type { Random } from '@/lib/random';
import { buildTopology, type NsgPlan, peer, type RulePlan } from '../topologies/plan';
import { at, drawSites, nicOf, reach, type Site, vnetOf } from '../topologies/scene';

/** Two peered networks, and NSGs that have their say. */
export const nsgOnPeeredPath: Family = {
  id: 'nsg-on-peered-path',
  title: 'Security groups on a peered path',
  concepts: ['nsg-rules', 'nsg-order-nic-subnet', 'service-tags'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M13', 'M25', 'M26', 'M28', 'M36'],
  structures: [
    { name: 'deny-by-tag', draw: drawDenyByTag },
    { name: 'subnet-and-nic', levels: [2, 3], draw: drawSubnetAndNic },
    { name: 'on-the-way-out', levels: [2, 3], draw: drawOnTheWayOut },
    { name: 'allowed-by-tag', draw: drawAllowedByTag },
    { name: 'only-named-ranges', draw: drawOnlyNamedRanges },
    { name: 'reply', levels: [2, 3], draw: drawReply },
  ],
};

type Pair = { readonly from: Site; readonly to: Site; readonly sites: readonly Site[] };

function drawPair(random: Random): Pair {
  const sites = drawSites(random, 2);
  return { to: at(sites, 0), from: at(sites, 1), sites };
}

/** Where an NSG is attached. */
type Place = `${'from' | 'to'}-${'subnet' | 'nic'}`;

function ask(
  pair: Pair,
  groups: Partial<Record<Place, NsgPlan>>,
  wording: Pick<Draft, 'prompt' | 'headline' | 'rules'> & {
    readonly why: (answer: ReachAnswer) => string;
    readonly withReply?: boolean;
  },
): Draft {
  const { from, to } = pair;
  const on = (place: Place) => {
    const group = groups[place];
    return group ? { nsg: group.name } : {};
  };
  return {
    form: 'ask',
    prompt: wording.prompt,
    note: 'Both links are Connected, no route table is in use. The NSGs have their default rules besides.',
    topology: buildTopology({
      vnets: [vnetOf(from, on('from-subnet')), vnetOf(to, on('to-subnet'))],
      nics: [nicOf(from, on('from-nic')), nicOf(to, on('to-nic'))],
      nsgs: Object.values(groups),
      links: peer(from.vnet, to.vnet),
    }),
    queries: [reach(from, to)],
    phrase: ([answer]) => phraseReach(answer as ReachAnswer, wording.withReply),
    headline: wording.headline,
    why: ([answer]) => wording.why(answer as ReachAnswer),
    rules: wording.rules,
    ...(wording.withReply && { withReply: true }),
  };
}

const connects = (random: Random, { from, to }: Pair) =>
  random.pick([
    `${code(from.vm)} connects to ${code(to.vm)} at ${code(`${to.ip}:${to.role.port}`)} over the peering. What becomes of the packet?`,
    `${code(from.vm)} needs ${to.role.service} on ${code(to.vm)} (${code(`${to.ip}:${to.role.port}`)}). What happens to its first packet?`,
    `The networks are peered. What becomes of a packet from ${code(from.vm)} to ${code(`${to.ip}:${to.role.port}`)}?`,
  ]);

const asksForReply = (random: Random, { from, to }: Pair) =>
  random.pick([
    `${code(from.vm)} connects to ${code(`${to.ip}:${to.role.port}`)} on ${code(to.vm)}. What becomes of its packet and of the reply?`,
    `${code(from.vm)} sends a request to ${code(to.vm)} at ${code(`${to.ip}:${to.role.port}`)}. What becomes of request and reply?`,
  ]);

const deny = (random: Random, direction: 'Inbound' | 'Outbound', rule: Partial<RulePlan>): RulePlan => ({
  name: random.pick(['DenyVnet', 'BlockVnet', 'DenyLateral', 'DenyNetworks']),
  priority: random.int(2, 9) * 100,
  direction,
  access: 'Deny',
  ...rule,
});

/** Rules that have nothing to do with the packet: another port, another direction. */
const noise = (random: Random, direction: 'Inbound' | 'Outbound'): RulePlan[] =>
  random.sample<RulePlan>(
    [
      {
        name: 'AllowSshFromJump',
        priority: 110,
        direction,
        access: 'Allow',
        protocol: 'Tcp',
        source: '10.253.0.0/24',
        port: '22',
      },
      { name: 'DenyRdp', priority: 120, direction, access: 'Deny', protocol: 'Tcp', port: '3389' },
      { name: 'AllowMonitoring', priority: 130, direction, access: 'Allow', protocol: 'Tcp', port: '9100' },
    ],
    random.int(0, 1),
  );

function drawDenyByTag(random: Random): Draft {
  const pair = drawPair(random);
  const rule = deny(random, 'Inbound', { source: 'VirtualNetwork' });
  const group = { name: `nsg-${pair.to.workload}`, rules: [...noise(random, 'Inbound'), rule] };
  return ask(
    pair,
    { [random.pick(['to-subnet', 'to-nic'] as const)]: group },
    {
      prompt: connects(random, pair),
      headline: 'A peering overrides no NSG',
      why: () =>
        `The peering brings the packet to ${code(pair.to.vnet)}, and there ${code(group.name)} is read. Its tag VirtualNetwork holds the peered range ${code(pair.from.range)} too, so ${code(rule.name)} matches before the default ${code('AllowVnetInBound')} at 65000 has its turn.`,
      rules: ['R35', 'R96', 'R90'],
    },
  );
}

/** Both the subnet's and the NIC's NSG deny it; which of them is met first? */
function drawSubnetAndNic(random: Random): Draft {
  const pair = drawPair(random);
  const { from, to } = pair;
  const [first, second] = random.shuffle([
    'DenyPartners',
    'BlockOtherTeams',
    'DenyByDefault',
    'NoLateralTraffic',
  ]);
  const onSubnet: NsgPlan = {
    name: `nsg-${to.workload}-subnet`,
    rules: [
      deny(random, 'Inbound', { name: first ?? '', source: random.pick(['VirtualNetwork', from.range]) }),
    ],
  };
  const onNic: NsgPlan = {
    name: `nsg-${to.vm}`,
    rules: [
      deny(random, 'Inbound', { name: second ?? '', source: random.pick([from.range, from.subnet.range]) }),
    ],
  };
  return ask(
    pair,
    { 'to-subnet': onSubnet, 'to-nic': onNic },
    {
      prompt: connects(random, pair),
      headline: 'Coming in, the subnet’s NSG is read first',
      why: () =>
        `Coming in, a packet meets the NSG of the subnet and then that of the NIC. Here ${code(onSubnet.name)} on ${code(to.subnet.name)} already denies it, so ${code(onNic.name)} is never asked.`,
      rules: ['R89', 'R35'],
    },
  );
}

function drawOnTheWayOut(random: Random): Draft {
  const pair = drawPair(random);
  const { from, to } = pair;
  const [first, second] = random.shuffle([
    'DenyPartners',
    'BlockOtherTeams',
    'KeepInside',
    'NoLateralTraffic',
  ]);
  const onSubnet: NsgPlan = {
    name: `nsg-${from.workload}-subnet`,
    rules: [
      deny(random, 'Outbound', { name: first ?? '', destination: random.pick(['VirtualNetwork', to.range]) }),
    ],
  };
  const onNic: NsgPlan = {
    name: `nsg-${from.vm}`,
    rules: [
      deny(random, 'Outbound', { name: second ?? '', destination: random.pick([to.range, to.subnet.range]) }),
    ],
  };
  return ask(
    pair,
    { 'from-subnet': onSubnet, 'from-nic': onNic },
    {
      prompt: connects(random, pair),
      headline: 'Going out, the NIC’s NSG is read first',
      why: () =>
        `Going out, a packet meets the NSG of the NIC and then that of the subnet, before any route is looked up. ${code(onNic.name)} on ${code(from.vm)} denies it, so neither ${code(onSubnet.name)} nor the peering comes into it.`,
      rules: ['R89', 'R35'],
    },
  );
}

/** What the tag names may come in, and the peer is in the tag. */
function drawAllowedByTag(random: Random): Draft {
  const pair = drawPair(random);
  const { from, to } = pair;
  const closed = random.oneIn(2);
  const withReply = random.oneIn(2);
  const allow: RulePlan = {
    name: random.pick(['AllowVnet', 'AllowInternal', 'AllowOwn']),
    priority: random.int(2, 9) * 100,
    direction: 'Inbound',
    access: 'Allow',
    protocol: 'Tcp',
    source: 'VirtualNetwork',
    port: String(to.role.port),
  };
  const rest: RulePlan = { name: 'DenyEverythingElse', priority: 4000, direction: 'Inbound', access: 'Deny' };
  const out = deny(random, 'Outbound', { name: random.pick(['DenyOutbound', 'NoOutbound']) });
  const group: NsgPlan = {
    name: `nsg-${to.workload}`,
    rules: [...noise(random, 'Inbound'), ...(closed ? [allow, rest] : []), ...(withReply ? [out] : [])],
  };
  return ask(
    pair,
    { [random.pick(['to-subnet', 'to-nic'] as const)]: group },
    {
      prompt: withReply ? asksForReply(random, pair) : connects(random, pair),
      headline: 'The VirtualNetwork tag includes peered networks',
      withReply,
      why: () =>
        [
          closed
            ? `In ${code(to.vnet)} the tag VirtualNetwork stands for ${code(to.range)} and for the peered ${code(from.range)}. So ${code(allow.name)} lets ${code(from.ip)} in, before ${code(rest.name)} is reached.`
            : `No custom rule of ${code(group.name)} matches on the way in, and so the defaults decide. ${code('AllowVnetInBound')} lets VirtualNetwork in, a tag that also holds ${code(from.range)} now that the networks are peered.`,
          ...(withReply
            ? [`The reply belongs to a connection that was let in, so ${code(out.name)} isn't asked.`]
            : []),
        ].join(' '),
      rules: withReply ? ['R96', 'R93', 'R91'] : ['R96', 'R91', 'R90'],
    },
  );
}

/** The own range may come in, everything else may not; the peering does not change that. */
function drawOnlyNamedRanges(random: Random): Draft {
  const pair = drawPair(random);
  const { from, to } = pair;
  const allow: RulePlan = {
    name: random.pick(['AllowOwnRange', 'AllowInternal', 'AllowTeam']),
    priority: random.int(2, 5) * 100,
    direction: 'Inbound',
    access: 'Allow',
    protocol: 'Tcp',
    source: to.range,
    port: String(to.role.port),
  };
  const rest = deny(random, 'Inbound', {
    name: random.pick(['DenyRest', 'DenyAllElse']),
    priority: random.int(30, 40) * 100,
  });
  const group: NsgPlan = { name: `nsg-${to.workload}`, rules: [allow, ...noise(random, 'Inbound'), rest] };
  return ask(
    pair,
    { [random.pick(['to-subnet', 'to-nic'] as const)]: group },
    {
      prompt: connects(random, pair),
      headline: 'A peering overrides no NSG',
      why: () =>
        `${code(allow.name)} names ${code(to.range)}, and ${code(from.ip)} isn't in it. The next rule that matches is ${code(rest.name)}. That ${code(from.vnet)} is a peer makes no difference to either.`,
      rules: ['R35', 'R90'],
    },
  );
}

/** The server may not send on its own account; may it answer? */
function drawReply(random: Random): Draft {
  const pair = drawPair(random);
  const { from, to } = pair;
  const out = deny(random, 'Outbound', { name: random.pick(['DenyOutbound', 'NoOutbound', 'KeepInside']) });
  const byTag = random.oneIn(2);
  const allow: RulePlan = {
    name: random.pick(['AllowClients', 'AllowApp']),
    priority: 150,
    direction: 'Inbound',
    access: 'Allow',
    protocol: 'Tcp',
    source: byTag ? 'VirtualNetwork' : random.pick([from.range, from.subnet.range]),
    port: String(to.role.port),
  };
  const inward: RulePlan = byTag
    ? { name: 'DenyOther', priority: 4000, direction: 'Inbound', access: 'Deny' }
    : deny(random, 'Inbound', { name: 'DenyVnet', source: 'VirtualNetwork' });
  const group: NsgPlan = { name: `nsg-${to.workload}`, rules: [allow, inward, out] };
  return ask(
    pair,
    { [random.pick(['to-subnet', 'to-nic'] as const)]: group },
    {
      prompt: random.pick([
        `${code(from.vm)} connects to ${code(`${to.ip}:${to.role.port}`)} on ${code(to.vm)}. What becomes of its packet and of the reply?`,
        `${code(to.vm)} is asked something by ${code(from.vm)} on port ${to.role.port}. What becomes of question and reply?`,
      ]),
      headline: 'NSGs are stateful',
      withReply: true,
      why: (answer) =>
        dropOf(answer)
          ? `${code(group.name)} stops the packet on its way in.`
          : `${code(allow.name)} lets the packet in. From then on the connection is known, and its replies pass: ${code(out.name)} is asked only about connections that ${code(to.vm)} opens itself.`,
      rules: ['R93', 'R90'],
    },
  );
}
