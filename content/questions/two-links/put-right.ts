import type { PeeringStateAnswer } from '@/lib/quiz/ask';
import type { Change, ChangeDraft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { subnetOf } from '../../topologies/addresses';
import { buildTopology, type NetworkPlan, peer } from '../../topologies/plan';
import { planOf, vnetOf } from '../../topologies/scene';
import { placesOf } from '../parts/scenery';
import { after, create, drawNewRange, drawPair, nameOf, ONE_LINK_AT_A_TIME, remove, sync } from './commands';

type Step = { readonly text: Prose; readonly operations: readonly object[]; readonly effort?: number };

/** A peering that is half made, halved or out of date: which commands put it right? */
export function drawPutRight(random: Random, level: Level): ChangeDraft {
  const fault = random.pick(['half', 'leftover', 'out-of-date'] as const);
  const pair = drawPair(random);
  const { other } = pair;
  const [a, b, there, back] = random.oneIn(2)
    ? [pair.a, pair.b, pair.there, pair.back]
    : [pair.b, pair.a, pair.back, pair.there];
  const range = drawNewRange(random);
  const withOther = level === 3;
  const sites = withOther ? [a, b, other] : [a, b];
  const bystander = withOther ? peer(a.vnet, other.vnet) : [];
  const grown = {
    ...vnetOf(a, {}, [{ name: 'snet-new', range: subnetOf(range, 0) }]),
    ranges: [a.range, range],
  };
  const plan: NetworkPlan = {
    half: planOf(sites, { links: [there, ...bystander] }),
    leftover: planOf(sites, { links: [{ ...there, state: 'Disconnected' as const }, ...bystander] }),
    'out-of-date': {
      ...planOf(sites),
      vnets: [grown, vnetOf(b), ...(withOther ? [vnetOf(other)] : [])],
      links: [there, { ...back, remoteRanges: [a.range] }, ...bystander],
    },
  }[fault];
  const topology = buildTopology(plan);
  const steps: Record<typeof fault, readonly Step[]> = {
    half: [
      { text: `Create ${nameOf(back)}, and leave ${nameOf(there)} alone`, operations: [create(back)] },
      { text: `Nothing: ${nameOf(there)} leads there and back`, operations: [], effort: 0 },
      {
        text: `Delete ${nameOf(there)}, and create it again`,
        operations: [remove(there), create(there)],
      },
      { text: `Sync ${nameOf(there)}, the link of ${code(a.vnet)}`, operations: [sync(there)] },
    ],
    leftover: [
      {
        text: `Delete ${nameOf(there)}, and create both links`,
        operations: [remove(there), create(there), create(back)],
        effort: 3,
      },
      { text: `Create ${nameOf(back)}, and leave ${nameOf(there)} alone`, operations: [create(back)] },
      {
        text: `Delete ${nameOf(there)}, and create ${nameOf(back)} alone`,
        operations: [remove(there), create(back)],
      },
      {
        text: `Delete ${nameOf(there)}, and create it again`,
        operations: [remove(there), create(there)],
      },
    ],
    'out-of-date': [
      { text: `Sync ${nameOf(back)}, the link of ${code(b.vnet)}`, operations: [sync(back)] },
      { text: `Sync ${nameOf(there)}, the link of ${code(a.vnet)}`, operations: [sync(there)] },
      {
        text: `Delete ${nameOf(back)}, and create it again`,
        operations: [remove(back), create(back)],
      },
    ],
  };
  const change = ({ text, operations, effort }: Step): Change => ({
    text,
    topology,
    queries: [after(...operations)],
    ...(effort !== undefined && { effort }),
  });
  return {
    ...worded(fault),
    form: 'change',
    note: `${placesOf(sites)} ${ONE_LINK_AT_A_TIME}`,
    topology,
    queries: [after()],
    isMet: ([answer]) => {
      const state = answer as PeeringStateAnswer;
      const levels = Object.values(state.peerings).map(({ peeringSyncLevel }) => peeringSyncLevel);
      return (
        state.trafficFlows && (fault !== 'out-of-date' || levels.every((each) => each === 'FullyInSync'))
      );
    },
    changes: steps[fault].map(change),
  };

  function worded(what: typeof fault): Pick<ChangeDraft, 'prompt' | 'headline' | 'why' | 'rules' | 'about'> {
    const between = `${code(a.vnet)} and ${code(b.vnet)}`;
    switch (what) {
      case 'half':
        return {
          prompt: random.pick([
            `Nothing passes between ${between}. What has to be done?`,
            `${nameOf(there)} was created an hour ago, and still nothing passes between ${between}. What is missing?`,
            `${nameOf(there)} shows Initiated. What makes traffic flow between ${between}?`,
          ]),
          headline: 'The other side has to link back',
          why: `${nameOf(there)} is Initiated: it waits for a link that leads back. As soon as ${code(b.vnet)} has ${nameOf(back)}, both turn Connected.`,
          rules: ['R24', 'R31'],
          about: ['M4'],
        };
      case 'leftover':
        return {
          prompt: random.pick([
            `Of the peering between ${between} only ${nameOf(there)} is left, and it shows Disconnected. What makes traffic flow again?`,
            `${nameOf(back)} was deleted, and ${nameOf(there)} turned Disconnected. Which steps restore the peering?`,
            `Nothing passes between ${between}: ${nameOf(there)} shows Disconnected. What has to be done?`,
          ]),
          headline: 'A Disconnected link has to go first',
          why: `While ${nameOf(there)} is Disconnected, Azure refuses a new ${nameOf(back)}. With ${nameOf(there)} deleted nothing is left of the old peering, and two new links make a new one.`,
          rules: ['R26', 'R24'],
          about: ['M5'],
        };
      case 'out-of-date':
        return {
          prompt: random.pick([
            `${code(range)} was added to ${code(a.vnet)}. What lets ${code(b.vnet)} know it too?`,
            `Since ${code(a.vnet)} got the range ${code(range)}, ${code(b.vnet)} can't reach what is in it. Which step puts that right?`,
            `${nameOf(there)} shows RemoteNotInSync, ${nameOf(back)} LocalNotInSync, since ${code(a.vnet)} has ${code(range)}. What has to be done?`,
          ]),
          headline: 'Sync the side that did not change',
          why: `${code(a.vnet)} knows its own ranges. It is ${code(b.vnet)} whose picture is old: its link ${nameOf(back)} shows LocalNotInSync, and that is the one to sync.`,
          rules: ['R29', 'R28'],
          about: ['M7'],
        };
    }
  }
}
