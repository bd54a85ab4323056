import type { Draft } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { buildTopology, type LinkPlan, peer } from '../../topologies/plan';
import { at, drawSites, planOf, type Site } from '../../topologies/scene';
import { createLink, linkIn } from '../parts/operating';
import { asks, type Claim, claimed, flows, nameOf } from './claims';

/** One peering is made with two commands, another with one. */
export function drawMadeOneByOne(random: Random, level: Level): Draft {
  const sites = drawSites(random, 3, { regions: 'different' });
  const [a, b, c] = [at(sites, 0), at(sites, 1), at(sites, 2)];
  const [first, second] = random.shuffle(peer(a.vnet, b.vnet)) as [LinkPlan, LinkPlan];
  const [mine, theirs] = peer(a.vnet, c.vnet);
  // whether the other side had made its half before
  const waiting = random.oneIn(2);
  const topology = buildTopology(planOf(sites, { links: waiting ? [theirs] : [] }));
  const isWhole = random.oneIn(2);
  // neither peering has a say in the other, so each is asked about by itself
  const one = claimed(topology, [createLink(first), ...(isWhole ? [createLink(second)] : [])]);
  const other = claimed(topology, [createLink(mine)]);
  const shows = (link: LinkPlan, state: string, why: Prose): Claim => ({
    label: `${nameOf(link)} shows ${state}.`,
    holds: (answer) => linkIn(answer, link)?.peeringState === state,
    why,
    rules: ['R24'],
  });
  const far = (other: Site) => `, though ${a.region.title} and ${other.region.title} are two regions`;
  const between = (
    other: Site,
    whole: boolean,
    pair: readonly [LinkPlan, LinkPlan],
    alone: LinkPlan,
  ): Claim => ({
    label: `Traffic flows between ${code(a.vnet)} and ${code(other.vnet)}.`,
    holds: (answer) => flows(answer, pair),
    why: whole
      ? `Each has its link to the other, so both are Connected${far(other)}.`
      : `${nameOf(alone)} is one link where it takes two. It waits, and carries nothing either way.`,
    rules: whole ? ['R24', 'R34'] : ['R24'],
  });
  const state = (link: LinkPlan, whole: boolean): Claim => {
    const named = whole ? 'Connected' : random.pick(['Connected', 'Initiated']);
    return shows(
      link,
      named,
      whole
        ? `The other half is there, so ${nameOf(link)} is Connected.`
        : `The first link of a peering is Initiated until the second is made.`,
    );
  };
  const parts = [
    one(between(b, isWhole, [first, second], first)),
    other(between(c, waiting, [mine, theirs], mine)),
    random.oneIn(2) ? one(state(first, isWhole)) : other(state(mine, waiting)),
  ];
  const made = [first, ...(isWhole ? [second] : []), mine];
  return {
    form: 'parts',
    prompt: `${random.pick(['With the CLI somebody creates', 'A script creates'])} ${made.length > 2 ? 'three links' : 'two links'}: ${list(made.map(nameOf))}. ${asks(random)}`,
    note: `${waiting ? `${nameOf(theirs)} was there before; no other link was.` : 'There was no link before.'} The networks are in different regions${level === 2 ? ', and their ranges don’t overlap' : ''}. The figure shows them before.`,
    topology,
    parts: random.shuffle(parts),
    headline: 'A peering takes two links',
    why: 'On the command line each link is made by itself. Pair by pair: is there one from each side?',
    rules: ['R24'],
  };
}
