import type { IpFlowVerifyAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, subnetOf } from '../topologies/addresses';
import { type NetworkPlan, type NsgPlan, peer, type RulePlan } from '../topologies/plan';
import { drawSites, flowVerify, nicOf, type Site, vnetOf } from '../topologies/scene';
import { askPick, type Item, named, waysFor } from './parts/picking';

/** An NSG on the subnet and one on the NIC, which overlap: which of the two is it that stops a packet? */
export const whichGroupStopsIt: Family = {
  id: 'which-group-stops-it',
  title: 'Which NSG stops it?',
  concepts: ['nsg-order-nic-subnet', 'ip-flow-verify', 'nsg-rules'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M13', 'M25', 'M27'],
  structures: [
    { name: 'coming-in', draw: drawComingIn },
    { name: 'going-out', draw: drawGoingOut },
    { name: 'by-port', draw: drawByPort },
  ],
};

type Caller = 'neighbour' | 'beside' | 'peer';
type Scene = { readonly target: Site; readonly callers: Readonly<Record<Caller, Site>> };

function drawScene(random: Random): Scene {
  const [target, other] = drawSites(random, 2) as [Site, Site];
  const spare = { name: 'snet-reports', range: subnetOf(target.range, 2) };
  return {
    target,
    callers: {
      neighbour: { ...target, vm: 'vm-batch-01', ip: hostOf(target.subnet.range, 20) },
      beside: { ...target, vm: 'vm-report-01', subnet: spare, ip: hostOf(spare.range, random.int(0, 5)) },
      peer: other,
    },
  };
}

function planOf({ target, callers }: Scene, onSubnet: NsgPlan, onNic: NsgPlan): NetworkPlan {
  const { neighbour, beside, peer: other } = callers;
  return {
    vnets: [vnetOf(target, { nsg: onSubnet.name }, [beside.subnet]), vnetOf(other)],
    nics: [nicOf(target, { nsg: onNic.name }), nicOf(neighbour), nicOf(beside), nicOf(other)],
    nsgs: [onSubnet, onNic],
    links: peer(target.vnet, other.vnet),
  };
}

const where = ({ target, callers: { neighbour, beside, peer: other } }: Scene): Prose =>
  `${code(neighbour.vm)} is in ${code(target.subnet.name)} like ${code(target.vm)}, ${code(beside.vm)} in ${code(beside.subnet.name)}, and ${code(other.vm)} in the peered ${code(other.vnet)}.`;

/** Whether it is this group that denies. */
const stoppedBy =
  (group: string): Item['holds'] =>
  (answer) => {
    const { access, networkSecurityGroup } = answer as IpFlowVerifyAnswer;
    return access === 'Deny' && networkSecurityGroup === group;
  };

/** Which sources each of the two denies; at least one caller is denied by both. */
type Sources = 'network' | 'subnet' | 'peer' | 'beside' | 'all';
const HELD: Readonly<Record<Sources, readonly Caller[]>> = {
  network: ['neighbour', 'beside'],
  subnet: ['neighbour'],
  peer: ['peer'],
  beside: ['beside'],
  all: ['neighbour', 'beside', 'peer'],
};
const rangeOf = (sources: Sources, { target, callers }: Scene): string =>
  ({
    network: target.range,
    subnet: target.subnet.range,
    peer: callers.peer.range,
    beside: callers.beside.subnet.range,
    all: 'VirtualNetwork',
  })[sources];

function drawDenied(random: Random): readonly [Sources, Sources] {
  return random.pick<readonly [Sources, Sources]>([
    ['network', 'all'],
    ['all', 'network'],
    ['all', 'peer'],
    ['peer', 'all'],
    ['network', 'subnet'],
    ['beside', 'network'],
    ['subnet', 'network'],
    ['network', 'beside'],
  ]);
}

function drawDirection(random: Random, level: Level, direction: 'Inbound' | 'Outbound'): Draft {
  const scene = drawScene(random);
  const { target, callers } = scene;
  const isIn = direction === 'Inbound';
  const [bySubnet, byNic] = drawDenied(random);
  const deny = (name: string, sources: Sources): RulePlan => ({
    name,
    priority: random.int(2, 9) * 100,
    direction,
    access: 'Deny',
    [isIn ? 'source' : 'destination']: rangeOf(sources, scene),
  });
  const onSubnet: NsgPlan = { name: `nsg-${target.workload}`, rules: [deny('DenyOnSubnet', bySubnet)] };
  const onNic: NsgPlan = { name: `nsg-${target.vm}`, rules: [deny('DenyOnNic', byNic)] };
  const asked = random.pick([onSubnet, onNic]);
  const first = isIn ? onSubnet : onNic;
  const says = (who: Caller): Prose => {
    const vm = code(callers[who].vm);
    const inSubnet = HELD[bySubnet].includes(who);
    const inNic = HELD[byNic].includes(who);
    if (inSubnet && inNic) return `Both deny ${vm}, and ${code(first.name)} is read first.`;
    if (inSubnet || inNic) return `Only ${code((inSubnet ? onSubnet : onNic).name)} denies ${vm}.`;
    return `Neither denies ${vm}.`;
  };
  const kinds = random.sample<Caller>(['neighbour', 'beside', 'peer'], level === 1 ? 2 : 3);
  const items: Item[] = kinds.map((who) => ({
    name: code(callers[who].vm),
    query: flowVerify(
      target,
      direction,
      callers[who].ip,
      isIn ? { local: target.role.port, remote: 50_000 } : { local: 50_000, remote: 443 },
    ),
    holds: stoppedBy(asked.name),
    because: says(who),
  }));
  const names = named(random, items);
  const packets = isIn
    ? `${names} each send a packet to ${code(target.vm)}`
    : `${code(target.vm)} sends a packet to each of ${names}`;
  const what = isIn ? 'what comes in from' : 'what goes out to';
  return askPick(random, planOf(scene, onSubnet, onNic), items, {
    before: `${code(onSubnet.name)} on ${code(target.subnet.name)} denies ${what} ${code(rangeOf(bySubnet, scene))}, and ${code(onNic.name)} on the NIC of ${code(target.vm)} ${what} ${code(rangeOf(byNic, scene))}.`,
    which: waysFor(
      level,
      [`${packets}. For which of them is it ${code(asked.name)} that stops the packet?`],
      [
        `IP flow verify is asked at ${code(target.vm)} about ${names}. For which of them does it name ${code(asked.name)} as what denies?`,
      ],
    ),
    whichNot: waysFor(
      level,
      [`${packets}. For which of them is it not ${code(asked.name)} that stops the packet?`],
      [
        `IP flow verify is asked at ${code(target.vm)} about ${names}. For which of them does it not name ${code(asked.name)} as what denies?`,
      ],
    ),
    note: `${where(scene)} No other NSG is in use, and both have their default rules besides.`,
    headline: isIn
      ? 'Coming in: the subnet’s NSG, then the NIC’s'
      : 'Going out: the NIC’s NSG, then the subnet’s',
    rules: ['R89', 'R94', 'R104'],
    about: ['M25'],
  });
}

const PORTS: readonly number[] = [22, 443, 1433, 3389, 5432, 8080];

function drawComingIn(random: Random, level: Level): Draft {
  return drawDirection(random, level, 'Inbound');
}

function drawGoingOut(random: Random, level: Level): Draft {
  return drawDirection(random, level, 'Outbound');
}

/** One caller, several ports; the two groups let in different ones. */
function drawByPort(random: Random, level: Level): Draft {
  const scene = drawScene(random);
  const { target, callers } = scene;
  const who = random.pick<Caller>(['neighbour', 'beside', 'peer']);
  const caller = callers[who];
  const ports = random.sample(PORTS, level === 1 ? 2 : 3).toSorted((a, b) => a - b);
  // what each of the two denies: nothing in common would leave nothing to ask
  const [bySubnet, byNic] = [random.sample(ports, random.int(1, 2)), random.sample(ports, random.int(1, 2))];
  const rules = (name: string, denied: readonly number[]): RulePlan[] =>
    denied.map((port, index) => ({
      name: `${name}-${port}`,
      priority: 200 + 10 * index,
      direction: 'Inbound',
      access: 'Deny',
      protocol: 'Tcp',
      port: String(port),
    }));
  const onSubnet: NsgPlan = { name: `nsg-${target.workload}`, rules: rules('deny', bySubnet) };
  const onNic: NsgPlan = { name: `nsg-${target.vm}`, rules: rules('deny', byNic) };
  const asked = random.pick([onSubnet, onNic]);
  const says = (port: number): Prose => {
    const inSubnet = bySubnet.includes(port);
    const inNic = byNic.includes(port);
    if (inSubnet && inNic)
      return `Both deny port ${port}, and coming in ${code(onSubnet.name)} is read first.`;
    if (inSubnet || inNic) return `Only ${code((inSubnet ? onSubnet : onNic).name)} denies port ${port}.`;
    return `Neither denies port ${port}.`;
  };
  const items: Item[] = ports.map((port) => ({
    name: `port ${port}`,
    query: flowVerify(target, 'Inbound', caller.ip, { local: port, remote: 50_000 }),
    holds: stoppedBy(asked.name),
    because: says(port),
  }));
  const names = list(ports.map((port) => `port ${port}`));
  const denies = (denied: readonly number[]) =>
    `${denied.length > 1 ? 'ports' : 'port'} ${list(denied.toSorted((a, b) => a - b).map(String))}`;
  return askPick(random, planOf(scene, onSubnet, onNic), items, {
    before: `${code(onSubnet.name)} on ${code(target.subnet.name)} denies ${denies(bySubnet)} coming in, and ${code(onNic.name)} on the NIC of ${code(target.vm)} ${denies(byNic)}.`,
    which: [
      `${code(caller.vm)} tries ${names} of ${code(target.vm)}. On which is it ${code(asked.name)} that stops the packet?`,
    ],
    whichNot: [
      `${code(caller.vm)} tries ${names} of ${code(target.vm)}. On which is it not ${code(asked.name)} that stops the packet?`,
    ],
    note: `${where(scene)} No other NSG is in use, and both have their default rules besides.`,
    headline: 'Coming in: the subnet’s NSG, then the NIC’s',
    rules: ['R89', 'R94', 'R92'],
    about: ['M25', 'M27', 'M13'],
  });
}
