'use client';

import { type ComponentType, type ReactNode, useEffect, useRef, useState } from 'react';

/** how far below the screen a reader may be when the engine is fetched */
const NEAR = '900px';

/** Shows what was prerendered until its reader comes near, then the live figure in its place. */
export function WorkedExampleLoader({ children }: { children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [live, setLive] = useState<{ readonly Figure: ComponentType } | null>(null);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        import('./worked-example-live').then(({ WorkedExampleLive }) =>
          setLive({ Figure: WorkedExampleLive }),
        );
      },
      { rootMargin: NEAR },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return <div ref={place}>{live ? <live.Figure /> : children}</div>;
}
