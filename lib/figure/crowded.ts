import type { Figure } from './model';
import { planFigure } from './plan';
import { stackPlan } from './stack';

/**
 * The figure as one layout can draw it. Where so many networks are peered with one another that their bridges would hide
 * each other, only those on the packet's way are drawn; the others are then told beside the drawing, by `linkLines`.
 * @returns the figure itself where there is room for all of its links
 */
export function uncrowded(figure: Figure, layout: 'wide' | 'narrow'): Figure {
  const plan = planFigure(figure);
  const boxes = figure.vnets.length + (figure.sites?.length ?? 0);
  const isCrowded = layout === 'narrow' ? stackPlan(plan).strips > 1 : plan.edges.length >= 2 * boxes;
  if (!isCrowded) return figure;
  const way = new Set([...(figure.packet?.way ?? []), figure.packet?.stoppedAt]);
  const onWay = figure.links.filter((link) => way.has(link.id));
  const isOnWay = (from: string, to: string) =>
    onWay.some((link) => (link.from === from && link.to === to) || (link.from === to && link.to === from));
  return { ...figure, links: figure.links.filter((link) => isOnWay(link.from, link.to)) };
}
