import type { PeeringStateAnswer } from '@/lib/quiz/ask';
import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { halvesOf, subnetOf } from '../../topologies/addresses';
import { buildTopology, peer } from '../../topologies/plan';
import { vnetOf } from '../../topologies/scene';
import { placesOf } from '../parts/scenery';
import { addRange, after, drawNewRange, drawPair, nameOf, ONE_LINK_AT_A_TIME, sync } from './commands';

/** A range is added, and one of the links is synced, or none. Does the peer know the range? */
export function drawRangeAndSync(random: Random, level: Level): Draft {
  const pair = drawPair(random);
  const [a, b, there, back] = random.oneIn(2)
    ? [pair.a, pair.b, pair.there, pair.back]
    : [pair.b, pair.a, pair.back, pair.there];
  const [lower, upper] = halvesOf(b.range);
  const isTaken = random.oneIn(4);
  const range = isTaken ? upper : drawNewRange(random);
  const synced = random.pick(
    level === 2 ? (['own', 'peer'] as const) : (['own', 'peer', 'peer', 'none'] as const),
  );
  const link = synced === 'own' ? there : back;
  const withOther = level === 3;
  const sites = withOther ? [a, b, pair.other] : [a, b];
  const then =
    synced === 'none'
      ? `No link is synced.`
      : random.pick([`Then ${nameOf(link)} is synced.`, `Next comes a sync of ${nameOf(link)}.`]);
  return {
    form: 'ask',
    prompt: random.pick([
      `${code(range)} is added to ${code(a.vnet)}. ${then} How do the two networks stand?`,
      `The range ${code(range)} is added to ${code(a.vnet)}, a peer of ${code(b.vnet)}. ${then} What has become of the peering?`,
      `${code(a.vnet)} grows by ${code(range)}. ${then} What do the links between ${code(a.vnet)} and ${code(b.vnet)} say?`,
    ]),
    note: `${placesOf(sites)} ${ONE_LINK_AT_A_TIME}`,
    topology: buildTopology({
      vnets: sites.map((site) =>
        site === b ? { ...vnetOf(b), subnets: [{ ...b.subnet, range: subnetOf(lower, 0) }] } : vnetOf(site),
      ),
      links: [there, back, ...(withOther ? peer(a.vnet, pair.other.vnet) : [])],
    }),
    queries: [after(addRange(a, range), ...(synced === 'none' ? [] : [sync(link)]))],
    phrase: ([answer]) => phrasePair(answer as PeeringStateAnswer, [there, back].map(nameOf), b.vnet),
    headline: isTaken ? 'A peer’s addresses are taken, used or not' : 'Sync the side that did not change',
    why: () =>
      isTaken
        ? `${code(range)} lies in ${code(b.range)}, the range of ${code(b.vnet)}, and Azure compares whole address spaces: that no subnet of ${code(b.vnet)} is there doesn't make the addresses free. So nothing is added, and there is nothing to sync.`
        : synced === 'peer'
          ? `The range can be added while peered. ${code(a.vnet)} knows it anyway; it was the picture of ${code(b.vnet)} that was old, and ${nameOf(back)} is the link of ${code(b.vnet)}. Synced, both show FullyInSync.`
          : `The range can be added while peered, and the links stay Connected. But ${code(b.vnet)} still has the old picture: its link ${nameOf(back)} shows LocalNotInSync, and ${synced === 'own' ? `a sync of ${nameOf(there)} brings ${code(a.vnet)} nothing that it didn't know` : 'until it is synced the new range is missing there'}.`,
    rules: isTaken ? ['R10', 'R15'] : ['R29', 'R28', 'R9'],
    about: isTaken ? ['M9'] : ['M7', 'M6', 'M8'],
  };
}

function phrasePair(answer: PeeringStateAnswer, names: readonly Prose[], peerName: string): Prose {
  if (answer.history.some(({ decision }) => !decision.allowed))
    return 'Azure refused to add the range, and all is as before';
  const links = Object.entries(answer.peerings)
    .filter(([label]) => names.includes(code(label.split('/').at(-1) ?? '')))
    .map(([, link]) => link);
  if (links.some(({ peeringState }) => peeringState !== 'Connected'))
    return `Both links turned Disconnected when the range was added`;
  return links.every(({ peeringSyncLevel }) => peeringSyncLevel === 'FullyInSync')
    ? `Both links are Connected, and ${code(peerName)} knows the range`
    : `Both links are Connected, but ${code(peerName)} lacks the range`;
}
