import type { PeeringStateAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { buildTopology, idOf, type LinkPlan, linkName, peer } from '../topologies/plan';
import { at, drawSites, planOf, reach, type Site } from '../topologies/scene';
import { askPick, type Item, isAnswered, named } from './parts/picking';
import { placesOf } from './parts/places';

/** Links that were deleted, made again, or never made: what is left of the peering? */
export const deletedLink: Family = {
  id: 'deleted-link',
  title: 'A link is gone',
  concepts: ['peering-links-and-states', 'peering-troubleshooting'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M4', 'M5', 'M11'],
  structures: [
    { name: 'who-answers', draw: drawWhoAnswers },
    { name: 'step-by-step', draw: drawStepByStep },
    { name: 'which-are-mended', levels: [2, 3], draw: drawWhichAreMended },
  ],
};

const nameOf = (link: LinkPlan) => code(linkName(link));
const linkId = (link: LinkPlan) => ({ id: idOf('link', link.from, linkName(link)) });
const create = (link: LinkPlan) => ({
  op: 'createPeering',
  virtualNetwork: { id: idOf('vnet', link.from) },
  name: linkName(link),
  properties: { remoteVirtualNetwork: { id: idOf('vnet', link.to) } },
});
const remove = (link: LinkPlan) => ({ op: 'deletePeering', peering: linkId(link) });

/** How two networks are joined, or nearly. */
type Joint = 'whole' | 'mine-only' | 'theirs-only' | 'mine-left' | 'theirs-left';

const JOINTS: Readonly<Record<Level, readonly Joint[]>> = {
  1: ['whole', 'whole', 'mine-only', 'theirs-only'],
  2: ['whole', 'whole', 'mine-only', 'theirs-only', 'mine-left'],
  3: ['whole', 'whole', 'mine-only', 'theirs-only', 'mine-left', 'theirs-left'],
};

function drawWhoAnswers(random: Random, level: Level): Draft {
  const joints = random.sample(JOINTS[level], level === 1 ? 2 : 3);
  const sites = drawSites(random, 1 + joints.length);
  const from = at(sites, 0);
  const others = joints.map((joint, index) => ({ joint, site: at(sites, index + 1) }));
  const linksOf = (joint: Joint, site: Site): readonly LinkPlan[] => {
    const [mine, theirs] = peer(from.vnet, site.vnet);
    return {
      whole: [mine, theirs],
      'mine-only': [mine],
      'theirs-only': [theirs],
      'mine-left': [{ ...mine, state: 'Disconnected' as const }],
      'theirs-left': [{ ...theirs, state: 'Disconnected' as const }],
    }[joint];
  };
  const says = (joint: Joint, site: Site): Prose => {
    const [mine, theirs] = peer(from.vnet, site.vnet);
    return {
      whole: `Both links with ${code(site.vnet)} are Connected${site.region === from.region ? '' : ', regions apart or not'}: ${code(site.vm)} answers.`,
      'mine-only': `${nameOf(mine)} stays Initiated, since ${code(site.vnet)} has no link back.`,
      'theirs-only': `${nameOf(theirs)} stays Initiated, since ${code(from.vnet)} has no link to ${code(site.vnet)}.`,
      'mine-left': `${nameOf(mine)} is Disconnected: its other half was deleted.`,
      'theirs-left': `${nameOf(theirs)} is Disconnected: its other half was deleted.`,
    }[joint];
  };
  const items: Item[] = others.map(({ joint, site }) => ({
    name: code(site.vm),
    query: reach(from, site),
    holds: isAnswered,
    because: says(joint, site),
  }));
  const names = named(random, items);
  return askPick(
    random,
    planOf(sites, { links: others.flatMap(({ joint, site }) => linksOf(joint, site)) }),
    items,
    {
      which: [
        `Which of ${names} does ${code(from.vm)} get an answer from?`,
        `${code(from.vm)} connects to ${names} by their private addresses. Which of them answer?`,
      ],
      whichNot: [
        `Which of ${names} does ${code(from.vm)} get no answer from?`,
        `${code(from.vm)} connects to ${names} by their private addresses. Which of them stay out of reach?`,
      ],
      note: `${placesOf(sites)} The figure shows every link there is. No NSG and no route table is in use.`,
      headline: 'Only two links that are both Connected carry traffic',
      rules: ['R24', 'R31', 'R27'],
    },
  );
}

type Course = 'again' | 'half' | 'anew' | 'anew-turned' | 'in-vain' | 'in-vain-and-half';
const HEADLINES: Readonly<Record<Course, Prose>> = {
  again: 'A Disconnected link has to go first',
  half: 'One new link is half a peering',
  anew: 'With nothing left over, two new links make a peering',
  'anew-turned': 'With nothing left over, two new links make a peering',
  'in-vain': 'A Disconnected link has to go first',
  'in-vain-and-half': 'What was refused has to be asked for again',
};

/** A peering, and what somebody does to its two links one after the other. */
function drawStepByStep(random: Random, level: Level): Draft {
  const sites = drawSites(random, 2, { regions: random.oneIn(3) ? 'same' : 'different' });
  const [a, b] = sites as [Site, Site];
  const links = peer(a.vnet, b.vnet);
  const [left, gone] = random.shuffle(links) as [LinkPlan, LinkPlan];
  const does = { remove: 'deletes', create: 'creates' } as const;
  type Step = { readonly what: keyof typeof does; readonly link: LinkPlan };
  const step = (what: Step['what'], link: LinkPlan): Step => ({ what, link });
  const out = step('remove', gone);
  const back = step('create', gone);
  const all: Record<Course, readonly Step[]> = {
    again: [out, back],
    half: [out, step('remove', left), back],
    anew: [out, step('remove', left), step('create', left), back],
    'anew-turned': [out, step('remove', left), back, step('create', left)],
    'in-vain': [out, back, step('remove', left)],
    'in-vain-and-half': [out, back, step('remove', left), step('create', left)],
  };
  const course = random.pick<Course>([
    'again',
    'again',
    'half',
    'anew',
    'anew-turned',
    ...(level > 1 ? (['in-vain', 'in-vain-and-half'] as const) : []),
  ]);
  const steps = all[course];
  const says = steps.map(({ what, link }) => `${does[what]} ${nameOf(link)}`).join(', then ');
  return {
    form: 'ask',
    prompt: `${random.pick([
      `${code(a.vnet)} and ${code(b.vnet)} are peered. With the CLI somebody ${says}.`,
      `Both links between ${code(a.vnet)} and ${code(b.vnet)} are Connected. Now a script ${says}.`,
    ])} ${random.pick(['Does traffic flow between the two in the end?', 'What is the peering good for afterwards?'])}`,
    note: `${placesOf([a, b])} Each command changes one link; what Azure refuses changes nothing.`,
    topology: buildTopology(planOf([a, b], { links })),
    queries: [
      {
        kind: 'peeringState',
        after: steps.map(({ what, link }) => (what === 'remove' ? remove(link) : create(link))),
      },
    ],
    phrase: ([answer]) =>
      (answer as PeeringStateAnswer).trafficFlows
        ? 'Traffic flows between them.'
        : 'No traffic flows between them.',
    headline: HEADLINES[course],
    why: ([answer]) => {
      const { history } = answer as PeeringStateAnswer;
      const told = steps.map(({ what, link }, index) => {
        const refused = history[index]?.decision.allowed === false;
        if (refused) return `creating ${nameOf(link)} is refused, since the other link is Disconnected`;
        if (what === 'remove') {
          const other = history[index]?.peerings ?? {};
          return Object.keys(other).length === 1
            ? `without ${nameOf(link)} the other link turns Disconnected`
            : `with ${nameOf(link)} gone too no link is left`;
        }
        const connected = Object.values(history[index]?.peerings ?? {}).every(
          ({ peeringState }) => peeringState === 'Connected',
        );
        return connected
          ? `${nameOf(link)} finds the other link, and both turn Connected`
          : `${nameOf(link)} is alone, so it is Initiated`;
      });
      const text = told.join('; then ');
      return `Step by step: ${text}.`;
    },
    rules: ['R26', 'R25', 'R24'],
    about: ['M5', 'M4'],
  };
}

/** Three broken peerings, and what somebody did about each. */
function drawWhichAreMended(random: Random): Draft {
  const sites = drawSites(random, 4, { hub: true });
  const hub = at(sites, 0);
  const spokes = sites.slice(1);
  type Cure = 'again' | 'both' | 'first-half' | 'waiting';
  const cures = random.sample<Cure>(['again', 'both', 'first-half', 'waiting', 'again', 'both'], 3);
  const cases = spokes.map((site, index) => {
    const cure = at(cures, index);
    const [mine, theirs] = random.shuffle(peer(hub.vnet, site.vnet)) as [LinkPlan, LinkPlan];
    const disconnected = { ...mine, state: 'Disconnected' as const };
    return {
      site,
      ...{
        again: {
          links: [disconnected],
          steps: [create(theirs)],
          did: `${nameOf(theirs)} is created again`,
          because: `${nameOf(mine)} was left Disconnected, so a new ${nameOf(theirs)} is refused.`,
        },
        both: {
          links: [disconnected],
          steps: [remove(mine), create(mine), create(theirs)],
          did: `${nameOf(mine)} is deleted and both are created`,
          because: `With ${nameOf(mine)} gone, both links with ${code(site.vnet)} can be made anew.`,
        },
        'first-half': {
          links: [disconnected],
          steps: [remove(mine), create(theirs)],
          did: `${nameOf(mine)} is deleted and ${nameOf(theirs)} created`,
          because: `With ${code(site.vnet)} there is one new link, ${nameOf(theirs)}, and it waits as Initiated.`,
        },
        waiting: {
          links: [mine],
          steps: [create(theirs)],
          did: `${nameOf(theirs)} is created`,
          because: `${nameOf(mine)} was waiting as Initiated, and ${nameOf(theirs)} is the other half.`,
        },
      }[cure],
    };
  });
  const items: Item[] = cases.map(({ site, steps, because }) => ({
    name: code(site.vnet),
    query: { kind: 'peeringState', after: steps },
    holds: (answer) => (answer as PeeringStateAnswer).trafficFlows,
    because,
  }));
  return askPick(random, planOf(sites, { links: cases.flatMap(({ links }) => links) }), items, {
    before: `Three peerings of ${code(hub.vnet)} don't work. With the CLI an administrator sees to them: for ${cases
      .map(({ site, did }) => `${code(site.vnet)} ${did}`)
      .join('; for ')}.`,
    which: [
      `With which networks does traffic flow now?`,
      `Which of the three are joined with ${code(hub.vnet)} afterwards?`,
    ],
    whichNot: [
      `With which networks does still no traffic flow?`,
      `Which of the three are not joined with ${code(hub.vnet)} afterwards?`,
    ],
    note: `${placesOf(sites)} The figure shows what there was before. No NSG and no route table is in use.`,
    headline: 'Delete what is Disconnected, then make both links',
    rules: ['R26', 'R24'],
    about: ['M5', 'M4'],
  });
}
