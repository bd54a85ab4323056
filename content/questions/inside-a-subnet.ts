import type { Draft, Family } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, subnetOf } from '../topologies/addresses';
import type { NetworkPlan, NsgPlan, RulePlan, SubnetPlan } from '../topologies/plan';
import { at, drawSites, nicOf, type Site, vnetOf } from '../topologies/scene';
import { askReach, asksForReply } from './parts/asking';
import { asksWhoIsAnswered, askWho } from './parts/outcomes';

/** Machines of one subnet: do NSGs stand between them? */
export const insideASubnet: Family = {
  id: 'inside-a-subnet',
  title: 'Neighbours in one subnet',
  concepts: ['nsg-order-nic-subnet', 'nsg-rules'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M25', 'M26', 'M27', 'M36'],
  structures: [
    { name: 'who-gets-in', draw: drawWhoGetsIn },
    { name: 'which-rule', levels: [2, 3], draw: drawWhichRule },
    { name: 'against-the-reply', levels: [2, 3], draw: drawReply },
  ],
};

/** A server, a neighbour of it in the same subnet, and a machine in the next subnet of the same network. */
function drawNeighbours(random: Random) {
  const to = at(drawSites(random, 1), 0);
  const [near = '', other = ''] = random.sample(['vm-web-07', 'vm-app-07', 'vm-batch-07', 'vm-build-07'], 2);
  const from: Site = { ...to, vm: near, ip: hostOf(to.subnet.range, random.int(10, 20)) };
  const beside: SubnetPlan = { name: 'snet-office', range: subnetOf(to.range, 2) };
  const outside: Site = { ...to, vm: other, ip: hostOf(beside.range, random.int(0, 9)), subnet: beside };
  return { from, to, outside, beside };
}

const DENIES = ['DenyLateral', 'BlockInternal', 'NoNeighbours', 'KeepApart', 'DenyLan'];
const ALLOWS = ['AllowClients', 'AllowFrontEnd', 'AllowApp', 'AllowService'];

const rule = (
  name: string,
  priority: number,
  direction: 'Inbound' | 'Outbound',
  access: 'Allow' | 'Deny',
  rest: Partial<RulePlan> = {},
): RulePlan => ({ name, priority, direction, access, ...rest });

type Groups = { readonly subnet?: NsgPlan; readonly from?: NsgPlan; readonly to?: NsgPlan };

const planOf = (from: Site, to: Site, groups: Groups): NetworkPlan => ({
  vnets: [vnetOf(to, groups.subnet ? { nsg: groups.subnet.name } : {})],
  nics: [
    nicOf(from, groups.from ? { nsg: groups.from.name } : {}),
    nicOf(to, groups.to ? { nsg: groups.to.name } : {}),
  ],
  nsgs: Object.values(groups),
});

const noteOf = (from: Site, to: Site) =>
  `${code(from.vm)} and ${code(to.vm)} are in the same subnet. Besides what is shown, NSGs have their default rules.`;

const LETS_IN = {
  nobody: 'nobody',
  neighbour: 'one neighbour',
  neighbours: 'the machines of this subnet',
  outside: 'the machine of the other subnet',
  all: 'the whole network',
} as const;
type LetIn = keyof typeof LETS_IN;

/** Neighbours, and a machine outside for comparison: the subnet's NSG makes no difference between them. */
function drawWhoGetsIn(random: Random, level: Level): Draft {
  const { from, to, outside, beside } = drawNeighbours(random);
  const [deny = '', second = ''] = random.sample(DENIES, 2);
  const allow = random.pick(ALLOWS);
  const port = String(to.role.port);
  const neighbour: Site = {
    ...to,
    vm: random.pick(['vm-cache-05', 'vm-report-05', 'vm-queue-05']),
    ip: hostOf(to.subnet.range, random.int(24, 40)),
  };
  const letIn: LetIn = random.pick([
    'nobody',
    'neighbour',
    'neighbours',
    'neighbours',
    'outside',
    'all',
    'all',
  ]);
  const source = {
    nobody: '',
    neighbour: neighbour.ip,
    neighbours: to.subnet.range,
    outside: beside.range,
    all: random.pick(['VirtualNetwork', to.range]),
  }[letIn];
  const subnet: NsgPlan = {
    name: `nsg-${to.workload}`,
    rules: [
      ...(letIn === 'nobody'
        ? []
        : [rule(allow, 200, 'Inbound', 'Allow', { source, protocol: 'Tcp' as const, port })]),
      rule(deny, random.int(4, 9) * 100, 'Inbound', 'Deny', {
        source: random.pick(['VirtualNetwork', to.range]),
      }),
    ],
  };
  const own: NsgPlan = {
    name: `nsg-${from.vm}`,
    rules: [rule(second, 300, 'Outbound', 'Deny', { destination: to.subnet.range })],
  };
  // on the highest level one neighbour may not even send
  const isLocked = level === 3 && letIn !== 'nobody' && random.oneIn(2);
  return askWho(
    {
      vnets: [vnetOf(to, { nsg: subnet.name }, [beside])],
      nics: [nicOf(to), nicOf(from, isLocked ? { nsg: own.name } : {}), nicOf(neighbour), nicOf(outside)],
      nsgs: isLocked ? [subnet, own] : [subnet],
    },
    random.shuffle([from, neighbour, outside]),
    to,
    {
      prompt: asksWhoIsAnswered(random, to),
      note: `${code(from.vm)} and ${code(neighbour.vm)} are in the same subnet as ${code(to.vm)}, ${code(outside.vm)} is in the one beside it.`,
      headline:
        letIn === 'all' || letIn === 'neighbours'
          ? 'NSGs are stateful, inside a subnet too'
          : 'A subnet’s NSG also filters inside the subnet',
      why: `${code(subnet.name)} is read for every packet that enters a NIC in ${code(to.subnet.name)}, neighbours included. ${
        letIn === 'nobody'
          ? `${code(deny)} covers all three addresses.`
          : `${code(allow)} comes first and lets in ${LETS_IN[letIn]}; ${letIn === 'all' ? `${code(deny)} is never reached on port ${port}.` : `the rest meets ${code(deny)}.`} Replies belong to a connection that was let in, so no rule stops them.`
      }${isLocked ? ` What ${code(from.vm)} sends there is stopped by ${code(second)} on its own NIC.` : ''}`,
      rules: ['R94', 'R93', 'R90'],
      about: ['M27', 'M26'],
    },
  );
}

/** Two groups on the way: which rule ends it, if one does? */
function drawWhichRule(random: Random, level: Level): Draft {
  const { from, to } = drawNeighbours(random);
  const [first = '', second = ''] = random.sample(DENIES, 2);
  const inbound = random.oneIn(2);
  const [direction, side] = inbound
    ? (['Inbound', 'source'] as const)
    : (['Outbound', 'destination'] as const);
  const port = String(to.role.port);
  const own = { [side]: random.pick([to.subnet.range, to.range]) };
  const tag = { [side]: 'VirtualNetwork' };
  const mode = random.pick(['both', 'both', 'subnet', 'nic', 'neither', 'neither', 'neither'] as const);
  const pass = random.pick(ALLOWS);
  const allow = rule(pass, 150, direction, 'Allow', { ...own, protocol: 'Tcp', port });
  // stops replies only, if it stopped anything: the believer in stateless groups sees it at work
  const back = rule('DenyOtherWay', 3000, inbound ? 'Outbound' : 'Inbound', 'Deny', {});
  const subnetRule = rule(first, random.int(3, 9) * 100, direction, 'Deny', random.pick([own, tag]));
  const nicRule = rule(second, random.int(3, 9) * 100, direction, 'Deny', random.pick([own, tag]));
  const deniesAtSubnet = mode === 'both' || mode === 'subnet';
  const deniesAtNic = mode === 'both' || mode === 'nic';
  const machine = inbound ? to : from;
  const subnet: NsgPlan = {
    name: `nsg-${to.workload}`,
    rules: [...(deniesAtSubnet ? [] : [allow]), subnetRule],
  };
  const nic: NsgPlan = {
    name: `nsg-${machine.vm}`,
    rules: [...(deniesAtNic ? [] : [allow]), nicRule, ...(mode === 'neither' || level === 3 ? [back] : [])],
  };
  const stopper = deniesAtSubnet && (inbound || !deniesAtNic) ? first : second;
  const order = inbound
    ? 'Coming in, the subnet’s NSG is read first'
    : 'Going out, the NIC’s NSG is read first';
  return askReach(planOf(from, to, inbound ? { subnet, to: nic } : { subnet, from: nic }), from, to, {
    prompt: random.pick([
      `${asksForReply(random, from, to)}`,
      `${code(from.vm)} calls ${code(to.vm)} on port ${port}. Which rule ends it, if one does?`,
      `Two groups stand between ${code(from.vm)} and ${code(to.vm)} (${code(`${to.ip}:${port}`)}). What becomes of a request and its reply?`,
    ]),
    note: noteOf(from, to),
    headline: mode === 'both' ? `${order}, for neighbours too` : 'Both groups have to let a packet pass',
    why:
      mode === 'both'
        ? `Both ${code(subnet.name)} and ${code(nic.name)} deny it. ${order}, so the packet ends at ${code(stopper)}, and the other group is never asked. That the two machines share a subnet changes nothing.`
        : mode === 'neither'
          ? `Both ${code(subnet.name)} and ${code(nic.name)} have ${code(pass)} (150) in front of the deny, so both let it pass. The reply belongs to that connection and passes whatever the rules say.`
          : `${code(pass)} lets it through ${code((deniesAtSubnet ? nic : subnet).name)}. ${code((deniesAtSubnet ? subnet : nic).name)} has no such rule, and ${code(stopper)} denies it: one deny is enough, inside a subnet as well.`,
    rules: ['R89', 'R94', ...(mode === 'neither' ? (['R93'] as const) : [])],
    about: mode === 'both' ? ['M25'] : ['M27'],
    withReply: true,
  });
}

/** What would stop an answer, were it a packet like any other, and a second group that may stop the request. */
function drawReply(random: Random): Draft {
  const { from, to } = drawNeighbours(random);
  const [deny = '', second = ''] = random.sample(DENIES, 2);
  const allow = random.pick(ALLOWS);
  const port = String(to.role.port);
  const isOpen = random.oneIn(2);
  const wrongPort = to.role.port === 443 ? '8443' : '443';
  const subnet: NsgPlan = {
    name: `nsg-${to.workload}`,
    rules: [
      rule(allow, 200, 'Inbound', 'Allow', {
        source: random.pick([to.subnet.range, from.ip]),
        protocol: 'Tcp',
        port: isOpen ? port : wrongPort,
      }),
      rule(deny, random.int(4, 9) * 100, 'Inbound', 'Deny', {
        source: random.pick(['VirtualNetwork', to.range]),
      }),
    ],
  };
  const nic: NsgPlan = {
    name: `nsg-${to.vm}`,
    rules: isOpen
      ? [rule(second, 1000, 'Outbound', 'Deny', { destination: random.pick(['VirtualNetwork', from.ip]) })]
      : [rule(second, 1000, 'Inbound', 'Deny', { source: random.pick([from.ip, to.subnet.range]) })],
  };
  return askReach(planOf(from, to, { subnet, to: nic }), from, to, {
    prompt: asksForReply(random, from, to),
    note: noteOf(from, to),
    headline: isOpen
      ? 'NSGs are stateful, inside a subnet too'
      : 'Coming in, the subnet’s NSG is read first, for neighbours too',
    why: isOpen
      ? `${code(allow)} lets the request in, and with it the connection is known. The reply belongs to it: neither ${code(second)} on its way out of ${code(to.vm)} nor ${code(deny)} on its way into ${code(from.vm)} is asked.`
      : `${code(subnet.name)} is read first, neighbours or not. Its ${code(allow)} is for port ${wrongPort}, so for port ${port} ${code(deny)} is the first match. ${code(second)} on the NIC would deny it too and is never asked.`,
    rules: isOpen ? ['R93', 'R94'] : ['R89', 'R94', 'R90'],
    about: isOpen ? ['M26'] : ['M25'],
    withReply: true,
  });
}
