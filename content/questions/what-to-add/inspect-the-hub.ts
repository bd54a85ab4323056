import type { NextHopAnswer } from '@/lib/quiz/ask';
import type { ChangeDraft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Random } from '@/lib/random';
import { hostOf, privateBlockOf, subnetOf } from '../../topologies/addresses';
import { buildTopology, peer, type RoutePlan } from '../../topologies/plan';
import { nextHop, nicOf } from '../../topologies/scene';
import { drawScene, planOf } from './scene';

/** Which route makes the firewall see the traffic from a spoke to the hub, or to a spoke that it is peered with? */
export function drawInspectTheHub(random: Random): ChangeDraft {
  const scene = drawScene(random);
  const { hub, a, b } = scene;
  const ip = hostOf(subnetOf(hub.range, 2));
  const name = random.pick(['nva-01', 'fw-linux-01', 'vm-firewall']);
  const target = random.pick([hub, b]);
  const block = privateBlockOf(hub.range);
  const takes = random.pick([target.range, target.range, target.subnet.range]);
  const route = (prefix: string): RoutePlan => ({
    name: 'to-firewall',
    prefix,
    nextHop: 'VirtualAppliance',
    ip,
  });
  const links = [
    ...peer(a.vnet, hub.vnet),
    ...peer(b.vnet, hub.vnet),
    ...(target === b ? peer(a.vnet, b.vnet) : []),
  ];
  const build = (prefix?: string) =>
    buildTopology(
      planOf(scene, prefix ? { a: route(prefix) } : {}, {
        links,
        nics: [nicOf(hub), { name, vnet: hub.vnet, subnet: 'snet-inspection', ip, ipForwarding: true }],
      }),
    );
  return {
    form: 'change',
    prompt: random.pick([
      `What ${code(a.vm)} sends to ${code(target.vm)} (${code(target.ip)}) must pass ${code(name)} first. Which user route in ${code(a.vnet)} does that?`,
      `${code(name)} (${code(ip)}) must see the traffic from ${code(a.vnet)} to ${code(target.vm)} at ${code(target.ip)}. For which prefix does ${code(a.vnet)} need a route to it?`,
      `Packets from ${code(a.vm)} to ${code(target.ip)} in ${code(target.vnet)} are to be inspected by ${code(name)}. Which of these user routes sends them there?`,
    ]),
    note: `${code(a.vnet)} and ${code(target.vnet)} are peered, and there is no route table yet.`,
    topology: build(),
    queries: [nextHop(a, target.ip)],
    isMet: ([answer]) => (answer as NextHopAnswer).nextHopType === 'VirtualAppliance',
    changes: [
      { prefix: '0.0.0.0/0', what: 'all that is not local' },
      { prefix: block, what: 'all private addresses like it' },
      {
        prefix: takes,
        what:
          takes === target.range ? `the range of ${code(target.vnet)}` : `the subnet of ${code(target.vm)}`,
      },
    ].map(({ prefix, what }) => ({
      text: `A route for ${code(prefix)}, ${what}`,
      topology: build(prefix),
    })),
    headline: 'Only a route at least as long as the peering’s takes over its traffic',
    why: `The peering brings ${code(target.range)}. ${code('0.0.0.0/0')} and ${code(block)} cover ${code(target.ip)} too, but lose to the longer prefix. ${takes === target.range ? `With ${code(takes)} itself it is a tie, and there the user route comes first.` : `${code(takes)} is longer than the peering's route, and so it decides.`}`,
    rules: ['R71', 'R68', 'R86'],
  };
}
