'use client';

import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { v4 as newId } from 'uuid';
import { AttemptClient, type AttemptState } from '@/lib/quiz/answering/attempt-client';
import { type Storage, storageInMemory, unsavedKey } from '@/lib/quiz/answering/unsaved';

/** The client of one attempt, wired to this tab: connection, storage, the other tabs, and coming back to the tab. */
export function useAttempt(attemptId: string): { client: AttemptClient; state: AttemptState } {
  const client = useMemo(
    () =>
      new AttemptClient(attemptId, {
        fetch: (url, init) => fetch(url, init),
        storage: browserStorage(),
        isOnline: () => navigator.onLine,
        newId,
        after: (ms, run) => {
          const timer = setTimeout(run, ms);
          return () => clearTimeout(timer);
        },
        tellOtherTabs: () => otherTabs(attemptId)?.postMessage('saved'),
      }),
    [attemptId],
  );
  const state = useSyncExternalStore(
    client.subscribe,
    () => client.state,
    () => client.state,
  );
  useEffect(() => {
    void client.load();
    const channel = otherTabs(attemptId);
    const onMessage = () => void client.load();
    const onOnline = () => client.retry();
    const onStorage = (event: StorageEvent) => event.key === unsavedKey(attemptId) && client.readAgain();
    const onVisible = () => document.visibilityState === 'visible' && void client.load();
    channel?.addEventListener('message', onMessage);
    addEventListener('online', onOnline);
    addEventListener('storage', onStorage);
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      channel?.removeEventListener('message', onMessage);
      removeEventListener('online', onOnline);
      removeEventListener('storage', onStorage);
      document.removeEventListener('visibilitychange', onVisible);
    };
  }, [attemptId, client]);
  return { client, state };
}

/** Private windows and strict settings may refuse storage, some by throwing when it is only looked at. */
function browserStorage(): Storage {
  try {
    const probe = 'spokewise:probe';
    localStorage.setItem(probe, '1');
    localStorage.removeItem(probe);
    return localStorage;
  } catch {
    return storageInMemory();
  }
}

const channels = new Map<string, BroadcastChannel>();

/** One channel a tab and attempt: a channel doesn't hear what it says itself. */
function otherTabs(attemptId: string): BroadcastChannel | null {
  if (typeof BroadcastChannel === 'undefined') return null;
  const channel = channels.get(attemptId) ?? new BroadcastChannel(`spokewise:attempt:${attemptId}`);
  channels.set(attemptId, channel);
  return channel;
}
