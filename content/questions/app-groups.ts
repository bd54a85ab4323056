import type { CanPeerAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose, Query } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, subnetOf } from '../topologies/addresses';
import { buildTopology, idOf, type NetworkPlan, type NsgPlan, peer } from '../topologies/plan';
import { drawSites, nicOf, type Site, vnetOf } from '../topologies/scene';
import { askWhich } from './parts/asking';
import { authored, wrong } from './parts/authoring';
import { asksWhichAnswer, asksWhoIsAnswered, askWho } from './parts/outcomes';

/** Application security groups end at the network; address ranges don't. */
export const appGroups: Family = {
  id: 'app-groups',
  title: 'Groups of machines in rules',
  concepts: ['application-security-groups', 'nsg-rules'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M11', 'M13', 'M26', 'M27', 'M28', 'M30', 'M36'],
  structures: [
    { name: 'who-gets-in', draw: drawWhoGetsIn },
    { name: 'what-is-reached', draw: drawWhatIsReached },
    {
      name: 'which-source',
      draw: (random, level) => (random.oneIn(2) ? drawWhichSource : drawNoSuchSource)(random, level),
    },
  ],
};

type Scene = {
  /** the server, in a group of its own */
  readonly here: Site;
  /** in the server's network: a member of the clients' group, and a neighbour that is in none */
  readonly member: Site;
  readonly neighbour: Site;
  /** two machines of the peered network, in a group of that network */
  readonly there: Site;
  readonly second: Site;
  readonly servers: string;
  readonly clients: string;
  readonly foreign: string;
};

function drawScene(random: Random, level: Level): Scene {
  const [here, there] = drawSites(random, 2, { regions: level === 1 ? 'same' : 'any' }) as [Site, Site];
  const kind = random.pick(['front', 'web', 'app', 'batch']);
  const other: Site = { ...here, subnet: { name: `snet-${kind}`, range: subnetOf(here.range, 2) } };
  return {
    here,
    there,
    member: { ...other, vm: `vm-${kind}-07`, ip: hostOf(other.subnet.range, random.int(0, 9)) },
    neighbour: {
      ...here,
      vm: random.pick(['vm-report-05', 'vm-build-05', 'vm-old-05']),
      ip: hostOf(here.subnet.range, random.int(20, 40)),
    },
    second: { ...there, vm: `${there.role.vm}-08`, ip: hostOf(there.subnet.range, 20) },
    servers: `asg-${here.role.vm.slice(3)}`,
    clients: `asg-${kind}`,
    foreign: `asg-${there.workload}`,
  };
}

const planOf = (
  { here, member, neighbour, there, second, servers, clients, foreign }: Scene,
  nsg: NsgPlan,
): NetworkPlan => ({
  vnets: [vnetOf(here, { nsg: nsg.name }, [member.subnet]), vnetOf(there)],
  nics: [
    nicOf(here, { asg: servers }),
    nicOf(member, { asg: clients }),
    nicOf(neighbour),
    nicOf(there, { asg: foreign }),
    nicOf(second, { asg: foreign }),
  ],
  nsgs: [nsg],
  asgs: [servers, clients, foreign],
  links: peer(here.vnet, there.vnet),
});

/** A rule for a group, and one that closes the door behind it. */
function drawWhoGetsIn(random: Random, level: Level): Draft {
  const scene = drawScene(random, level);
  const { here, member, neighbour, there, servers, clients } = scene;
  const port = String(here.role.port);
  const inbound = { direction: 'Inbound' } as const;
  const door = random.pick(['tag', 'all', 'own-range'] as const);
  const opensPeer = level > 1 && random.oneIn(2);
  const joins = random.oneIn(3);
  const wall = {
    ...inbound,
    name: random.pick(['DenyRest', 'DenyOthers', 'CloseTheDoor']),
    priority: 4000,
    access: 'Deny',
    ...(door === 'tag' && { source: 'VirtualNetwork' }),
    ...(door === 'own-range' && { source: here.range }),
  } as const;
  const nsg: NsgPlan = {
    name: `nsg-${here.workload}`,
    rules: [
      {
        ...inbound,
        name: 'AllowGroup',
        priority: 200,
        access: 'Allow',
        port,
        sourceAsg: clients,
        destinationAsg: servers,
      },
      ...(opensPeer
        ? [
            {
              ...inbound,
              name: 'AllowPeer',
              priority: 300,
              access: 'Allow',
              port,
              source: random.pick([there.range, 'VirtualNetwork']),
              destinationAsg: servers,
            } as const,
          ]
        : []),
      wall,
      ...(level === 3
        ? [{ name: 'DenyOutbound', priority: 4000, direction: 'Outbound', access: 'Deny' } as const]
        : []),
    ],
  };
  const byTag = opensPeer && nsg.rules[1]?.source === 'VirtualNetwork';
  const plan = planOf(scene, nsg);
  // the neighbour may be in the group as well
  const nics = (plan.nics ?? [])
    .filter(({ name }) => name !== scene.second.vm)
    .map((nic) => (joins && nic.name === neighbour.vm ? { ...nic, asg: clients } : nic));
  const members = joins ? [member, neighbour] : [member];
  return askWho({ ...plan, nics }, random.shuffle([member, neighbour, there]), here, {
    prompt: asksWhoIsAnswered(random, here),
    note: `Members of ${code(clients)}: ${list(members.map(({ vm }) => code(vm)))}. Of ${code(servers)}: ${code(here.vm)}. ${code(there.vm)} is in the peered network and in neither group.`,
    headline: 'A rule with a group is for the members of that group',
    why: `${code('AllowGroup')} lets in ${list(members.map(({ vm }) => code(vm)))}, being in ${code(clients)}${joins ? '' : `; ${code(neighbour.vm)} is not, though it is in the server's own subnet`}. ${
      opensPeer
        ? byTag
          ? `${code('AllowPeer')} names VirtualNetwork, which is the whole network and its peers: that lets in everybody else.`
          : `${code('AllowPeer')} names ${code(there.range)}, and so lets in ${code(there.vm)}.`
        : ''
    } ${
      byTag
        ? ''
        : door === 'own-range'
          ? `${code(wall.name)} is for ${code(here.range)} only; the default ${code('AllowVnetInBound')} behind it still lets in the peer.`
          : `What is left ends at ${code(wall.name)}.`
    } ${level === 3 ? `Replies need no rule, so ${code('DenyOutbound')} stops none.` : ''}`
      .replace(/\s+/g, ' ')
      .trim(),
    rules: ['R102', 'R90', 'R94', 'R96'],
    about: ['M27', 'M28'],
  });
}

/** The other direction: what a member of the clients' group may call. */
function drawWhatIsReached(random: Random, level: Level): Draft {
  const scene = drawScene(random, level);
  const { here, member, neighbour, there, servers, clients } = scene;
  const out = { direction: 'Outbound' } as const;
  const opensPeer = level > 1 && random.oneIn(2);
  const isMember = !random.oneIn(3);
  const closesIn = level === 3 || random.oneIn(2);
  const wall = random.pick(['VirtualNetwork', '*'] as const);
  const deny = random.pick(['DenyRest', 'DenyOthers', 'KeepInside']);
  const nsg: NsgPlan = {
    name: `nsg-${here.workload}-${member.vm.split('-')[1]}`,
    rules: [
      {
        ...out,
        name: 'AllowServers',
        priority: 200,
        access: 'Allow',
        sourceAsg: clients,
        destinationAsg: servers,
      },
      ...(opensPeer
        ? [{ ...out, name: 'AllowPeer', priority: 300, access: 'Allow', destination: there.range } as const]
        : []),
      { ...out, name: deny, priority: 4000, access: 'Deny', destination: wall },
      ...(closesIn
        ? [{ name: 'DenyInbound', priority: 4000, direction: 'Inbound', access: 'Deny' } as const]
        : []),
    ],
  };
  const plan = planOf(scene, nsg);
  const joined: NetworkPlan = {
    ...plan,
    vnets: [vnetOf(here, {}, [{ ...member.subnet, nsg: nsg.name }]), vnetOf(there)],
    nics: (plan.nics ?? [])
      .filter(({ name }) => name !== scene.second.vm)
      .map((nic) => {
        if (nic.name === neighbour.vm) return { ...nic, asg: isMember ? servers : clients };
        return nic;
      }),
  };
  const inServers = isMember ? [here, neighbour] : [here];
  return askWhich(
    joined,
    member,
    random.shuffle([here, neighbour, there]).map((site) => ({ site, name: site.vm })),
    {
      prompt: asksWhichAnswer(random, member),
      note: `Members of ${code(servers)}: ${list(inServers.map(({ vm }) => code(vm)))}. Of ${code(clients)}: ${code(member.vm)}${isMember ? '' : ` and ${code(neighbour.vm)}`}. ${code(there.vm)} is in the peered network. ${code(nsg.name)} is on the subnet of ${code(member.vm)}, and there is no other.`,
      headline: 'A rule with groups is for the members of those groups',
      why: `${code('AllowServers')} lets ${code(member.vm)} out to the members of ${code(servers)}: ${list(inServers.map(({ vm }) => code(vm)))}. ${
        opensPeer ? `${code('AllowPeer')} names ${code(there.range)}, and so ${code(there.vm)}. ` : ''
      }${
        opensPeer && isMember
          ? 'That is all of them.'
          : `What else is in the network or its peer ends at ${code(deny)}.`
      }${closesIn ? ` Replies come in without a rule, whatever ${code('DenyInbound')} says.` : ''}`,
      rules: ['R102', 'R90', 'R93', 'R96'],
      about: ['M13', 'M26', 'M28'],
      withReply: true,
    },
  );
}

const createRule = (nsg: string, properties: Record<string, unknown>): Query => ({
  kind: 'canPeer',
  operation: 'createSecurityRule',
  networkSecurityGroup: { id: idOf('nsg', nsg) },
  properties: {
    priority: 300,
    direction: 'Inbound',
    access: 'Allow',
    protocol: 'Tcp',
    sourcePortRange: '*',
    ...properties,
  },
});

const groups = (...names: readonly string[]) => names.map((name) => ({ id: idOf('asg', name) }));

const membersOf = ({ here, member, there, second, servers, clients, foreign }: Scene): Prose =>
  `In ${code(here.vnet)}: ${code(servers)} with ${code(here.vm)}, ${code(clients)} with ${code(member.vm)}. In the peered ${code(there.vnet)}: ${code(foreign)} with ${code(there.vm)} and ${code(second.vm)}.`;

/** A scene in which a rule for the servers is to be written, and the sources that Azure takes in it. */
function drawRule(random: Random, level: Level) {
  const scene = drawScene(random, level);
  const { here, there, second, servers, foreign } = scene;
  const nsg: NsgPlan = { name: `nsg-${here.workload}`, rules: [] };
  const allowed: Readonly<Record<Prose, Record<string, unknown>>> = {
    [`The range ${code(there.subnet.range)}`]: { sourceAddressPrefix: there.subnet.range },
    [`The addresses ${code(there.ip)} and ${code(second.ip)}`]: {
      sourceAddressPrefixes: [there.ip, second.ip],
    },
    [`The tag ${code('VirtualNetwork')}`]: { sourceAddressPrefix: 'VirtualNetwork' },
    [`The whole range ${code(there.range)}`]: { sourceAddressPrefix: there.range },
  };
  return {
    ...scene,
    nsg,
    allowed,
    plan: planOf(scene, nsg),
    port: String(here.role.port),
    told: {
      note: membersOf(scene),
      headline: 'Across a peering rules go by addresses',
      why: `All groups in one rule have to hold NICs of the same network. ${code(servers)} is at home in ${code(here.vnet)} and ${code(foreign)} in ${code(there.vnet)}, and the peering doesn't change that. Machines over there are named by address: by ${code(there.subnet.range)}, for instance.`,
      rules: ['R102', 'R92'],
    },
  } as const;
}

