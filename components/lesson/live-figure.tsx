'use client';

import { type ComponentType, useState } from 'react';
// in the browser this is empty text: what was prerendered is in the page already, and is left as it is
import { initialFigure } from '#initial-figure';
import { placeOf } from './pointing';
import { useNear } from './use-near';

const ignore = () => {};
// one fetch for all kinds: whoever comes to the second needs little beside the first
const fetchFigure = () => import('./figure-of').then(({ FigureOf }) => FigureOf);

/**
 * A figure to work with: readable as it was prerendered, usable once its reader has come near and the engine has been
 * fetched. What was prerendered stands in the page once, as markup; a component's props would carry it a second time.
 */
export function LiveFigure({ id }: { id: string }) {
  const [live, setLive] = useState<{ readonly Figure: ComponentType<{ id: string }> } | null>(null);
  const place = useNear<HTMLDivElement>(() => {
    // without a connection the figure stays what it is: there to be read
    fetchFigure().then((Figure) => setLive({ Figure }), ignore);
  });
  return (
    <div ref={place} id={placeOf(id)} className="not-text my-7 scroll-mt-4">
      {live ? (
        <live.Figure id={id} />
      ) : (
        <div
          suppressHydrationWarning
          // biome-ignore lint/security/noDangerouslySetInnerHtml: made by our own components, every text in it escaped
          dangerouslySetInnerHTML={{ __html: initialFigure(id) }}
        />
      )}
      <noscript>
        <p className="mt-2 text-sm text-quiet">
          This figure needs JavaScript to be used; as it stands it shows where it begins.
        </p>
      </noscript>
    </div>
  );
}
