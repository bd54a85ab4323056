import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, subnetOf } from '../../topologies/addresses';
import { type NetworkPlan, type NsgPlan, peer } from '../../topologies/plan';
import { drawSites, nicOf, type Site, vnetOf } from '../../topologies/scene';

export type Scene = {
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

export function drawScene(random: Random, level: Level): Scene {
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

export const planOf = (
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
