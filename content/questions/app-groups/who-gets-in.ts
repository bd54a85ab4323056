import type { Draft } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import type { NsgPlan } from '../../topologies/plan';
import { asksWhoIsAnswered, askWho } from '../parts/outcomes';
import { drawScene, planOf } from './scene';

/** A rule for a group, and one that closes the door behind it. */
export function drawWhoGetsIn(random: Random, level: Level): Draft {
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
