import type { ReachAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { arrives, code, list } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { buildTopology, type LinkPlan, peer } from '../topologies/plan';
import { at, drawSites, planOf, reach, type Site } from '../topologies/scene';
import { drawNextHop, drawTwoWays } from './near-and-far/next-hops';
import { address } from './parts/asking';
import { idleFlags, placesOf } from './parts/scenery';

/** Near and far: what a peering does inside one region and across two. */
export const nearAndFar: Family = {
  id: 'near-and-far',
  title: 'Near and far',
  concepts: ['regional-vs-global-peering', 'peering-purpose', 'vnet-basics'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M4', 'M11', 'M19', 'M20', 'M22'],
  structures: [
    { name: 'one-packet', levels: [1, 2], draw: drawOnePacket },
    { name: 'which-answer', draw: drawWhichAnswer },
    { name: 'next-hop', levels: [2, 3], draw: drawNextHop },
    { name: 'two-ways', levels: [2, 3], draw: drawTwoWays },
  ],
};

const NOTE = 'No NSG and no route table is in use.';

/** Two networks, near or far, peered or by half or not at all. */
function drawOnePacket(random: Random, level: Level): Draft {
  const tie = random.pick(['peered', 'peered', 'half', 'behind'] as const);
  const sites = drawSites(random, 3, {
    regions: ['home', tie === 'peered' ? 'away' : random.pick(['home', 'away'] as const), 'home'],
  });
  const [from, to, other] = sites as [Site, Site, Site];
  const half: LinkPlan = random.oneIn(2)
    ? { from: from.vnet, to: to.vnet }
    : { from: to.vnet, to: from.vnet };
  const withOther = tie === 'behind' || (level > 1 && random.oneIn(2));
  const shown = withOther ? sites : [from, to];
  const links = {
    peered: peer(from.vnet, to.vnet),
    half: [half],
    behind: peer(to.vnet, other.vnet),
  }[tie];
  const region: Prose =
    from.region === to.region
      ? `That both are in ${from.region.title} joins nothing by itself.`
      : `That is not because of the regions.`;
  return {
    form: 'ask',
    prompt: random.pick([
      `${code(from.vm)} connects to ${code(to.vm)} at ${code(address(to))}. What becomes of its packet?`,
      `${code(from.vm)} needs ${to.role.service} on ${code(to.vm)} (${code(address(to))}). What happens to its first packet?`,
      `A packet leaves ${code(from.vm)} for ${code(address(to))} on ${code(to.vm)}. What becomes of it?`,
    ]),
    note: `${placesOf(shown)} ${NOTE}`,
    topology: buildTopology(
      planOf(shown, { links: [...links, ...(withOther ? peer(from.vnet, other.vnet) : [])] }),
    ),
    queries: [reach(from, to)],
    phrase: ([answer]) => {
      const reached = answer as ReachAnswer;
      if (arrives(reached)) return `It reaches ${code(to.vm)}, on Microsoft's own network`;
      const { outcome } = reached.trace;
      return outcome.kind === 'left-to-internet' ||
        (outcome.kind === 'dropped' && outcome.reason === 'private-address-to-internet')
        ? 'It goes out to the internet, and is lost there'
        : `It is dropped, as nothing leads to ${code(to.vnet)}`;
    },
    headline:
      tie === 'peered' ? 'Peering works across regions' : 'Networks are closed to one another unless peered',
    why: () =>
      ({
        peered: `${code(from.vnet)} and ${code(to.vnet)} are peered, in ${from.region.title} and in ${to.region.title}: global peering. Each has a route to the other, and packets travel over Microsoft's backbone without a gateway.`,
        half: `${code(half.from)} has a link to ${code(half.to)}, and ${code(half.to)} has none back. Until it does, neither side has a route to the other. ${region}`,
        behind: `${code(from.vnet)} is peered with ${code(other.vnet)}, and that one with ${code(to.vnet)}. Peering is not transitive, so ${code(from.vnet)} has no route to ${code(to.range)}. ${region}`,
      })[tie],
    rules: {
      peered: ['R18', 'R34'] as const,
      half: ['R24', 'R31'] as const,
      behind: ['R37', 'R65'] as const,
    }[tie],
    about: tie === 'peered' ? ['M11'] : tie === 'half' ? ['M4', 'M22'] : ['M1', 'M22'],
  };
}

type Tie = 'near' | 'far' | 'behind' | 'half';

/** Peers near and far, and others that are tied by less. Which of them answer? */
function drawWhichAnswer(random: Random, level: Level): Draft {
  const ties = random.pick<readonly Tie[]>(
    level === 1
      ? [
          ['near', 'far'],
          ['far', 'half'],
          ['near', 'far', 'behind'],
          ['far', 'far'],
        ]
      : level === 2
        ? [
            ['near', 'far', 'behind'],
            ['near', 'far', 'half'],
            ['far', 'far', 'half'],
            ['near', 'far', 'far'],
          ]
        : [
            ['far', 'far', 'half', 'behind'],
            ['near', 'far', 'half', 'behind'],
            ['far', 'far', 'far', 'behind'],
          ],
  );
  const sites = drawSites(random, ties.length + 1, {
    hub: random.oneIn(2),
    regions: ['home', ...ties.map((tie) => (tie === 'far' ? ('away' as const) : ('home' as const)))],
  });
  const [from, ...others] = sites as [Site, ...Site[]];
  const tied = others.map((site, index) => ({ site, tie: at(ties, index) }));
  const middle = tied.find(({ tie }) => tie === 'near' || tie === 'far')?.site ?? from;
  const targets = random.shuffle(others);
  const linksOf = ({ site, tie }: (typeof tied)[number]): readonly LinkPlan[] => {
    if (tie === 'behind') return peer(middle.vnet, site.vnet);
    if (tie === 'half')
      return [random.oneIn(2) ? { from: from.vnet, to: site.vnet } : { from: site.vnet, to: from.vnet }];
    return peer(from.vnet, site.vnet, [idleFlags(random, level), idleFlags(random, level)]);
  };
  const say = ({ site, tie }: (typeof tied)[number]): Prose =>
    ({
      near: `${code(site.vnet)} is a peer in the same region.`,
      far: `${code(site.vnet)} is a peer in ${site.region.title}, which makes it global peering and nothing less.`,
      behind: `${code(site.vnet)} is peered with ${code(middle.vnet)} only, and peering isn't transitive.`,
      half: `With ${code(site.vnet)} there is one link, and it takes two.`,
    })[tie];
  return {
    form: 'ask',
    prompt: random.pick([
      `Which of the other machines does ${code(from.vm)} reach by their private addresses?`,
      `${code(from.vm)} tries to connect to each of the other machines. Which of them answer?`,
      `To which of the other machines can ${code(from.vm)} talk without the internet?`,
    ]),
    note: `${placesOf(sites)} ${NOTE}`,
    topology: buildTopology(planOf(sites, { links: tied.flatMap(linksOf) })),
    queries: targets.map((target) => reach(from, target)),
    phrase: (answers) => {
      const reached = targets.filter((_, index) => {
        const answer = answers[index] as ReachAnswer;
        return arrives(answer) && answer.replyAllowed;
      });
      return reached.length === 0 ? 'None of them' : list(reached.map(({ vm }) => code(vm)));
    },
    headline: 'Peering works across regions, and only between the two it joins',
    why: () => tied.map(say).join(' '),
    rules: ['R18', ...(ties.includes('half') ? (['R24'] as const) : []), 'R37'],
    about: ['M11', ties.includes('half') ? 'M4' : 'M1'],
  };
}
