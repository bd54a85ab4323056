import type { Draft } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { buildTopology, peer } from '../../topologies/plan';
import { at, drawSites, planOf } from '../../topologies/scene';
import { addRange, EXTRA_RANGES, linkIn, syncLink } from '../parts/operating';
import { asks, type Claim, claimed, nameOf } from './claims';

/** A hub with two spokes gets a range, and some of the links are synced. */
export function drawHubGrows(random: Random, level: Level): Draft {
  const sites = drawSites(random, 3, { hub: true });
  const [hub, a, b] = [at(sites, 0), at(sites, 1), at(sites, 2)];
  const range = random.pick(EXTRA_RANGES);
  const spokes = [a, b].map((site) => {
    const [up, down] = peer(site.vnet, hub.vnet);
    return { site, up, down, synced: random.pick([up, up, down]) };
  });
  const topology = buildTopology(planOf(sites, { links: spokes.flatMap(({ up, down }) => [up, down]) }));
  const synced = random.shuffle(spokes).map((spoke) => spoke.synced);
  const claim = claimed(topology, [addRange(hub, range), ...synced.map(syncLink)]);
  const learned = spokes.map(({ site, up, down, synced }): Claim => {
    const isTheirs = synced === up;
    return {
      label: `${code(site.vnet)} has learned the range ${code(range)}.`,
      holds: (answer) =>
        answer.history[0]?.decision.allowed === true &&
        linkIn(answer, up)?.peeringSyncLevel.startsWith('Local') === false,
      why: isTheirs
        ? `${nameOf(up)} is the link of ${code(site.vnet)}, which didn't change: its sync takes over what ${code(hub.vnet)} has now.`
        : `${nameOf(down)} is a link of ${code(hub.vnet)} itself. Its sync takes over the ranges of ${code(site.vnet)}, and those are the same as before.`,
      rules: ['R29'],
    };
  });
  const connected = random.oneIn(2);
  const open = random.pick(spokes);
  const last: Claim =
    level === 3 && random.oneIn(2)
      ? {
          label: `${nameOf(open.down)}, a link of ${code(hub.vnet)}, shows RemoteNotInSync.`,
          holds: (answer) => linkIn(answer, open.down)?.peeringSyncLevel === 'RemoteNotInSync',
          why:
            open.synced === open.up
              ? `${code(open.site.vnet)} was synced, so both links of this peering are in sync again.`
              : `${code(open.site.vnet)} still has the old picture, and the link of ${code(hub.vnet)} says so.`,
          rules: ['R28', 'R29'],
        }
      : {
          label: connected
            ? 'All four links show Connected.'
            : `${nameOf(open.up)} was Disconnected from the moment the range was added until it is synced.`,
          holds: (answer) => {
            const states = Object.values(answer.history[0]?.peerings ?? {}).map((each) => each.peeringState);
            return connected
              ? Object.values(answer.peerings).every(({ peeringState }) => peeringState === 'Connected')
              : states.includes('Disconnected');
          },
          why: 'Links stay Connected when ranges change. Only the new range waits for the sync.',
          rules: ['R28'],
        };
  return {
    form: 'parts',
    prompt: `${code(hub.vnet)} gets the further range ${code(range)}. After that ${list(synced.map((link) => `${nameOf(link)}, the link of ${code(link.from)},`))} are synced. ${asks(random)}`,
    note: 'All four links were Connected and in sync before.',
    topology,
    parts: random.shuffle([...learned, last]).map(claim),
    headline: 'Each peer is synced on its own side',
    why: `${code(hub.vnet)} knows its own ranges. What gets old is the picture that each spoke has of it.`,
    rules: ['R29', 'R28', 'R9'],
  };
}
