import { staticMarkup } from '@/components/ui/static-markup';
import { findLiveFigure } from '@/content/figures';
import { initialState, show } from '@/lib/live-figure/show';
import { LiveFigureView } from './live-figure-view';
import { INITIAL_RANGES, OverlapView } from './overlap-view';

const made = new Map<string, string>();

/** The markup of a figure as it begins. For the server only; `#initial-figure` is another file in the browser. */
export function initialFigure(id: string): string {
  const markup = made.get(id) ?? markupOf(id);
  made.set(id, markup);
  return markup;
}

function markupOf(id: string): string {
  if (id === 'overlap-checker') return staticMarkup(<OverlapView ranges={INITIAL_RANGES} />);
  const definition = findLiveFigure(id);
  if (!definition) throw new Error(`There is no live figure “${id}”: content/figures/index.ts lists all.`);
  return staticMarkup(<LiveFigureView shown={show(definition, initialState(definition))} />);
}
