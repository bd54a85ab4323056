import type { Draft, Family, PartDraft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf } from '../topologies/addresses';
import { buildTopology, type NetworkPlan, peer, type RulePlan } from '../topologies/plan';
import { drawSites, nicOf, type Site, vnetOf } from '../topologies/scene';
import { placesOf } from './parts/scenery';
import { type Because, fateOf } from './parts/series';

/** Peered networks and NSGs: what becomes of each connection, and which group is it that stops it? */
export const whatStopsIt: Family = {
  id: 'what-stops-it',
  title: 'Answered, or stopped by what?',
  concepts: ['nsg-order-nic-subnet', 'nsg-rules', 'service-tags', 'peering-troubleshooting'],
  levels: [1, 2, 3],
  kind: 'fill-in',
  misconceptions: ['M1', 'M11', 'M13', 'M22', 'M25', 'M26', 'M27', 'M28', 'M36'],
  structures: [
    { name: 'denied-by-tag', levels: [2, 3], draw: drawDeniedByTag },
    { name: 'denied-on-the-way-out', levels: [2, 3], draw: drawDeniedOut },
    { name: 'only-one-port', draw: drawOnlyOnePort },
    { name: 'one-group', levels: [1, 2], draw: drawOneGroup },
  ],
};

type Scene = {
  readonly own: Site;
  /** in the own subnet */
  readonly neighbour: Site;
  readonly far: Site;
  /** a peer of the far one */
  readonly behind: Site;
  readonly subnetGroup: string;
  readonly nicGroup: string;
};

function drawScene(random: Random): Scene {
  const sites = drawSites(random, 3, { regions: ['home', random.oneIn(4) ? 'home' : 'away', 'home'] });
  const [own, far, behind] = sites as [Site, Site, Site];
  const name = own.vm.replace(/-\d+$/, '');
  const neighbour: Site = { ...own, vm: `${name}-09`, ip: hostOf(own.subnet.range, random.int(20, 60)) };
  return {
    own,
    neighbour,
    far,
    behind,
    subnetGroup: `nsg-${own.workload}-subnet`,
    nicGroup: `nsg-${own.vm}`,
  };
}

type Rules = { readonly subnet: readonly RulePlan[]; readonly nic?: readonly RulePlan[] };

const planWith = (scene: Scene, { subnet, nic }: Rules): NetworkPlan => {
  const { own, neighbour, far, behind, subnetGroup, nicGroup } = scene;
  return {
    vnets: [vnetOf(own, { nsg: subnetGroup }), vnetOf(far), vnetOf(behind)],
    nics: [nicOf(own, nic ? { nsg: nicGroup } : {}), nicOf(neighbour), nicOf(far), nicOf(behind)],
    nsgs: [{ name: subnetGroup, rules: subnet }, ...(nic ? [{ name: nicGroup, rules: nic }] : [])],
    links: [...peer(own.vnet, far.vnet), ...peer(far.vnet, behind.vnet)],
  };
};

type Connection = readonly [from: Site, to: Site, because: Because, port?: number];

function ask(
  random: Random,
  { own, far, behind, neighbour }: Scene,
  plan: NetworkPlan,
  connections: readonly Connection[],
  wording: Pick<Draft, 'headline'> & { readonly why: Prose },
): Draft {
  const topology = buildTopology(plan);
  return {
    form: 'parts',
    prompt: random.pick([
      'Each of these connections is tried. Choose what becomes of it.',
      'Somebody tries these connections, one after the other. What becomes of each?',
      'What happens to the first packet of each of these connections, and to the reply?',
    ]),
    note: `${placesOf([own, far, behind])} ${code(neighbour.vm)} is in the subnet of ${code(own.vm)}. All links are Connected, and the NSGs have their default rules besides.`,
    title: 'Connections',
    ...wording,
    rules: ['R89'],
    topology,
    parts: random
      .shuffle(connections)
      .map(([from, to, because, port]): PartDraft => fateOf(topology, from, to, because, port)),
  };
}

const behindPeer = ({ own, far, behind }: Scene): Connection => [
  behind,
  own,
  {
    why: `${code(behind.vnet)} is a peer of ${code(far.vnet)}, not of ${code(own.vnet)}: it has no route to ${code(own.range)}.`,
    rules: ['R37', 'R65'],
    about: ['M1'],
  },
];

const priority = (random: Random) => random.int(2, 9) * 100;

/** Both groups deny the tag VirtualNetwork, inbound. */
function drawDeniedByTag(random: Random): Draft {
  const scene = drawScene(random);
  const { own, neighbour, far, subnetGroup } = scene;
  const deny: RulePlan = {
    name: random.pick(['DenyVnetIn', 'BlockInternal']),
    priority: priority(random),
    direction: 'Inbound',
    access: 'Deny',
    source: 'VirtualNetwork',
  };
  return ask(
    random,
    scene,
    planWith(scene, { subnet: [deny], nic: [{ ...deny, priority: priority(random) }] }),
    [
      [
        far,
        own,
        {
          why: `The peering takes the packet to ${code(own.vnet)}. There the subnet's group is read first, and ${code(deny.name)} denies VirtualNetwork, which includes peers.`,
          rules: ['R89', 'R35', 'R96'],
          about: ['M13', 'M25'],
        },
      ],
      [
        own,
        far,
        {
          why: `Nothing denies what goes out to ${code(far.vnet)}, a peer. The reply belongs to an allowed flow, so ${code(deny.name)} isn't asked about it.`,
          rules: ['R93', 'R96'],
          about: ['M26', 'M28'],
        },
      ],
      [
        neighbour,
        own,
        {
          why: `${code(subnetGroup)} is read for traffic inside its subnet too.`,
          rules: ['R94', 'R89'],
          about: ['M27'],
        },
      ],
      behindPeer(scene),
    ],
    {
      headline: 'A peering offers a way, NSGs decide on it',
      why: `Inbound, the group of the subnet is read first, then that of the NIC.`,
    },
  );
}

