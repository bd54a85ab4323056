import type { PeeringStateAnswer } from '@/lib/quiz/ask';
import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { halvesOf, subnetOf } from '../../topologies/addresses';
import { buildTopology, peer } from '../../topologies/plan';
import { nicOf, vnetOf } from '../../topologies/scene';
import { placesOf } from '../parts/scenery';
import { addRange, after, drawNewRange, drawPair, nameOf } from './commands';

/** A peered network gets one more range: one that is free, or one that its peer has, used or not. */
export function drawAddedRange(random: Random, level: Level): Draft {
  const pair = drawPair(random);
  const { a, b, there, back, other } = pair;
  const [lower, upper] = halvesOf(b.range);
  const collides = random.oneIn(2);
  const range = collides ? upper : drawNewRange(random);
  const withOther = level === 3;
  const sites = withOther ? [a, b, other] : [a, b];
  return {
    form: 'ask',
    prompt: random.pick([
      `${code(a.vnet)} runs out of addresses, and somebody adds the range ${code(range)} to it. The peering isn't touched. What follows?`,
      `An administrator adds ${code(range)} to the address space of ${code(a.vnet)}, which is peered with ${code(b.vnet)}. What becomes of that?`,
      `${code(a.vnet)} and ${code(b.vnet)} are peered, and ${code(a.vnet)} is to have ${code(range)} too. What happens when it is added?`,
    ]),
    note: placesOf(sites),
    topology: buildTopology({
      vnets: [
        vnetOf(a),
        { ...vnetOf(b), subnets: [{ ...b.subnet, range: subnetOf(lower, 0) }] },
        ...(withOther ? [vnetOf(other)] : []),
      ],
      nics: [nicOf(a)],
      links: [there, back, ...(withOther ? peer(a.vnet, other.vnet) : [])],
    }),
    queries: [after(addRange(a, range))],
    phrase: ([answer]) => phraseAdding(answer as PeeringStateAnswer, level),
    headline: collides ? 'A peer’s addresses are taken, used or not' : 'Ranges can be added while peered',
    why: () =>
      collides
        ? `${code(range)} lies in ${code(b.range)}, the range of ${code(b.vnet)}, a peer of ${code(a.vnet)}. Azure compares whole address spaces: that no subnet of ${code(b.vnet)} is there doesn't make the addresses free. A free range could be added, peered or not.`
        : `Adding ${code(range)} leaves the peering as it is: the links stay Connected, and what worked goes on working. ${code(b.vnet)} doesn't know the new range until ${nameOf(back)} is synced.`,
    rules: collides ? ['R10', 'R15'] : ['R9', 'R28', 'R11'],
    about: collides ? ['M9', 'M6'] : ['M6', 'M8'],
  };
}

/** Refused, whether for the overlap or, as some think, for the peering; else what becomes of the links. */
function phraseAdding(answer: PeeringStateAnswer, level: Level): Prose {
  if (answer.history.some(({ decision }) => !decision.allowed))
    return 'Azure refuses it: as things are, the range can’t be added.';
  if (answer.trafficFlows)
    return level === 1
      ? 'It is added, and the peering goes on working as before.'
      : 'It is added, and both links go on showing Connected.';
  return level === 1
    ? 'It is added, and the peering stops working for now.'
    : 'It is added, and both links turn Disconnected for now.';
}
