import type { ReachAnswer } from '@/lib/quiz/ask';
import { arrives, code, list } from '@/lib/quiz/phrase';
import type { Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { at, drawSites, type SceneOptions, type Site } from '../../topologies/scene';
import { address } from '../parts/asking';

/** A network in the middle, peered with the two beside it. */
export type Three = {
  readonly hub: Site;
  readonly from: Site;
  readonly to: Site;
  readonly sites: readonly Site[];
};

export function drawThree(random: Random, regions: SceneOptions['regions'] = 'any'): Three {
  const sites = drawSites(random, 3, { hub: random.oneIn(2), regions });
  return { hub: at(sites, 0), from: at(sites, 1), to: at(sites, 2), sites };
}

export const sends = (random: Random, { from, to }: Three): Prose =>
  random.pick([
    `${code(from.vm)} opens a connection to ${code(address(to))} on ${code(to.vm)}. What becomes of its first packet?`,
    `An application on ${code(from.vm)} connects to ${code(to.vm)} at ${code(address(to))}. What happens to its packet?`,
    `Somebody tests ${code(address(to))} (${code(to.vm)}) from ${code(from.vm)}. What becomes of the packet?`,
  ]);

/**
 * What becomes of the packet, told by the places it comes to: whether an appliance carries it on or a misconception does,
 * it goes by way of the network in the middle.
 */
export function phraseWay(answer: ReachAnswer): Prose {
  const { trace } = answer;
  const { outcome } = trace;
  const leaves = outcome.kind === 'dropped' && outcome.reason === 'private-address-to-internet';
  if (leaves || outcome.kind === 'left-to-internet') return 'It leaves for the internet, where it is lost';
  if (!arrives(answer)) return `It gets as far as ${code(trace.hops.at(-1)?.node.name ?? '')} and is dropped`;
  const name = code(trace.destination.networkInterface ?? trace.destination.ipAddress);
  const gateway = trace.hops.find(({ node }) => node.kind === 'gateway');
  if (gateway) return `It reaches ${name} through ${code(gateway.node.name)}`;
  const ends = [trace.source.virtualNetwork, trace.destination.virtualNetwork];
  const crossed = trace.hops
    .flatMap(({ steps }) => steps.filter((step) => step.kind === 'peering'))
    .flatMap(({ from, to }) => [from, to])
    .filter((network) => !ends.includes(network));
  return crossed.length > 0
    ? `It reaches ${name} by way of ${list([...new Set(crossed)].map(code))}`
    : `It reaches ${name} over a peering of their own`;
}
