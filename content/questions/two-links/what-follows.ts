import type { PeeringStateAnswer } from '@/lib/quiz/ask';
import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { buildTopology, type LinkPlan, linkName, peer } from '../../topologies/plan';
import { planOf } from '../../topologies/scene';
import { placesOf } from '../parts/scenery';
import { after, create, drawPair, nameOf, ONE_LINK_AT_A_TIME, type Pair, remove } from './commands';

type Story = {
  readonly before: readonly LinkPlan[];
  readonly operations: (context: Record<string, unknown>) => readonly object[];
  readonly told: readonly Prose[];
  readonly headline: Prose;
  readonly why: Prose;
  readonly rules: Draft['rules'];
};

const TENANTS = { context: { localTenantId: 'contoso', remoteTenantId: 'fabrikam' } };

/** Links are created and deleted, one command after another. What is there in the end? */
export function drawWhatFollows(random: Random, level: Level): Draft {
  const ends = random.pick(level === 1 ? (['first', 'second'] as const) : STORIES[level]);
  // what stands in nobody's way is in the picture all the same: another region, or another tenant
  const far = ends !== 'leftover' && ends !== 'again' ? random.oneIn(2) || 'tenant' : 'any';
  const pair = drawPair(random, far === true ? 'different' : 'any');
  const { a, b, other } = pair;
  const twoTenants = far === 'tenant' || random.oneIn(3);
  const story = tell(ends, pair, random.oneIn(2));
  const withOther = level === 3;
  return {
    form: 'ask',
    prompt: random.pick(story.told),
    note: [
      placesOf(withOther ? [a, b, other] : [a, b]),
      ...(twoTenants
        ? [
            `${code(b.vnet)} belongs to another tenant. Whoever creates links is Network Contributor on both networks.`,
          ]
        : []),
      level === 1 ? 'Each link is created for itself.' : ONE_LINK_AT_A_TIME,
    ].join(' '),
    topology: buildTopology(
      planOf(withOther ? [a, b, other] : [a, b], {
        links: [...story.before, ...(withOther ? peer(a.vnet, other.vnet) : [])],
      }),
    ),
    queries: [after(...story.operations(twoTenants ? TENANTS : {}))],
    phrase: ([answer]) => phraseEnd(answer as PeeringStateAnswer, level, pair),
    headline: story.headline,
    why: () => story.why,
    rules: story.rules,
    about: ends === 'again' || ends === 'leftover' ? ['M5'] : ['M4', 'M11', 'M12'],
  };
}

const STORIES = {
  2: ['first', 'second', 'leftover', 'leftover'],
  3: ['leftover', 'again', 'half-afresh', 'afresh'],
} as const;

type End = 'first' | 'second' | (typeof STORIES)[2 | 3][number];

