import type { QuestionResponse } from '../question';

/** An answer that a person gave and the server has not acknowledged yet. */
export type Unsaved = {
  /** stays the same over all tries, which is what makes a repeat harmless */
  readonly answerId: string;
  readonly position: number;
  readonly response: QuestionResponse;
  readonly timeTakenMs: number | null;
};

/** The part of `localStorage` that is used. It is shared by all tabs and outlives them. */
export type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** The place of one attempt's unsaved answers in the browser's storage. */
export const unsavedKey = (attemptId: string) => `spokewise:unsaved:${attemptId}`;

export function readUnsaved(storage: Storage, attemptId: string): readonly Unsaved[] {
  const text = storage.getItem(unsavedKey(attemptId));
  if (!text) return [];
  try {
    const entries: unknown = JSON.parse(text);
    return Array.isArray(entries) ? entries.filter(isUnsaved) : [];
  } catch {
    return [];
  }
}

/** Keeps the first answer to a question: what was given first in any tab is what will be sent. */
export function addUnsaved(storage: Storage, attemptId: string, answer: Unsaved): readonly Unsaved[] {
  const kept = readUnsaved(storage, attemptId);
  if (kept.some((other) => other.position === answer.position)) return kept;
  return write(storage, attemptId, [...kept, answer]);
}

export function removeUnsaved(storage: Storage, attemptId: string, answerId: string): readonly Unsaved[] {
  const kept = readUnsaved(storage, attemptId);
  return write(
    storage,
    attemptId,
    kept.filter((other) => other.answerId !== answerId),
  );
}

function write(storage: Storage, attemptId: string, answers: readonly Unsaved[]): readonly Unsaved[] {
  if (answers.length === 0) storage.removeItem(unsavedKey(attemptId));
  else storage.setItem(unsavedKey(attemptId), JSON.stringify(answers));
  return answers;
}

function isUnsaved(entry: unknown): entry is Unsaved {
  if (typeof entry !== 'object' || entry === null) return false;
  const { answerId, position, response, timeTakenMs } = entry as Record<keyof Unsaved, unknown>;
  return (
    typeof answerId === 'string' &&
    typeof position === 'number' &&
    Array.isArray(response) &&
    response.every((choice) => typeof choice === 'string') &&
    (timeTakenMs === null || typeof timeTakenMs === 'number')
  );
}

/** Stands in where the browser refuses storage: answers then live as long as the tab. */
export function storageInMemory(): Storage {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}
