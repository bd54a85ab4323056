import { code } from '@/lib/quiz/phrase';
import type { Prose, Query } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { idOf, type LinkPlan, linkName, peer } from '../../topologies/plan';
import { drawSites, type SceneOptions, type Site } from '../../topologies/scene';

/** Two networks, and the two links that a peering of them takes. */
export type Pair = {
  readonly a: Site;
  readonly b: Site;
  readonly there: LinkPlan;
  readonly back: LinkPlan;
  /** a third network, for what else `a` may be peered with */
  readonly other: Site;
};

export function drawPair(random: Random, regions: SceneOptions['regions'] = 'any'): Pair {
  const [a, b, other] = drawSites(random, 3, { regions }) as [Site, Site, Site];
  const [there, back] = peer(a.vnet, b.vnet);
  return { a, b, there, back, other };
}

export const nameOf = (link: LinkPlan): Prose => code(linkName(link));

/** The portal would do the other side as well, and then other answers are right too. */
export const ONE_LINK_AT_A_TIME = 'The CLI is used: each command changes one link.';

const linkId = (link: LinkPlan) => ({ id: idOf('link', link.from, linkName(link)) });

export const create = (link: LinkPlan, context: Record<string, unknown> = {}) => ({
  op: 'createPeering',
  virtualNetwork: { id: idOf('vnet', link.from) },
  name: linkName(link),
  properties: { remoteVirtualNetwork: { id: idOf('vnet', link.to) } },
  ...context,
});
export const remove = (link: LinkPlan) => ({ op: 'deletePeering', peering: linkId(link) });
export const sync = (link: LinkPlan) => ({ op: 'syncPeering', peering: linkId(link) });
export const addRange = (site: Site, addressPrefix: string) => ({
  op: 'addAddressPrefix',
  virtualNetwork: { id: idOf('vnet', site.vnet) },
  addressPrefix,
});
export const after = (...operations: readonly object[]): Query => ({
  kind: 'peeringState',
  after: operations,
});

/** Ranges that no plan of addresses uses. */
export const drawNewRange = (random: Random): string =>
  random.pick(['172.30.0.0/20', '192.168.224.0/20', '10.249.0.0/18', '10.252.0.0/16', '10.247.128.0/17']);