/** Both groups deny what goes out to the peer's range. */
function drawDeniedOut(random: Random): Draft {
  const scene = drawScene(random);
  const { own, neighbour, far, nicGroup } = scene;
  const deny: RulePlan = {
    name: random.pick(['DenyToPeer', 'NoWayOut']),
    priority: priority(random),
    direction: 'Outbound',
    access: 'Deny',
    destination: far.range,
  };
  const denyNear: RulePlan = {
    name: 'DenyNeighbours',
    priority: priority(random) + 10,
    direction: 'Inbound',
    access: 'Deny',
    source: own.subnet.range,
  };
  return ask(
    random,
    scene,
    planWith(scene, {
      subnet: [deny, denyNear],
      nic: [{ ...deny, priority: priority(random) }],
    }),
    [
      [
        own,
        far,
        {
          why: `Outbound, the group of the NIC is read first. ${code(deny.name)} names ${code(far.range)}, and the peering doesn't change that.`,
          rules: ['R89', 'R35'],
          about: ['M13', 'M25'],
        },
      ],
      [
        far,
        own,
        {
          why: `Inbound nothing denies a peer. The reply belongs to an allowed flow, so ${code(deny.name)} isn't asked about it.`,
          rules: ['R93', 'R96'],
          about: ['M26', 'M28'],
        },
      ],
      [
        neighbour,
        own,
        {
          why: `The subnet's group is read for traffic inside the subnet too, and ${code(denyNear.name)} denies it. ${code(nicGroup)} isn't reached.`,
          rules: ['R94', 'R89'],
          about: ['M27'],
        },
      ],
      behindPeer(scene),
    ],
    {
      headline: 'NSGs have their say, peering or not',
      why: 'Outbound, the group of the NIC is read first, then that of the subnet.',
    },
  );
}

/** One port is open to the tag VirtualNetwork, all else is closed. */
function drawOnlyOnePort(random: Random): Draft {
  const scene = drawScene(random);
  const { own, neighbour, far, subnetGroup } = scene;
  const open = own.role.port;
  const closed = open === 22 ? 3389 : 22;
  const allow: RulePlan = {
    name: random.pick(['AllowInternal', 'AllowVnet']),
    priority: priority(random),
    direction: 'Inbound',
    access: 'Allow',
    protocol: 'Tcp',
    source: 'VirtualNetwork',
    port: String(open),
  };
  const deny: RulePlan = {
    name: 'DenyTheRest',
    priority: 4000,
    direction: 'Inbound',
    access: 'Deny',
  };
  return ask(
    random,
    scene,
    planWith(scene, { subnet: [allow, deny] }),
    [
      [
        far,
        own,
        {
          why: `${code(far.vnet)} is a peer, so the tag VirtualNetwork in ${code(allow.name)} includes it.`,
          rules: ['R96'],
          about: ['M28'],
        },
        open,
      ],
      [
        own,
        far,
        {
          why: `Nothing denies what goes out. ${code(deny.name)} isn't asked about the reply, which belongs to an allowed flow.`,
          rules: ['R93'],
          about: ['M26'],
        },
      ],
      [
        neighbour,
        own,
        {
          why: `${code(allow.name)} is for port ${open} only. ${code(subnetGroup)} is read for traffic inside the subnet too, and ${code(deny.name)} denies it.`,
          rules: ['R94', 'R90'],
          about: ['M27'],
        },
        closed,
      ],
      random.oneIn(2)
        ? behindPeer(scene)
        : [
            far,
            own,
            {
              why: `${code(allow.name)} is for port ${open} only, and ${code(deny.name)} denies the rest. That the networks are peered doesn't change it.`,
              rules: ['R35', 'R90'],
              about: ['M13'],
            },
            closed,
          ],
    ],
    {
      headline: 'A peering offers a way, NSGs decide on it',
      why: `${code(subnetGroup)} lets in port ${open} from the tag VirtualNetwork, and nothing else.`,
    },
  );
}

/** One group, one rule against a peer. */
function drawOneGroup(random: Random): Draft {
  const scene = drawScene(random);
  const { own, far, subnetGroup } = scene;
  const deny: RulePlan = {
    name: random.pick(['DenyPeer', 'BlockPeer']),
    priority: priority(random),
    direction: 'Inbound',
    access: 'Deny',
    source: far.range,
  };
  return ask(
    random,
    scene,
    planWith(scene, { subnet: [deny] }),
    [
      [
        far,
        own,
        {
          why: `The peering takes the packet there, and ${code(deny.name)} of ${code(subnetGroup)} denies it.`,
          rules: ['R35', 'R90'],
          about: ['M13'],
        },
      ],
      [
        own,
        far,
        {
          why: `Nothing denies what goes out, and the reply of an allowed flow passes without a rule of its own.`,
          rules: ['R93'],
          about: ['M26'],
        },
      ],
      behindPeer(scene),
    ],
    {
      headline: 'A peering offers a way, NSGs decide on it',
      why: `${code(deny.name)} denies connections that come from ${code(far.range)}.`,
    },
  );
}
