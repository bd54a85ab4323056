import type { Topology } from '@/lib/peering/topology';
import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Random } from '@/lib/random';
import { halvesOf, subnetOf } from '../../topologies/addresses';
import { buildTopology, type LinkPlan, peer, type VnetPlan } from '../../topologies/plan';
import { at, canPeer, drawSites, type Site, vnetOf } from '../../topologies/scene';
import { isAccepted } from '../parts/operating';
import { type Solution, three } from './solutions';

/** A network that cannot be the hub's peer, since another peer has its range. */
export function drawTaken(random: Random): Draft {
  const sites = drawSites(random, 3, { hub: true, regions: 'different' });
  const [hub, spoke, fresh] = [at(sites, 0), at(sites, 1), at(sites, 2)];
  const [lower, upper] = halvesOf(spoke.range).map((half) => subnetOf(half, 0)) as [string, string];
  // where its machines are now: among those of the spoke
  const [own, beside] = random.oneIn(2) ? [lower, upper] : [lower, subnetOf(halvesOf(spoke.range)[1], 1)];
  const subnetsOf = (site: Site, ranges: readonly string[], subnet: string): VnetPlan => ({
    ...vnetOf(site),
    ranges,
    subnets: [{ name: site.subnet.name, range: subnet }],
  });
  const build = (
    ranges: readonly string[],
    subnet: string,
    links: readonly LinkPlan[] = peer(spoke.vnet, hub.vnet),
  ) =>
    buildTopology({
      vnets: [vnetOf(hub), subnetsOf(spoke, [spoke.range], lower), subnetsOf(fresh, ranges, subnet)],
      links,
    });
  const asked = (topology: Topology): Solution['part'] => ({
    topology,
    queries: [canPeer(fresh.vnet, hub.vnet)],
    holds: isAccepted,
  });
  const before = build([spoke.range], own);
  const does: Solution[] = [
    {
      says: `Make ${code(fresh.vnet)} anew with ${code(fresh.range)} in place of ${code(spoke.range)}.`,
      part: asked(build([fresh.range], subnetOf(fresh.range, 0))),
      why: `${code(fresh.range)} overlaps neither ${code(hub.vnet)} nor its peers. That ${fresh.region.title} is another region doesn't matter.`,
      rules: ['R15', 'R18'],
    },
    {
      says: `Delete both links between ${code(hub.vnet)} and ${code(spoke.vnet)} first.`,
      part: asked(build([spoke.range], own, [])),
      why: `It is the peering with ${code(spoke.vnet)} that was in the way. Without it ${code(hub.vnet)} knows nobody else with that range. ${code(spoke.vnet)} is no peer any more, but that wasn't the goal.`,
      rules: ['R16', 'R18'],
    },
  ];
  const doesNot: Solution[] = [
    {
      says: `Change nothing: ${code(fresh.vnet)} and ${code(spoke.vnet)} are not to be peered with each other.`,
      part: asked(before),
      why: `${code(hub.vnet)} would have two peers with ${code(spoke.range)}, and so it refuses the second, though the two have nothing to do with each other.`,
      rules: ['R16'],
    },
    {
      says: `Move the machines of ${code(fresh.vnet)} to a subnet that ${code(spoke.vnet)} doesn't use, ${code(beside)}.`,
      part: asked(build([spoke.range], beside)),
      why: `Subnets don't count. ${code(fresh.vnet)} would still have ${code(spoke.range)}, and address spaces are compared.`,
      rules: ['R15', 'R16'],
    },
    {
      says: `Add ${code(fresh.range)} to ${code(fresh.vnet)}, beside the range it has, and put new machines there.`,
      part: asked(build([spoke.range, fresh.range], subnetOf(fresh.range, 0))),
      why: `${code(fresh.vnet)} keeps ${code(spoke.range)}, and one range that overlaps is enough to be refused.`,
      rules: ['R16', 'R15'],
    },
  ];
  return {
    form: 'parts',
    prompt: random.pick([
      `${code(fresh.vnet)} has the same range as ${code(spoke.vnet)}, a peer of ${code(hub.vnet)}: ${code(spoke.range)}. Goal: ${code(fresh.vnet)} can be peered with ${code(hub.vnet)}.`,
      `Azure is to accept a peering of ${code(fresh.vnet)} with ${code(hub.vnet)}. Both ${code(fresh.vnet)} and ${code(spoke.vnet)}, which is a peer already, have ${code(spoke.range)}.`,
      `Three ways are proposed to get ${code(fresh.vnet)} peered with ${code(hub.vnet)}, whose peer ${code(spoke.vnet)} has the very same range, ${code(spoke.range)}.`,
    ]),
    note: 'The networks are in different regions.',
    topology: before,
    parts: three(random, does, doesNot),
    headline: 'A hub takes each address once',
    why: `What keeps them apart is that ${code(hub.vnet)} would have two ways to ${code(spoke.range)}.`,
    rules: ['R16', 'R15'],
  };
}
