import type { CanPeerAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose, Query } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, subnetOf } from '../topologies/addresses';
import { buildTopology, idOf, type NetworkPlan, type NsgPlan, peer } from '../topologies/plan';
import { drawSites, nicOf, type Site, vnetOf } from '../topologies/scene';
import { authored, wrong } from './parts/authoring';
import { asksWhoIsAnswered, askWho } from './parts/outcomes';

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
    { name: 'which-source', draw: drawWhichSource },
    { name: 'which-rules', levels: [2, 3], draw: drawWhichRules },
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
  const nics = (plan.nics ?? []).map((nic) =>
    joins && nic.name === neighbour.vm ? { ...nic, asg: clients } : nic,
  );
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

/** What can stand as the source of a rule for a group, and what can't. */
function drawWhichSource(random: Random, level: Level): Draft {
  const scene = drawScene(random, level);
  const { here, there, second, servers, clients, foreign } = scene;
  const nsg: NsgPlan = { name: `nsg-${here.workload}`, rules: [] };
  const plan = planOf(scene, nsg);
  const port = String(here.role.port);
  const why = `All groups in one rule have to hold NICs of the same network. ${code(servers)} is at home in ${code(here.vnet)} and ${code(foreign)} in ${code(there.vnet)}, and the peering doesn't change that. Machines over there are named by address: by ${code(there.subnet.range)}, for instance.`;
  const headline = 'Across a peering rules go by addresses';
  const allowed = {
    [`The range ${code(there.subnet.range)}`]: { sourceAddressPrefix: there.subnet.range },
    [`The addresses ${code(there.ip)} and ${code(second.ip)}`]: {
      sourceAddressPrefixes: [there.ip, second.ip],
    },
    [`The tag ${code('VirtualNetwork')}`]: { sourceAddressPrefix: 'VirtualNetwork' },
    [`The whole range ${code(there.range)}`]: { sourceAddressPrefix: there.range },
  } as const;
  if (random.oneIn(2)) {
    const refused = random.oneIn(2)
      ? `The group ${code(foreign)}`
      : `The groups ${code(foreign)} and ${code(clients)}`;
    const others = random.sample([...Object.keys(allowed), `The group ${code(clients)}`], 3);
    return authored(plan, {
      prompt: random.pick([
        `A rule of ${code(nsg.name)} opens port ${port} of ${code(servers)}. Which of these can’t be its source?`,
        `One of these sources Azure refuses in a rule of ${code(nsg.name)} whose destination is ${code(servers)}. Which?`,
        `Somebody writes rules that let others reach ${code(servers)} on port ${port}. With which source does Azure refuse the rule?`,
      ]),
      note: membersOf(scene),
      right: refused,
      wrong: others.map((text) =>
        wrong(
          text,
          'M30',
          `Azure takes that. What it refuses is a group of the other network beside ${code(servers)}, peered or not.`,
        ),
      ),
      headline,
      why,
      rules: ['R102', 'R92'],
    });
  }
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
    form: 'change',
    prompt: random.pick([
      `A rule of ${code(nsg.name)} is to let the machines of ${code(there.vnet)} reach ${code(servers)} on port ${port}. What can stand as its source?`,
      `${code(servers)} is to be open to ${code(there.vnet)} on port ${port}. Which source does Azure accept in such a rule?`,
      `Which of these sources can a rule of ${code(nsg.name)} have that is to let ${code(there.vm)} reach ${code(servers)}?`,
    ]),
    note: membersOf(scene),
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
    headline,
    why,
    rules: ['R102', 'R92'],
  };
}

/** Three rules for one NSG: which of them does Azure take? */
function drawWhichRules(random: Random, level: Level): Draft | null {
  const scene = drawScene(random, level);
  const { here, there, servers, clients, foreign } = scene;
  const nsg: NsgPlan = { name: `nsg-${here.workload}`, rules: [] };
  const to = { destinationApplicationSecurityGroups: groups(servers) };
  const candidates = [
    {
      from: code(clients),
      to: code(servers),
      properties: { ...to, sourceApplicationSecurityGroups: groups(clients) },
    },
    { from: code(there.range), to: code(servers), properties: { ...to, sourceAddressPrefix: there.range } },
    {
      from: code(clients),
      to: code(here.subnet.range),
      properties: {
        sourceApplicationSecurityGroups: groups(clients),
        destinationAddressPrefix: here.subnet.range,
      },
    },
    {
      from: code(foreign),
      to: code(servers),
      properties: { ...to, sourceApplicationSecurityGroups: groups(foreign) },
    },
    {
      from: `${code(foreign)} and ${code(clients)}`,
      to: code(here.subnet.range),
      properties: {
        sourceApplicationSecurityGroups: groups(foreign, clients),
        destinationAddressPrefix: here.subnet.range,
      },
    },
  ];
  const [, , , spanning, both] = candidates;
  const chosen = random
    .sample(candidates, level === 2 ? 3 : 4)
    .map((candidate, index) => ({ ...candidate, candidate, name: `rule ${'ABCD'.charAt(index)}` }));
  const wants = random.pick(['takes', 'refuses'] as const);
  const bad = chosen.filter(({ candidate }) => candidate === spanning || candidate === both);
  if (bad.length === 0) return null;
  const rules = chosen.map(({ name, from, to: target }) => `${name} from ${from} to ${target}`);
  return {
    form: 'ask',
    prompt: random.pick([
      `Somebody tries to add to ${code(nsg.name)}: ${list(rules)}. Which of the rules does Azure ${wants === 'takes' ? 'take' : 'refuse'}?`,
      `These are planned for ${code(nsg.name)}, the NSG of ${code(here.subnet.name)}: ${list(rules)}. Which ${wants === 'takes' ? 'can be made' : 'can’t be made'}?`,
      `A template for ${code(nsg.name)} has ${list(rules)}. Which of them ${wants === 'takes' ? 'are valid' : 'are not valid'}?`,
    ]),
    note: `${membersOf(scene)} Each rule allows port ${here.role.port}.`,
    topology: buildTopology(planOf(scene, nsg)),
    queries: chosen.map(({ properties }) =>
      createRule(nsg.name, { ...properties, destinationPortRange: String(here.role.port) }),
    ),
    phrase: (answers) => {
      const held = chosen.filter(
        (_, index) => (answers[index] as CanPeerAnswer).allowed === (wants === 'takes'),
      );
      return held.length === 0
        ? 'None'
        : `${held.length > 1 ? 'Rules' : 'Rule'} ${list(held.map(({ name }) => name.slice(-1)))}`;
    },
    headline: 'All groups of one rule belong to one network',
    why: () =>
      `${bad
        .map(({ name, candidate }) =>
          candidate === spanning
            ? `${name.charAt(0).toUpperCase()}${name.slice(1)} names ${code(foreign)} of ${code(there.vnet)} and ${code(servers)} of ${code(here.vnet)} at once.`
            : `${name.charAt(0).toUpperCase()}${name.slice(1)} has two sources, ${code(foreign)} of ${code(there.vnet)} and ${code(clients)} of ${code(here.vnet)}.`,
        )
        .join(
          ' ',
        )} Azure refuses that, peered or not. Beside a group, addresses of another network are no matter.`,
    rules: ['R102', 'R92'],
    about: ['M30'],
  };
}
