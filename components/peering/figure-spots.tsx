import type { KeyboardEvent } from 'react';
import type { Drawing } from '@/lib/figure/drawing';
import { pathData } from '@/lib/figure/polyline';
import { type DrawnSpot, spotsOf } from '@/lib/figure/spots';

/** Places of a figure to choose one of. The list of the same choices stands beside it, with the same numbers. */
export type FigureChoice = {
  readonly places: readonly { readonly id: string; readonly at: string; readonly label: string }[];
  readonly chosen: string | undefined;
  /** absent: they are shown and can't be chosen any more */
  readonly choose?: (id: string) => void;
  /** how the chosen place, and others that are worth marking, turned out */
  readonly verdicts?: Readonly<Record<string, 'right' | 'wrong'>>;
};

/** The places as a layer over the drawing, of its size: buttons, since the drawing itself is hidden from screen readers. */
export function FigureSpots({
  drawing,
  choice: { places, chosen, choose, verdicts = {} },
  className = '',
}: {
  drawing: Drawing;
  choice: FigureChoice;
  className?: string;
}) {
  const { width, height } = drawing;
  // once nothing can be chosen any more the list beside it says it all
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      className={`topology spots ${className}`}
      aria-hidden={choose ? undefined : true}
      role={choose ? 'group' : undefined}
      aria-label="Places in the figure"
    >
      {places.flatMap(({ id, at, label }, index) =>
        spotsOf(drawing, at).map((spot) => (
          <g
            key={`${id} ${spot.badge.x} ${spot.badge.y}`}
            className={choose ? 'spot spot-live' : 'spot'}
            data-chosen={chosen === id || undefined}
            data-verdict={verdicts[id]}
            {...(choose && asButton(`${index + 1}: ${label}`, chosen === id, () => choose(id)))}
          >
            <Spot spot={spot} number={index + 1} />
          </g>
        )),
      )}
    </svg>
  );
}

/** A part of a drawing can't be a button element; it can be one in all that counts. */
const asButton = (label: string, isPressed: boolean, press: () => void) => ({
  role: 'button',
  tabIndex: 0,
  'aria-label': label,
  'aria-pressed': isPressed,
  onClick: press,
  onKeyDown: (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    press();
  },
});

function Spot({ spot: { shape, badge }, number }: { spot: DrawnSpot; number: number }) {
  return (
    <>
      {shape.kind === 'rect' ? (
        <rect
          x={shape.x}
          y={shape.y}
          width={shape.width}
          height={shape.height}
          rx={8}
          className="spot-edge"
        />
      ) : (
        <>
          <path d={pathData(shape.points, 8)} className="spot-reach" />
          <path d={pathData(shape.points, 8)} className="spot-line" />
        </>
      )}
      <circle cx={badge.x} cy={badge.y} r={9.5} className="spot-badge" />
      <text x={badge.x} y={badge.y + 4.2} textAnchor="middle" fontSize={12} className="spot-number">
        {number}
      </text>
    </>
  );
}
