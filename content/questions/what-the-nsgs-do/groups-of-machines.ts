import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf } from '../../topologies/addresses';
import { buildTopology, idOf, peer } from '../../topologies/plan';
import { drawSites, nicOf, type Site, vnetOf } from '../../topologies/scene';
import { isAccepted, wouldBeDone } from '../parts/operating';
import { asksWhichAreTrue, yesOrNo } from '../parts/stating';
import { canReach } from './statements';

/** Rules that name groups of machines: who gets in, and which rules can be written. */
export function drawGroups(random: Random, level: Level): Draft {
  const [here, there] = drawSites(random, 2, { regions: level === 2 ? 'same' : 'any' }) as [Site, Site];
  const client: Site = { ...here, vm: 'vm-client-01', ip: hostOf(here.subnet.range, 30) };
  const other: Site = { ...here, vm: 'vm-build-01', ip: hostOf(here.subnet.range, 41) };
  const [clients, servers, partners] = ['asg-clients', 'asg-servers', `asg-${there.workload}`] as const;
  const nsg = `nsg-${here.vm}`;
  const port = String(here.role.port);
  const allowsPeer = random.oneIn(2);
  const allow = { direction: 'Inbound', access: 'Allow', protocol: 'Tcp', port } as const;
  const topology = buildTopology({
    vnets: [vnetOf(here), vnetOf(there)],
    nics: [
      nicOf(here, { asg: servers, nsg }),
      nicOf(client, { asg: clients }),
      nicOf(other),
      nicOf(there, { asg: partners }),
    ],
    nsgs: [
      {
        name: nsg,
        rules: [
          { name: 'AllowClients', priority: 200, sourceAsg: clients, destinationAsg: servers, ...allow },
          ...(allowsPeer
            ? [
                {
                  name: 'AllowPartner',
                  priority: 210,
                  source: there.subnet.range,
                  destinationAsg: servers,
                  ...allow,
                },
              ]
            : []),
          { name: 'DenyTheRest', priority: 300, direction: 'Inbound', access: 'Deny' },
          { name: 'DenyOut', priority: 300, direction: 'Outbound', access: 'Deny', protocol: 'Tcp' },
        ],
      },
    ],
    asgs: [clients, servers, partners],
    links: peer(here.vnet, there.vnet),
  });
  const group = (...names: readonly string[]) => names.map((name) => ({ id: idOf('asg', name) }));
  const both = random.oneIn(2);
  const written = yesOrNo({
    label: both
      ? `Azure accepts a rule in ${code(nsg)} with ${code(clients)} and ${code(partners)} as its source.`
      : `Azure accepts a rule in ${code(nsg)} from ${code(partners)} to ${code(servers)}.`,
    topology,
    queries: [
      wouldBeDone({
        op: 'createSecurityRule',
        networkSecurityGroup: { id: idOf('nsg', nsg) },
        properties: {
          priority: 250,
          direction: 'Inbound',
          access: 'Allow',
          protocol: 'Tcp',
          sourcePortRange: '*',
          destinationPortRange: port,
          sourceApplicationSecurityGroups: both ? group(clients, partners) : group(partners),
          ...(both
            ? { destinationAddressPrefix: here.subnet.range }
            : { destinationApplicationSecurityGroups: group(servers) }),
        },
      }),
    ],
    holds: isAccepted,
    why: `${code(partners)} holds a machine of ${code(there.vnet)}, ${code(both ? clients : servers)} one of ${code(here.vnet)}. All groups of a rule belong to one network, peered or not; the peer is named by its range.`,
    rules: ['R102'],
  });
  const fromClient = canReach(topology, client, here, here.role.port, {
    why: `${code(client.vm)} is in ${code(clients)}, and ${code('AllowClients')} comes before ${code('DenyTheRest')}. The answers belong to the connection, whatever ${code('DenyOut')} says of new ones.`,
    rules: ['R102', 'R93'],
  });
  const fromOther = canReach(topology, other, here, here.role.port, {
    why: `${code(other.vm)} stands in the same subnet and in no group. ${code('AllowClients')} doesn't match it, ${code('DenyTheRest')} does.`,
    rules: ['R94', 'R102'],
  });
  const fromPeer = canReach(topology, there, here, here.role.port, {
    why: allowsPeer
      ? `${code('AllowPartner')} names ${code(there.subnet.range)}, and that a range may be. That the machine is in ${code(partners)} has no say in it.`
      : `No rule of ${code(nsg)} lets ${code(there.ip)} in before ${code('DenyTheRest')} stops it. A peering overrides no rule.`,
    rules: allowsPeer ? ['R92', 'R93'] : ['R35', 'R90'],
  });
  return {
    form: 'parts',
    prompt: `${code(nsg)} allows TCP port ${port} from ${code(clients)} to ${code(servers)} (priority 200)${allowsPeer ? ` and from ${code(there.subnet.range)} to ${code(servers)} (210)` : ''}, and denies everything else inbound (300). ${asksWhichAreTrue(random)}`,
    note: `${code(nsg)} stands on the NIC of ${code(here.vm)} and denies all TCP outbound as well. ${code(servers)} holds ${code(here.vm)}, ${code(clients)} ${code(client.vm)} and ${code(partners)} ${code(there.vm)}; ${code(other.vm)} is in no group.`,
    topology,
    parts: random.shuffle([written, fromPeer, random.pick([fromClient, fromOther])]),
    headline: 'Groups end at the network, ranges don’t',
    why: 'A group names machines of one network. Whatever comes from a peer is matched by its address.',
    rules: ['R102', 'R93'],
  };
}
