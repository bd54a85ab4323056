import type { Draft, Family } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Random } from '@/lib/random';
import { hostOf } from '../topologies/addresses';
import type { NetworkPlan, NsgPlan, RulePlan } from '../topologies/plan';
import { at, drawSites, nicOf, type Site, vnetOf } from '../topologies/scene';
import { askReach, asksForReply, connects } from './parts/asking';

/** Two machines of one subnet: do NSGs stand between them? */
export const insideASubnet: Family = {
  id: 'inside-a-subnet',
  title: 'Neighbours in one subnet',
  concepts: ['nsg-order-nic-subnet', 'nsg-rules'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M25', 'M26', 'M27'],
  structures: [
    { name: 'subnet-denies', draw: drawSubnetDenies },
    { name: 'both-deny', levels: [2, 3], draw: drawBothDeny },
    { name: 'sender-denies', levels: [2, 3], draw: drawSenderDenies },
    { name: 'reply', levels: [2, 3], draw: drawReply },
  ],
};

/** A second machine beside the one of a site. */
function drawNeighbours(random: Random): { readonly from: Site; readonly to: Site } {
  const to = at(drawSites(random, 1), 0);
  const from: Site = {
    ...to,
    vm: random.pick(['vm-web-07', 'vm-app-07', 'vm-batch-07']),
    ip: hostOf(to.subnet.range, random.int(10, 20)),
  };
  return { from, to };
}

const deny = (
  random: Random,
  name: string,
  direction: 'Inbound' | 'Outbound',
  rest: Partial<RulePlan>,
): RulePlan => ({
  name,
  priority: random.int(2, 9) * 100,
  direction,
  access: 'Deny',
  ...rest,
});

type Groups = { readonly subnet?: NsgPlan; readonly from?: NsgPlan; readonly to?: NsgPlan };

const planOf = (from: Site, to: Site, groups: Groups): NetworkPlan => ({
  vnets: [vnetOf(to, groups.subnet ? { nsg: groups.subnet.name } : {})],
  nics: [
    nicOf(from, groups.from ? { nsg: groups.from.name } : {}),
    nicOf(to, groups.to ? { nsg: groups.to.name } : {}),
  ],
  nsgs: Object.values(groups),
});

const NOTE = 'Both machines are in the same subnet. The NSGs have their default rules besides.';

function drawSubnetDenies(random: Random): Draft {
  const { from, to } = drawNeighbours(random);
  const rule = deny(random, random.pick(['DenyVnet', 'NoPeers', 'DenyLan']), 'Inbound', {
    source: random.pick(['VirtualNetwork', to.subnet.range, to.range]),
    ...(random.oneIn(2) && { protocol: 'Tcp' as const, port: String(to.role.port) }),
  });
  const group: NsgPlan = { name: `nsg-${to.workload}`, rules: [rule] };
  return askReach(planOf(from, to, { subnet: group }), from, to, {
    prompt: connects(random, from, to),
    note: NOTE,
    headline: 'A subnet’s NSG also filters inside the subnet',
    why: `${code(group.name)} is attached to ${code(to.subnet.name)} and read for every packet that enters or leaves a NIC there, neighbours included. Going out nothing stops the packet; coming in, ${code(rule.name)} does.`,
    rules: ['R94', 'R89', 'R90'],
  });
}

function drawBothDeny(random: Random): Draft {
  const { from, to } = drawNeighbours(random);
  const [first = '', second = ''] = random.shuffle([
    'DenyLateral',
    'BlockInternal',
    'OnlyFrontEnd',
    'NoNeighbours',
  ]);
  const subnet: NsgPlan = {
    name: `nsg-${to.workload}`,
    rules: [deny(random, first, 'Inbound', { source: random.pick(['VirtualNetwork', to.subnet.range]) })],
  };
  const nic: NsgPlan = {
    name: `nsg-${to.role.vm}`,
    rules: [deny(random, second, 'Inbound', { source: random.pick(['VirtualNetwork', to.range]) })],
  };
  return askReach(planOf(from, to, { subnet, to: nic }), from, to, {
    prompt: connects(random, from, to),
    note: NOTE,
    headline: 'Coming in, the subnet’s NSG is read first, for neighbours too',
    why: `Although ${code(from.vm)} sits in the same subnet, its packet meets ${code(subnet.name)} before ${code(nic.name)}. The first deny ends it: ${code(first)}.`,
    rules: ['R89', 'R94'],
  });
}

function drawSenderDenies(random: Random): Draft {
  const { from, to } = drawNeighbours(random);
  const [first = '', second = ''] = random.shuffle([
    'DenyLateral',
    'BlockInternal',
    'KeepInside',
    'NoNeighbours',
  ]);
  const subnet: NsgPlan = {
    name: `nsg-${to.workload}`,
    rules: [
      deny(random, first, 'Outbound', { destination: random.pick(['VirtualNetwork', to.subnet.range]) }),
    ],
  };
  const nic: NsgPlan = {
    name: `nsg-${from.vm}`,
    rules: [deny(random, second, 'Outbound', { destination: random.pick(['VirtualNetwork', to.range]) })],
  };
  const both = random.oneIn(2);
  return askReach(planOf(from, to, both ? { subnet, from: nic } : { subnet }), from, to, {
    prompt: connects(random, from, to),
    note: NOTE,
    headline: both
      ? 'Going out, the NIC’s NSG is read first'
      : 'A subnet’s NSG also filters inside the subnet',
    why: both
      ? `Going out it is the NIC first, then the subnet. ${code(nic.name)} denies the packet by ${code(second)}, so ${code(subnet.name)} isn't asked.`
      : `The packet doesn't leave the subnet, and yet the subnet's NSG is read as it leaves the NIC: ${code(first)} drops it.`,
    rules: ['R89', 'R94'],
  });
}

function drawReply(random: Random): Draft {
  const { from, to } = drawNeighbours(random);
  const out = deny(random, random.pick(['DenyOutbound', 'NoOutbound', 'KeepInside']), 'Outbound', {});
  const inward = deny(random, 'DenyLateral', 'Inbound', { source: 'VirtualNetwork' });
  const allow: RulePlan = {
    name: 'AllowClients',
    priority: 150,
    direction: 'Inbound',
    access: 'Allow',
    protocol: 'Tcp',
    source: random.pick([to.subnet.range, from.ip]),
    port: String(to.role.port),
  };
  const group: NsgPlan = { name: `nsg-${to.role.vm}`, rules: [allow, inward, out] };
  const subnet: NsgPlan = {
    name: `nsg-${to.workload}`,
    rules: [deny(random, 'BlockInternal', 'Inbound', { source: 'VirtualNetwork' })],
  };
  const stopped = random.oneIn(3);
  return askReach(planOf(from, to, stopped ? { to: group, subnet } : { to: group }), from, to, {
    prompt: asksForReply(random, from, to),
    note: NOTE,
    headline: stopped ? 'A subnet’s NSG also filters inside the subnet' : 'NSGs are stateful',
    why: stopped
      ? `Before ${code(group.name)} on the NIC is asked, ${code(subnet.name)} on the subnet drops the packet: it also filters between neighbours.`
      : `${code(allow.name)} lets the packet in, and with it the connection is known. ${code(out.name)} would stop connections that ${code(to.vm)} opens itself, not its answers.`,
    rules: stopped ? ['R94', 'R89'] : ['R93', 'R90'],
    withReply: true,
  });
}