/** What can't stand as the source of a rule for a group? */
function drawNoSuchSource(random: Random, level: Level): Draft {
  const { nsg, allowed, plan, port, told, servers, clients, foreign } = drawRule(random, level);
  const refused = random.oneIn(2)
    ? `The group ${code(foreign)}`
    : `The groups ${code(foreign)} and ${code(clients)}`;
  const others = random.sample([...Object.keys(allowed), `The group ${code(clients)}`], 3);
  return authored(plan, {
    ...told,
    prompt: random.pick([
      `A rule of ${code(nsg.name)} opens port ${port} of ${code(servers)}. Which of these can’t be its source?`,
      `One of these sources Azure refuses in a rule of ${code(nsg.name)} whose destination is ${code(servers)}. Which?`,
      `Somebody writes rules that let others reach ${code(servers)} on port ${port}. With which source does Azure refuse the rule?`,
    ]),
    right: refused,
    wrong: others.map((text) =>
      wrong(
        text,
        'M30',
        `Azure takes that. What it refuses is a group of the other network beside ${code(servers)}, peered or not.`,
      ),
    ),
  });
}

/** What can stand as the source of a rule for a group? */
function drawWhichSource(random: Random, level: Level): Draft {
  const { there, nsg, allowed, plan, port, told, servers, clients, foreign } = drawRule(random, level);
  const topology = buildTopology(plan);
  const rule = (source: Record<string, unknown>) => [
    createRule(nsg.name, {
      ...source,
      destinationApplicationSecurityGroups: groups(servers),
      destinationPortRange: port,
    }),
  ];
  const [right, source] = random.pick(Object.entries(allowed));
  return {
    ...told,
    form: 'change',
    prompt: random.pick([
      `A rule of ${code(nsg.name)} is to let the machines of ${code(there.vnet)} reach ${code(servers)} on port ${port}. What can stand as its source?`,
      `${code(servers)} is to be open to ${code(there.vnet)} on port ${port}. Which source does Azure accept in such a rule?`,
      `Which of these sources can a rule of ${code(nsg.name)} have that is to let ${code(there.vm)} reach ${code(servers)}?`,
    ]),
    topology,
    queries: rule({}),
    isMet: ([answer]) => (answer as CanPeerAnswer).allowed,
    changes: [
      { text: right, topology, queries: rule(source) },
      {
        text: `The group ${code(foreign)}`,
        topology,
        queries: rule({ sourceApplicationSecurityGroups: groups(foreign) }),
      },
      {
        text: `The groups ${code(foreign)} and ${code(clients)}`,
        topology,
        queries: rule({ sourceApplicationSecurityGroups: groups(foreign, clients) }),
      },
    ],
  };
}
