import type { CanPeerAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code, phraseDecision } from '@/lib/quiz/phrase';
import type { Query } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf } from '../topologies/addresses';
import { buildTopology, idOf, type NetworkPlan, type NsgPlan, peer } from '../topologies/plan';
import { drawSites, nicOf, type Site, vnetOf } from '../topologies/scene';

/** Application security groups end at the network; address ranges don't. */
export const appGroups: Family = {
  id: 'app-groups',
  title: 'Groups of machines in rules',
  concepts: ['application-security-groups', 'nsg-rules'],
  levels: [2, 3],
  kind: 'single-choice',
  misconceptions: ['M30'],
  structures: [
    { name: 'groups-of-two-networks', draw: drawTwoNetworks },
    { name: 'which-source', draw: drawWhichSource },
    { name: 'group-across-the-peering', draw: drawSpanningGroup },
  ],
};

function drawScene(random: Random) {
  const [here, there] = drawSites(random, 2) as [Site, Site];
  const nsg: NsgPlan = { name: `nsg-${here.workload}`, rules: [] };
  const servers = `asg-${here.role.vm.slice(3)}`;
  const clients = `asg-${there.workload}-${there.role.vm.slice(3)}`;
  const second: Site = { ...there, vm: `${there.role.vm}-08`, ip: hostOf(there.subnet.range, 20) };
  const plan: NetworkPlan = {
    vnets: [vnetOf(here, { nsg: nsg.name }), vnetOf(there)],
    nics: [nicOf(here, { asg: servers }), nicOf(there, { asg: clients }), nicOf(second, { asg: clients })],
    nsgs: [nsg],
    asgs: [servers, clients],
    links: peer(here.vnet, there.vnet),
  };
  return { here, there, second, nsg, servers, clients, plan };
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

const group = (name: string) => [{ id: idOf('asg', name) }];
const drawAdded = (random: Random) =>
  random.pick([
    'Azure adds the rule, and it holds for the machines of both networks.',
    'Azure adds the rule, and it holds for both.',
  ]);

function drawTwoNetworks(random: Random): Draft {
  const added = drawAdded(random);
  const { here, there, nsg, servers, clients, plan } = drawScene(random);
  return {
    form: 'ask',
    prompt: random.pick([
      `A rule is added to ${code(nsg.name)}: allow port ${here.role.port} from ${code(clients)} to ${code(servers)}. What does Azure do?`,
      `The machines in ${code(clients)} may reach those in ${code(servers)} on port ${here.role.port}: so says a new rule of ${code(nsg.name)}. What is Azure's answer?`,
    ]),
    note: `${code(servers)} holds ${code(here.vm)} in ${code(here.vnet)}, ${code(clients)} the machines of ${code(there.vnet)}. Both links are Connected.`,
    topology: buildTopology(plan),
    queries: [
      createRule(nsg.name, {
        sourceApplicationSecurityGroups: group(clients),
        destinationApplicationSecurityGroups: group(servers),
        destinationPortRange: String(here.role.port),
      }),
    ],
    phrase: ([answer]) => phraseDecision(answer as CanPeerAnswer, added),
    headline: 'Both groups of a rule belong to one network',
    why: () =>
      `${code(clients)} has its machines in ${code(there.vnet)}, ${code(servers)} in ${code(here.vnet)}. One rule can't name groups of two networks, peered or not. For the other side it takes its address range, ${code(there.subnet.range)}.`,
    rules: ['R102'],
  };
}

function drawWhichSource(random: Random): Draft {
  const { here, there, nsg, servers, clients, plan } = drawScene(random);
  const topology = buildTopology(plan);
  const rule = (source: Record<string, unknown>) => [
    createRule(nsg.name, {
      ...source,
      destinationApplicationSecurityGroups: group(servers),
      destinationPortRange: String(here.role.port),
    }),
  ];
  return {
    form: 'change',
    prompt: random.pick([
      `A rule of ${code(nsg.name)} is to let the machines of ${code(there.vnet)} reach ${code(servers)} on port ${here.role.port}. What can stand as its source?`,
      `${code(servers)} is to be open to ${code(there.vnet)} on port ${here.role.port}. Which source does Azure accept in such a rule?`,
    ]),
    note: `${code(servers)} holds ${code(here.vm)}, ${code(clients)} the machines of ${code(there.vnet)}. Both links are Connected.`,
    topology,
    queries: rule({}),
    isMet: ([answer]) => (answer as CanPeerAnswer).allowed,
    changes: [
      {
        text: `The range ${code(there.subnet.range)}`,
        topology,
        queries: rule({ sourceAddressPrefix: there.subnet.range }),
      },
      {
        text: `${random.pick(['The group', 'The group called'])} ${code(clients)}`,
        topology,
        queries: rule({ sourceApplicationSecurityGroups: group(clients) }),
      },
    ],
    headline: 'Across a peering rules go by addresses',
    why: `All groups in one rule have to hold NICs of the same network. ${code(servers)} is at home in ${code(here.vnet)} and ${code(clients)} in ${code(there.vnet)}, so the source is named by its range.`,
    rules: ['R102', 'R92'],
  };
}

/** A rule for two groups as its source, one of each network. */
function drawSpanningGroup(random: Random): Draft {
  const added = drawAdded(random);
  const { here, there, nsg, servers, clients, plan } = drawScene(random);
  return {
    form: 'ask',
    prompt: `Somebody writes one rule into ${code(nsg.name)} for two sources at once, ${code(clients)} and ${code(servers)}, on port ${here.role.port}. What does Azure do?`,
    note: `${code(servers)} holds ${code(here.vm)} in ${code(here.vnet)}, ${code(clients)} the machines of ${code(there.vnet)}. Both links are Connected.`,
    topology: buildTopology(plan),
    queries: [
      createRule(nsg.name, {
        sourceApplicationSecurityGroups: [...group(clients), ...group(servers)],
        destinationAddressPrefix: here.subnet.range,
        destinationPortRange: String(here.role.port),
      }),
    ],
    phrase: ([answer]) => phraseDecision(answer as CanPeerAnswer, added),
    headline: 'Groups of one rule belong to one network',
    why: () =>
      `The two groups have their machines in different networks, and a peering doesn't change that. Two rules can do it: one with ${code(servers)}, and one with the range ${code(there.subnet.range)}.`,
    rules: ['R102'],
  };
}
