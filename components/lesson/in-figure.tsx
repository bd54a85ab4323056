import type { ReactNode } from 'react';
import { POINTS_AT, placeOf } from './pointing';

/**
 * Words of the text that mean a part of a figure: followed, they lead there and light it up.
 * @param at the part, as the figure's model names it: `routeTable:rt-shop`
 */
export function InFigure({ figure, at, children }: { figure: string; at: string; children: ReactNode }) {
  return (
    <a href={`#${placeOf(figure)}`} {...{ [POINTS_AT]: at }}>
      {children}
    </a>
  );
}
