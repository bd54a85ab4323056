import type { Draft } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Query } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { halvesOf, subnetOf } from '../../topologies/addresses';
import { buildTopology, peer, type VnetPlan } from '../../topologies/plan';
import { canPeer, drawSites, type Site, vnetOf } from '../../topologies/scene';
import { mayBePeered, network } from './scene';

/** A new network is planned: which range may it have? The options are ranges of about the same length. */
export function drawChooseRange(random: Random, level: Level): Draft {
  const count = level === 1 ? 3 : 4;
  const sites = drawSites(random, count, { hub: true, regions: 'same' });
  const [hub, spoke, planned, second] = sites as [Site, Site, Site, Site | undefined];
  const [hubLower, hubUpper] = halvesOf(hub.range);
  const [spokeLower, spokeUpper] = halvesOf(spoke.range);
  const [freeLower, freeUpper] = halvesOf(planned.range);
  const free = random.pick([freeLower, freeUpper]);
  const base: VnetPlan[] = [
    { ...vnetOf(hub), subnets: [{ name: hub.subnet.name, range: subnetOf(hubLower, 0) }] },
    network(spoke, [spoke.range], subnetOf(spokeLower, 0)),
    ...(second ? [vnetOf(second)] : []),
  ];
  const links = [...peer(hub.vnet, spoke.vnet), ...(second ? peer(hub.vnet, second.vnet) : [])];
  const query: Query = canPeer(hub.vnet, planned.vnet);
  const taken = random.pick([spokeLower, spokeUpper]);
  const ofSecond = second && level === 3 ? [random.pick(halvesOf(second.range))] : [];
  return {
    form: 'change',
    prompt: random.pick([
      `A new network, ${code(planned.vnet)}, will be peered with ${code(hub.vnet)}. Which address space can it be given?`,
      `${code(planned.vnet)} is to become the next spoke of ${code(hub.vnet)}. Which of these ranges can it have?`,
      `${code(planned.vnet)} doesn't exist yet and is to join ${code(hub.vnet)}. Which range leaves the way free for that?`,
    ]),
    note: `${code(hub.vnet)} is peered with ${list([spoke, ...(second ? [second] : [])].map(({ vnet }) => code(vnet)))}.`,
    topology: buildTopology({ vnets: base, links }),
    queries: [query],
    isMet: ([answer]) => mayBePeered(answer),
    changes: [free, hubUpper, taken, ...ofSecond].map((range) => ({
      text: code(range),
      topology: buildTopology({ vnets: [...base, network(planned, [range], subnetOf(range, 0))], links }),
    })),
    headline: 'No overlap, neither with the hub nor with its peers',
    why: `${code(hubUpper)} is free of subnets but part of the hub's ${code(hub.range)}. ${code(taken)} is part of ${code(spoke.vnet)}${ofSecond[0] && second ? ` and ${code(ofSecond[0])} of ${code(second.vnet)}` : ''}, which the hub has as ${ofSecond[0] ? 'peers' : 'a peer'}. ${code(free)} touches none of them.`,
    rules: ['R15', 'R16'],
  };
}
