import type { Draft } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import type { NetworkPlan, NsgPlan } from '../../topologies/plan';
import { vnetOf } from '../../topologies/scene';
import { askWhich } from '../parts/asking';
import { asksWhichAnswer } from '../parts/outcomes';
import { drawScene, planOf } from './scene';

/** The other direction: what a member of the clients' group may call. */
export function drawWhatIsReached(random: Random, level: Level): Draft {
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
