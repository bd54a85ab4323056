'use client';

import { useSyncExternalStore } from 'react';
import { CONCEPTS } from '@/lib/quiz/concepts';

const never = () => () => {};
const fromAddress = () => {
  const named = new URLSearchParams(location.search).get('concept');
  return named && CONCEPTS[named] ? named : null;
};

/** The one concept that is practised, as `?concept=` in the address says; null: all of them, or not known yet. */
export const useConcept = (): string | null => useSyncExternalStore(never, fromAddress, () => null);
