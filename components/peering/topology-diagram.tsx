import type { MouseEvent, ReactNode } from 'react';
import { uncrowded } from '@/lib/figure/crowded';
import { layoutNarrow, layoutWide } from '@/lib/figure/layout';
import { linkLines } from '@/lib/figure/link-lines';
import type { Figure, FigurePacket } from '@/lib/figure/model';
import { figureSentences, summary } from '@/lib/figure/sentences';
import { type FigureChoice, FigureSpots } from './figure-spots';
import { TopologyDrawing } from './topology-drawing';
import { TopologySentences, TopologyTable } from './topology-table';

/**
 * A topology as a figure, with the same in sentences and as a table below it. Props in, markup out, no state: on the
 * server it ships no script, in the browser it can be drawn anew with each change.
 * @param packet the packet's way, drawn over the figure's own
 * @param highlight id of what the step in focus talks about
 * @param note what holds and the drawing doesn't say
 * @param words what is said in words, where the drawing shows more than may be said yet
 * @param legend whether to say how lanes and flags are drawn
 * @param choice places in it to choose one of
 * @param onPoint told what part the mouse is on, or that was pressed; undefined when it leaves
 * @param layouts both are in the page and the room decides; where only one is ever needed, name it
 */
export function TopologyDiagram({
  figure,
  packet,
  highlight,
  note,
  words,
  legend = true,
  choice,
  onPoint,
  layouts = 'both',
  className = '',
}: {
  figure: Figure;
  packet?: FigurePacket | undefined;
  highlight?: string | undefined;
  note?: ReactNode;
  words?: Figure;
  legend?: boolean;
  choice?: FigureChoice | undefined;
  onPoint?: ((at: string | undefined) => void) | undefined;
  layouts?: 'both' | 'wide' | 'narrow';
  className?: string;
}) {
  const shown: Figure = packet ? { ...figure, packet } : figure;
  const told = words ?? shown;
  // a place to choose has to be there
  const drawable = (layout: 'wide' | 'narrow') => (choice ? shown : uncrowded(shown, layout));
  const fits = { wide: drawable('wide'), narrow: drawable('narrow') };
  const wide = layouts === 'narrow' ? null : layoutWide(fits.wide);
  const narrow = layouts === 'wide' ? null : layoutNarrow(fits.narrow);
  return (
    <figure
      aria-label={summary(told)}
      className={`overflow-hidden rounded-lg border border-line bg-sheet ${className}`}
    >
      {/* pointing at the drawing is a shortcut: the steps beside it light up by keyboard too */}
      <div
        className="figure-frame blueprint grid place-items-center py-1.5"
        data-wide={layouts === 'both' ? (wide && wide.width > WIDEST_SMALL ? 'l' : 's') : 'only'}
        {...(onPoint && {
          onMouseOver: ({ target }: MouseEvent) => onPoint(pointedAt(target)),
          onMouseLeave: () => onPoint(undefined),
          onClick: ({ target }: MouseEvent) => onPoint(pointedAt(target)),
        })}
      >
        {wide && (
          <TopologyDrawing drawing={wide} highlight={highlight} className={narrow ? 'topology-wide' : ''} />
        )}
        {wide && choice && (
          <FigureSpots drawing={wide} choice={choice} className={narrow ? 'topology-wide' : ''} />
        )}
        {narrow && <TopologyDrawing drawing={narrow} highlight={highlight} className="topology-narrow" />}
        {narrow && choice && <FigureSpots drawing={narrow} choice={choice} className="topology-narrow" />}
        {wide && fits.wide !== shown && (
          <LinksInWords links={shown.links} className={narrow ? 'topology-wide' : ''} />
        )}
        {narrow && fits.narrow !== shown && <LinksInWords links={shown.links} className="topology-narrow" />}
      </div>
      <figcaption className="border-t border-line px-3.5 py-1.5 text-sm text-quiet">
        {note && legend && <p className="pt-1.5">{note}</p>}
        <details className="group">
          <summary className="flex min-h-11 flex-wrap items-center sm:flex-nowrap justify-between gap-x-3 py-1.5">
            <span>{note && !legend ? note : shown.links.length > 0 ? DEFAULTS : 'No peering links.'}</span>
            <span className="shrink-0 font-medium text-accent underline-offset-4 group-hover:underline">
              In words and as a table
            </span>
          </summary>
          <div className="grid gap-4 pt-1 pb-3 text-ink">
            <TopologySentences sentences={figureSentences(told)} />
            <TopologyTable figure={told} />
          </div>
        </details>
      </figcaption>
    </figure>
  );
}

/** Where there are too many bridges to be drawn. */
function LinksInWords({ links, className }: { links: Figure['links']; className: string }) {
  return (
    <ul className={`px-3.5 pb-1 text-sm/6 ${className}`} aria-label="Peering links">
      {linkLines(links).map(({ from, to, words }) => (
        <li key={`${from} ${words}`}>
          <strong className="font-semibold">{from}</strong> has links to {to.join(', ')}:{' '}
          <strong className="font-semibold">{words}</strong>
        </li>
      ))}
    </ul>
  );
}

const DEFAULTS = 'Each lane is one link. Flags not written are at their defaults.';
/** a wide drawing up to this is legible in the column beside a question; a wider one needs the whole page */
const WIDEST_SMALL = 780;

const pointedAt = (target: EventTarget): string | undefined =>
  target instanceof Element ? (target.closest('[data-id]')?.getAttribute('data-id') ?? undefined) : undefined;
