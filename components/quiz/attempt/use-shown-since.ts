'use client';

import { useEffect, useRef } from 'react';

/** @returns tells for how many milliseconds the question has been on the page */
export function useShownSince(place: number): () => number {
  const since = useRef(new Map<number, number>());
  useEffect(() => {
    if (!since.current.has(place)) since.current.set(place, performance.now());
  }, [place]);
  return () => Math.round(performance.now() - (since.current.get(place) ?? performance.now()));
}
