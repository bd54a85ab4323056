import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { buildTopology, type LinkPlan, peer } from '../../topologies/plan';
import { at, drawSites, planOf, reach } from '../../topologies/scene';
import { connects } from '../parts/stating';
import { field } from './fields';

/** A network needs another, which is a peer of a third: with which is it peered, and is its own link enough? */
export function drawPeersPeer(random: Random, level: Level): Draft {
  const sites = drawSites(random, 3, { hub: random.oneIn(2) });
  const [middle, a, b] = [at(sites, 0), at(sites, 1), at(sites, 2)];
  const flags = { forwarded: level === 2 };
  const known = peer(middle.vnet, b.vnet, [flags, flags]);
  const [there, back] = peer(a.vnet, b.vnet, [flags, flags]);
  const withLinks = (links: readonly LinkPlan[]) =>
    buildTopology(planOf(sites, { links: [...known, ...links] }));
  const asked = { topology: withLinks([]), queries: [reach(a, b)], isMet: connects };
  return {
    form: 'parts',
    prompt: random.pick([
      `${code(a.vm)} has to connect to ${code(b.vm)} (${code(b.ip)}). Fill in the form for the peering of ${code(a.vnet)}.`,
      `The form below is opened in ${code(a.vnet)}, so that ${code(a.vm)} reaches ${code(b.vm)}. What goes into it?`,
      `A peering is added so that ${code(a.vm)} can use ${code(b.vm)} at ${code(b.ip)}. Complete its form.`,
    ]),
    note: `${code(middle.vnet)} and ${code(b.vnet)} are peered already; ${code(a.vnet)} has no peering yet.${level === 2 ? ' All links allow forwarded traffic, the new ones too.' : ''}`,
    title: `Add peering to ${code(a.vnet)}`,
    topology: asked.topology,
    parts: [
      field(
        'Remote virtual network',
        [
          { text: code(b.vnet), topology: withLinks([there, back]) },
          { text: code(middle.vnet), topology: withLinks(peer(a.vnet, middle.vnet, [flags, flags])) },
        ],
        {
          ...asked,
          why: `A peering gives ${code(a.vnet)} a route to the network at its other end, and to none that lies behind it. ${code(b.vm)} is in ${code(b.vnet)}.`,
          rules: ['R37'],
        },
      ),
      field(
        'Link in the remote virtual network',
        [
          { text: 'created with it', topology: withLinks([there, back]), effort: 1 },
          { text: 'not needed', topology: withLinks([there]), effort: 0 },
        ],
        {
          ...asked,
          why: `A peering is one link from each side. The link of ${code(a.vnet)} alone would stay Initiated, and no packet would cross.`,
          rules: ['R24'],
        },
      ),
    ],
    headline: 'Straight to the network that is meant, from both sides',
    why: 'The form makes a link in each of the two networks that it names, and in no other.',
    rules: ['R24', 'R37'],
  };
}
