'use client';

import { useEffect, useSyncExternalStore } from 'react';

const onHashChange = (listener: () => void) => {
  addEventListener('hashchange', listener);
  return () => removeEventListener('hashchange', listener);
};

const HASH = /^#question-(\d{1,2})$/;

/**
 * Which question is on the page, counted from 0. It stands in the address, so that reloading, Back, Forward and a
 * bookmark keep the place.
 * @param fallback where to start when the address doesn't say
 */
export function usePlace(total: number, fallback: number): readonly [number, (place: number) => void] {
  const hash = useSyncExternalStore(
    onHashChange,
    () => location.hash,
    () => '',
  );
  const named = Number(HASH.exec(hash)?.[1] ?? 0) - 1;
  const isNamed = named >= 0 && named < total;
  useEffect(() => {
    // else the place would move by itself as soon as the question that is shown is answered
    if (!isNamed) location.replace(`#question-${fallback + 1}`);
  }, [isNamed, fallback]);
  return [isNamed ? named : fallback, goTo];
}

const goTo = (place: number) => {
  location.hash = `#question-${place + 1}`;
};