function tell(end: End, { a, b, there, back }: Pair, swapped: boolean): Story {
  const [one, two] = swapped ? [back, there] : [there, back];
  const [near, far] = swapped ? [b, a] : [a, b];
  const half: Pick<Story, 'headline' | 'why' | 'rules'> = {
    headline: 'A peering takes two links',
    why: `${nameOf(one)} is one of the two. It waits as Initiated until ${code(far.vnet)} has ${nameOf(two)}, which leads back; then both turn Connected and traffic can flow.`,
    rules: ['R24', 'R18', 'R19'],
  };
  const whole: Pick<Story, 'headline' | 'why' | 'rules'> = {
    headline: 'Two links make a peering, near or far',
    why: `With ${nameOf(one)} and ${nameOf(two)} each network has a link to the other: both show Connected. Different regions and different tenants are no obstacle.`,
    rules: ['R24', 'R18', 'R19'],
  };
  const refused: Pick<Story, 'headline' | 'why' | 'rules'> = {
    headline: 'A Disconnected link has to go first',
    why: `When one link is deleted the other turns Disconnected, and Azure doesn't accept a new ${nameOf(one)} while ${nameOf(two)} is so. Delete ${nameOf(two)} as well, then create both.`,
    rules: ['R26', 'R25'],
  };
  switch (end) {
    case 'first':
      return {
        ...half,
        before: [],
        operations: (context) => [create(one, context)],
        told: [
          `Somebody creates one link, ${nameOf(one)}, from ${code(near.vnet)} to ${code(far.vnet)}. What does that come to?`,
          `${code(near.vnet)} gets a link to ${code(far.vnet)}, named ${nameOf(one)}. Nothing has been done in ${code(far.vnet)} so far. What follows?`,
          `The team of ${code(near.vnet)} creates ${nameOf(one)}, towards ${code(far.vnet)}. How do things stand then?`,
        ],
      };
    case 'second':
      return {
        ...whole,
        before: [two],
        operations: (context) => [create(one, context)],
        told: [
          `${code(far.vnet)} has a link to ${code(near.vnet)}. Now somebody creates ${nameOf(one)}, from ${code(near.vnet)} to ${code(far.vnet)}. What does that come to?`,
          `${nameOf(two)} has been there since yesterday. Today ${code(near.vnet)} gets ${nameOf(one)}, a link to ${code(far.vnet)}. What follows?`,
          `To ${nameOf(two)}, which is there, the team of ${code(near.vnet)} adds ${nameOf(one)}, towards ${code(far.vnet)}. How do things stand then?`,
        ],
      };
    case 'leftover':
      return {
        ...refused,
        before: [{ ...two, state: 'Disconnected' }],
        operations: (context) => [create(one, context)],
        told: [
          `${nameOf(one)} was deleted by mistake, and ${nameOf(two)} shows Disconnected. Now ${nameOf(one)} is created again. What follows?`,
          `Of a peering only ${nameOf(two)} is left, and it shows Disconnected. Somebody creates ${nameOf(one)} again. What is the result?`,
          `${nameOf(two)} has shown Disconnected since ${nameOf(one)} was deleted. The team of ${code(near.vnet)} puts ${nameOf(one)} back. How do things stand then?`,
        ],
      };
    case 'again':
      return {
        ...refused,
        before: [one, two],
        operations: (context) => [remove(one), create(one, context)],
        told: [
          `To start afresh somebody deletes ${nameOf(one)} and creates it again at once. What is the result?`,
          `A script deletes ${nameOf(one)} of a peering that works, and its next line creates ${nameOf(one)} again. How does that end?`,
          `${nameOf(one)} is deleted and created again, ${nameOf(two)} isn't touched. How do things stand then?`,
        ],
      };
    case 'half-afresh':
      return {
        ...half,
        before: [one, two],
        operations: (context) => [remove(two), remove(one), create(one, context)],
        told: [
          `Both links of a peering are deleted. Then ${nameOf(one)} is created again. What does that come to?`,
          `A script deletes ${nameOf(two)} and ${nameOf(one)}, creates ${nameOf(one)} again and stops there. How do things stand then?`,
          `Somebody deletes ${nameOf(two)}, deletes ${nameOf(one)} and creates ${nameOf(one)}. What is the result?`,
        ],
      };
    case 'afresh':
      return {
        ...whole,
        before: [one, two],
        operations: (context) => [remove(one), remove(two), create(two, context), create(one, context)],
        told: [
          `Both links of a peering are deleted. Then ${nameOf(two)} and ${nameOf(one)} are created again. What does that come to?`,
          `A script deletes ${nameOf(one)} and ${nameOf(two)}, then creates first ${nameOf(two)} and then ${nameOf(one)}. How do things stand then?`,
          `Somebody deletes ${nameOf(one)} and ${nameOf(two)} and creates them again in the other order. What is the result?`,
        ],
      };
  }
}

/** How it ends, in the same words however many links were in play. */
function phraseEnd(answer: PeeringStateAnswer, level: Level, { there, back }: Pair): Prose {
  const isRefused = answer.history.some(({ decision }) => !decision.allowed);
  const flows = answer.trafficFlows && !isRefused;
  if (level === 1)
    return flows ? 'The two are peered, and traffic flows' : 'That is not enough, and no traffic flows';
  if (isRefused) return 'Azure refuses the last command, and no traffic flows.';
  if (flows) return 'The peering is Connected, and traffic flows between the two.';
  const names = [there, back].map(linkName);
  const own = Object.entries(answer.peerings).filter(([label]) =>
    names.some((name) => label.endsWith(`/${name}`)),
  );
  const [label, state] = own[0] ?? [];
  return `${code(label?.split('/').at(-1) ?? '')} is ${state?.peeringState}, and no traffic flows.`;
}
