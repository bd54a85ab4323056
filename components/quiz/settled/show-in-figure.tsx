'use client';

import type { FigureView, View } from './figure-view';

/** Lets the packet of the path above go its way in the figure. Pressed while the figure shows it. */
export function ShowInFigure({
  view,
  figure: { elementId, viewed, view: show },
  isDefault,
}: {
  view: View;
  figure: FigureView;
  /** the figure shows it until another is asked for */
  isDefault: boolean;
}) {
  const isShown = viewed ? viewed.id === view.id : isDefault;
  return (
    <button
      type="button"
      aria-pressed={isShown}
      aria-controls={elementId}
      onClick={() => show(view)}
      className="inline-flex min-h-9 items-center gap-2 rounded-md border border-line px-3 text-sm font-medium text-accent hover:border-accent aria-pressed:border-accent aria-pressed:bg-accent-soft"
    >
      <svg width={16} height={16} viewBox="0 0 16 16" fill="none" stroke="currentColor" aria-hidden="true">
        <path
          strokeWidth="1.6"
          strokeLinecap="round"
          strokeLinejoin="round"
          d="M1.500 4.500h4v7h-4ZM10.500 4.500h4v7h-4ZM5.500 8h5M8.500 6l2 2-2 2"
        />
      </svg>
      {isShown ? 'Shown in the figure' : 'Show in the figure'}
    </button>
  );
}
