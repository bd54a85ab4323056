import { type RefObject, useEffect, useRef } from 'react';

/** how far below the screen a reader may be when something is fetched */
const NEAR = '900px';

/** Calls back once, when the reader comes near the element. */
export function useNear<E extends Element>(onNear: () => void): RefObject<E | null> {
  const place = useRef<E>(null);
  const latest = useRef(onNear);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        latest.current();
      },
      { rootMargin: NEAR },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return place;
}
