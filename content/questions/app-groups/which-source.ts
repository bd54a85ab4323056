import type { CanPeerAnswer } from '@/lib/quiz/ask';
import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose, Query } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { buildTopology, idOf, type NsgPlan } from '../../topologies/plan';
import { authored, wrong } from '../parts/authoring';
import { drawScene, planOf, type Scene } from './scene';

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
export function drawNoSuchSource(random: Random, level: Level): Draft {
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
export function drawWhichSource(random: Random, level: Level): Draft {
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
