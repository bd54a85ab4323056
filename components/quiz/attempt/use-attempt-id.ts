'use client';

import { useSyncExternalStore } from 'react';

const UUID = /^\/(?:quiz|practice)\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\/|$)/i;

const never = () => () => {};
const fromAddress = () => UUID.exec(location.pathname)?.[1] ?? 'none';

/**
 * The attempt that the address names: `none` where it names none, null while the page is still the prerendered one,
 * which is the same for all attempts. (The router can't tell: for it this is one page without parameters.)
 */
export const useAttemptId = (): string | null => useSyncExternalStore(never, fromAddress, () => null);
