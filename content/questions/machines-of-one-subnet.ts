import type { Draft, Family } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, subnetOf } from '../topologies/addresses';
import { type NetworkPlan, type NsgPlan, peer, type RulePlan } from '../topologies/plan';
import { drawSites, nicOf, reach, type Site, vnetOf } from '../topologies/scene';
import { askPick, type Item, isAnswered, named } from './parts/picking';

/** An NSG on a subnet, and three who try to get in: from the same subnet, from the one beside it, and from a peer. */
export const machinesOfOneSubnet: Family = {
  id: 'machines-of-one-subnet',
  title: 'Who gets past the subnet’s NSG?',
  concepts: ['nsg-order-nic-subnet', 'nsg-rules', 'service-tags'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M13', 'M26', 'M27', 'M28'],
  structures: [
    { name: 'who-gets-in', draw: drawWhoGetsIn },
    { name: 'nothing-goes-out', levels: [2, 3], draw: drawNothingGoesOut },
    { name: 'both-must-allow', levels: [2, 3], draw: drawBothMustAllow },
  ],
};

type Scene = {
  /** the machine they want to reach */
  readonly target: Site;
  readonly neighbour: Site;
  readonly beside: Site;
  readonly peer: Site;
};

function drawScene(random: Random): Scene {
  const [target, other] = drawSites(random, 2) as [Site, Site];
  const spare = subnetOf(target.range, 2);
  return {
    target,
    neighbour: { ...target, vm: 'vm-batch-01', ip: hostOf(target.subnet.range, 20) },
    beside: {
      ...target,
      vm: 'vm-report-01',
      ip: hostOf(spare, random.int(0, 5)),
      subnet: { name: 'snet-reports', range: spare },
    },
    peer: other,
  };
}

function planOf(scene: Scene, group: NsgPlan, onNic?: NsgPlan): NetworkPlan {
  const { target, neighbour, beside, peer: other } = scene;
  return {
    vnets: [vnetOf(target, { nsg: group.name }, [beside.subnet]), vnetOf(other)],
    nics: [nicOf(target, onNic ? { nsg: onNic.name } : {}), nicOf(neighbour), nicOf(beside), nicOf(other)],
    nsgs: [group, ...(onNic ? [onNic] : [])],
    links: peer(target.vnet, other.vnet),
  };
}

const itemsOf = (scene: Scene, because: Readonly<Record<'neighbour' | 'beside' | 'peer', Prose>>): Item[] => {
  const item = (from: Site, why: Prose): Item => ({
    name: code(from.vm),
    query: reach(from, scene.target),
    holds: isAnswered,
    because: why,
  });
  return [
    item(scene.neighbour, because.neighbour),
    item(scene.beside, because.beside),
    item(scene.peer, because.peer),
  ];
};

const asks = (random: Random, { target }: Scene, items: readonly Item[]) => {
  const names = named(random, items);
  const to = `${code(target.vm)} (${code(`${target.ip}:${target.role.port}`)})`;
  return {
    which: [
      `${names} each connect to ${to}. Which of them get an answer?`,
      `Which of ${names} get through to ${to}, and back?`,
      `${target.role.service} on ${to} is tried from ${names}. From which of them does it work?`,
    ],
    whichNot: [
      `${names} each connect to ${to}. Which of them get no answer?`,
      `${target.role.service} on ${to} is tried from ${names}. From which of them does it fail?`,
    ],
  };
};

const where = ({ target, neighbour, beside, peer: other }: Scene): Prose =>
  `${code(neighbour.vm)} is in ${code(target.subnet.name)} like ${code(target.vm)}, ${code(beside.vm)} in ${code(beside.subnet.name)} of the same network. ${code(other.vnet)} is peered, and both links are Connected.`;

const DEFAULTS = 'The NSG has its default rules besides. No route table is in use.';

/** Whose addresses a rule's source holds. */
type Sources = 'tag' | 'network' | 'subnet' | 'peer' | 'beside';

const rangeOf = (sources: Sources, { target, beside, peer: other }: Scene): string =>
  ({
    tag: 'VirtualNetwork',
    network: target.range,
    subnet: target.subnet.range,
    peer: other.range,
    beside: beside.subnet.range,
  })[sources];

const HELD: Readonly<Record<Sources, readonly ('neighbour' | 'beside' | 'peer')[]>> = {
  tag: ['neighbour', 'beside', 'peer'],
  network: ['neighbour', 'beside'],
  subnet: ['neighbour'],
  peer: ['peer'],
  beside: ['beside'],
};

function drawWhoGetsIn(random: Random, level: Level): Draft {
  const scene = drawScene(random);
  const denied = random.pick<Sources>(
    level === 1
      ? ['subnet', 'network', 'peer']
      : ['tag', 'tag', 'tag', 'network', 'network', 'subnet', 'peer'],
  );
  // at the upper levels an earlier rule lets some of them in
  const admitted = level === 1 ? null : random.pick<Sources | null>(['peer', 'beside', 'subnet', null, null]);
  const allow: RulePlan[] = admitted
    ? [
        {
          name: 'AllowKnown',
          priority: 200,
          direction: 'Inbound',
          access: 'Allow',
          protocol: 'Tcp',
          source: rangeOf(admitted, scene),
          port: String(scene.target.role.port),
        },
      ]
    : [];
  const deny: RulePlan = {
    name: random.pick(['DenyInternal', 'DenyLateral', 'BlockRange']),
    priority: random.int(3, 9) * 100,
    direction: 'Inbound',
    access: 'Deny',
    source: rangeOf(denied, scene),
  };
  const group: NsgPlan = { name: `nsg-${scene.target.workload}`, rules: [...allow, deny] };
  const says = (who: 'neighbour' | 'beside' | 'peer', site: Site): Prose => {
    if (admitted && HELD[admitted].includes(who))
      return `${code(site.vm)} is let in by ${code('AllowKnown')}, which is read first.`;
    if (HELD[denied].includes(who))
      return `${code(deny.name)} stops ${code(site.vm)}${who === 'neighbour' ? ', its neighbour in the same subnet' : ''}.`;
    return `No rule of its own names ${code(site.vm)}, so the default ${code('AllowVnetInBound')} lets it in.`;
  };
  const items = itemsOf(scene, {
    neighbour: says('neighbour', scene.neighbour),
    beside: says('beside', scene.beside),
    peer: says('peer', scene.peer),
  });
  return askPick(random, planOf(scene, group), items, {
    before: `${code(group.name)} is attached to ${code(scene.target.subnet.name)}; its rule ${code(deny.name)} denies what comes in from ${code(rangeOf(denied, scene))}${admitted ? `, and before it ${code('AllowKnown')} lets in ${code(rangeOf(admitted, scene))}` : ''}.`,
    ...asks(random, scene, items),
    note: `${where(scene)} ${DEFAULTS}`,
    headline: 'A subnet’s NSG is asked about every packet, neighbours included',
    rules: ['R94', 'R90', 'R96', 'R35'],
    about: ['M27', 'M13', 'M28'],
  });
}

/** The subnet may open no connections; who can still be answered? */
function drawNothingGoesOut(random: Random): Draft {
  const scene = drawScene(random);
  const { target, neighbour, beside, peer: other } = scene;
  const narrow = random.pick<readonly Sources[]>([[], ['peer'], ['beside'], ['peer', 'beside']]);
  // out to everything, to the tag, or only to the peer: the last leaves neighbours alone
  const outTo = random.pick([null, 'VirtualNetwork', other.range, other.range]);
  const out: RulePlan = {
    name: random.pick(['DenyOutbound', 'NoOutbound', 'KeepInside']),
    priority: random.int(2, 9) * 100,
    direction: 'Outbound',
    access: 'Deny',
    ...(outTo && { destination: outTo }),
  };
  const shut = narrow.map(
    (sources, index): RulePlan => ({
      name: `DenyRange${index + 1}`,
      priority: 300 + index,
      direction: 'Inbound',
      access: 'Deny',
      source: rangeOf(sources, scene),
    }),
  );
  const group: NsgPlan = { name: `nsg-${target.workload}`, rules: [...shut, out] };
  const passes = (site: Site, kind: Sources): Prose =>
    narrow.includes(kind)
      ? `${code(`DenyRange${narrow.indexOf(kind) + 1}`)} keeps ${code(site.vm)} out.`
      : `${code(site.vm)} is let in by default, and the reply belongs to that connection: ${code(out.name)} isn't asked.`;
  const items = itemsOf(scene, {
    neighbour:
      outTo === other.range
        ? `${code(neighbour.vm)} sits behind ${code(group.name)} too, and ${code(out.name)} doesn't name its own network: it gets through.`
        : `${code(neighbour.vm)} sits behind ${code(group.name)} too: its request is what ${code(out.name)} stops.`,
    beside: passes(beside, 'beside'),
    peer: passes(other, 'peer'),
  });
  return askPick(random, planOf(scene, group), items, {
    before: `${code(group.name)} is attached to ${code(target.subnet.name)}, and its rule ${code(out.name)} denies what goes out${outTo ? ` to ${code(outTo)}` : ''}${shut.map(({ name, source = '' }) => `; ${code(name)} denies what comes in from ${code(source)}`).join('')}.`,
    ...asks(random, scene, items),
    note: `${where(scene)} ${DEFAULTS}`,
    headline: 'Replies pass; connections opened inside the subnet don’t',
    rules: ['R93', 'R94', 'R90'],
    about: ['M26', 'M27'],
  });
}

/** The subnet's NSG and the NIC's each let in only some. */
function drawBothMustAllow(random: Random): Draft {
  const scene = drawScene(random);
  const { target } = scene;
  const [bySubnet, byNic] = random.sample<Sources>(['subnet', 'network', 'peer', 'beside'], 2) as [
    Sources,
    Sources,
  ];
  const deny = (name: string, sources: Sources): RulePlan => ({
    name,
    priority: random.int(2, 9) * 100,
    direction: 'Inbound',
    access: 'Deny',
    source: rangeOf(sources, scene),
  });
  const group: NsgPlan = { name: `nsg-${target.workload}`, rules: [deny('DenyOnSubnet', bySubnet)] };
  const onNic: NsgPlan = { name: `nsg-${target.vm}`, rules: [deny('DenyOnNic', byNic)] };
  const says = (who: 'neighbour' | 'beside' | 'peer', site: Site): Prose => {
    if (HELD[bySubnet].includes(who))
      return `${code('DenyOnSubnet')} stops ${code(site.vm)}${who === 'neighbour' ? ', in the same subnet or not' : ''}.`;
    if (HELD[byNic].includes(who)) return `${code('DenyOnNic')} stops ${code(site.vm)} at the NIC.`;
    return `Neither names ${code(site.vm)}, so both default rules let it in.`;
  };
  const items = itemsOf(scene, {
    neighbour: says('neighbour', scene.neighbour),
    beside: says('beside', scene.beside),
    peer: says('peer', scene.peer),
  });
  return askPick(random, planOf(scene, group, onNic), items, {
    before: `${code(group.name)} on ${code(target.subnet.name)} denies what comes in from ${code(rangeOf(bySubnet, scene))}, ${code(onNic.name)} on the NIC of ${code(target.vm)} what comes in from ${code(rangeOf(byNic, scene))}.`,
    ...asks(random, scene, items),
    note: `${where(scene)} Both NSGs have their default rules besides. No route table is in use.`,
    headline: 'Subnet and NIC both have to allow it',
    rules: ['R89', 'R94', 'R35'],
    about: ['M27', 'M13'],
  });
}
