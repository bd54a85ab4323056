import { LIVE_FIGURES } from '@/content/figures';
import { FAMILIES } from '@/content/questions';
import { QUIZZES } from '@/content/quizzes';
import { buildFigure } from '@/lib/figure/build';
import type { Figure } from '@/lib/figure/model';
import { CARDS } from '@/lib/flashcards/cards';
import { type LiveFigure, switchesIn } from '@/lib/live-figure/definition';
import type { Known } from './read-lesson';

/** Everything that lessons may name. */
export const KNOWN: Known = {
  quizzes: QUIZZES.map(({ id }) => id),
  figures: new Map([
    ...LIVE_FIGURES.map((figure) => [figure.id, partsOf(figure)] as const),
    ['overlap-checker', []],
  ]),
  families: new Map(FAMILIES.map(({ id, kind, levels }) => [id, { kind, levels }])),
  cards: new Map(CARDS.map(({ id, lesson, section }) => [id, { lesson, section }])),
};

/** Ids of what the figure draws at first, and of the links that can be made in it. */
function partsOf(definition: LiveFigure): string[] {
  const links = switchesIn(definition).flatMap((one) => ('links' in one ? one.links : []));
  return [
    ...new Set([
      ...drawnIn(buildFigure(definition.topology)),
      ...links.map(({ from, name }) => `link:${from}/${name}`),
    ]),
  ];
}

function drawnIn({ vnets, links, sites = [] }: Figure): string[] {
  const subnets = vnets.flatMap((vnet) => vnet.subnets);
  return [
    ...[...vnets, ...links, ...sites, ...subnets].map(({ id }) => id),
    ...subnets.flatMap(({ nodes, networkSecurityGroup, routeTable }) => [
      ...nodes.map((node) => node.id),
      ...[networkSecurityGroup, routeTable].flatMap((attached) => attached?.id ?? []),
    ]),
  ];
}
