import type { Draft, PartDraft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Random } from '@/lib/random';
import { hostOf } from '../../topologies/addresses';
import { buildTopology, peer } from '../../topologies/plan';
import { at, drawSites, nicOf, reach, type Site, vnetOf } from '../../topologies/scene';
import { placesOf } from '../parts/scenery';
import { asksWhichAreTrue, connects, yesOrNo } from '../parts/stating';

type Sku = 'Basic' | 'Standard';

/** Two peers of a network, one in its region and one not, and load balancers in front of its machines. */
export function drawBehindABalancer(random: Random): Draft {
  const sites = drawSites(random, 3, { regions: ['home', 'home', 'away'] });
  const [server, near, far] = [at(sites, 0), at(sites, 1), at(sites, 2)];
  const second: Site = { ...server, vm: `${server.role.vm}-07`, ip: hostOf(server.subnet.range, 40) };
  const frontend = (number: number): Site => ({
    ...server,
    vm: `lbi-${server.workload}-0${number}`,
    ip: hostOf(server.subnet.range, 30 + number),
  });
  const [one, other] = random.shuffle([frontend(1), frontend(2)]) as [Site, Site];
  const otherSku = random.pick<Sku>(['Basic', 'Standard']);
  const balancer = (site: Site, sku: Sku, behind: Site) => ({
    name: site.vm,
    vnet: server.vnet,
    subnet: server.subnet.name,
    ip: site.ip,
    sku,
    backends: [behind.vm],
  });
  const topology = buildTopology({
    vnets: sites.map((site) => vnetOf(site)),
    nics: [nicOf(server), nicOf(second), nicOf(near), nicOf(far)],
    loadBalancers: [balancer(one, 'Basic', server), balancer(other, otherSku, second)],
    links: [near, far].flatMap((site) => peer(site.vnet, server.vnet)),
  });
  const port = server.role.port;
  const answers = (to: Site, why: string, rules: PartDraft['rules']): PartDraft =>
    yesOrNo({
      label: `${code(far.vm)} gets an answer from ${code(`${to.ip}:${port}`)}, ${to === server ? `the address of ${code(server.vm)} itself` : `the frontend of ${code(to.vm)}`}.`,
      topology,
      queries: [reach(far, to, port)],
      holds: connects,
      why,
      rules,
      withReply: true,
    });
  const between = `from ${far.region.title} to ${server.region.title}`;
  const outOfReach = `The frontend of a Basic load balancer is out of reach over global peering, and this one leads ${between}. From ${code(near.vnet)}, in the same region, it would answer.`;
  return {
    form: 'parts',
    prompt: asksWhichAreTrue(random),
    note: `${placesOf(sites)} ${code(one.vm)} is an internal Basic load balancer in front of ${code(server.vm)}, ${code(other.vm)} a ${otherSku} one in front of ${code(second.vm)}. No NSG and no route table is in use.`,
    topology,
    parts: random.shuffle([
      answers(one, outOfReach, ['R105']),
      otherSku === 'Basic'
        ? answers(other, outOfReach, ['R105'])
        : answers(other, `A Standard load balancer has no such limit: it answers ${between} as well.`, [
            'R105',
            'R34',
          ]),
      answers(
        server,
        `The limit is that of the Basic frontend. The machine behind it answers under its own address, ${between} as well.`,
        ['R105', 'R34'],
      ),
    ]),
    headline: 'Not over global peering: the frontend of a Basic load balancer',
    why: 'Ask of each address: whose is it, and does the peering lead to another region? Basic load balancers were retired in September 2025; exams still ask.',
    rules: ['R105'],
  };
}
