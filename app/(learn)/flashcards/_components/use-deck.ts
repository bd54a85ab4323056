'use client';

import { useCallback, useEffect, useState } from 'react';
import { v4 as newId } from 'uuid';
import type { Deck, DeckCard, Reviewed } from '@/lib/flashcards/deck';
import type { Grade } from '@/lib/flashcards/memory';

/** A grade that was given: its id is made once and sent again after a failure, so that it counts once. */
type Given = { readonly reviewId: string; readonly card: DeckCard; readonly grade: Grade };

export type DeckState = {
  /** null until it is loaded */
  readonly cards: readonly DeckCard[] | null;
  readonly saving: 'idle' | 'saving' | 'failed' | 'load-failed';
  /** the last review, while it can be taken back */
  readonly last: Given | null;
};

/** The reader's cards, and the ways to change where they stand. A card moves on once the server has the review. */
export function useDeck() {
  const [state, setState] = useState<DeckState>({ cards: null, saving: 'idle', last: null });
  const [unsaved, setUnsaved] = useState<Given | null>(null);

  const load = useCallback(async () => {
    const deck = await ask<Deck>('GET', '/api/flashcards');
    setState((before) =>
      deck.ok
        ? { ...before, cards: deck.value.cards, saving: 'idle' }
        : { ...before, saving: before.cards ? before.saving : 'load-failed' },
    );
  }, []);
  useEffect(() => void load(), [load]);

  const save = async (given: Given) => {
    setUnsaved(given);
    setState((before) => ({ ...before, saving: 'saving' }));
    const body = { cardId: given.card.id, grade: given.grade };
    const saved = await ask<Reviewed>('PUT', `/api/reviews/${given.reviewId}`, body);
    if (saved.ok) {
      setUnsaved(null);
      setState(({ cards }) => ({ cards: replace(cards, saved.value.card), saving: 'idle', last: given }));
    } else {
      // a guest whose first reply was lost is a stranger again, whose id of the review is taken
      if (saved.status === 409) setUnsaved({ ...given, reviewId: newId() });
      setState((before) => ({ ...before, saving: 'failed' }));
    }
  };

  return {
    state,
    load,
    grade: (card: DeckCard, grade: Grade) => save({ reviewId: newId(), card, grade }),
    retry: () => unsaved && void save(unsaved),
    undo: async () => {
      const { last } = state;
      if (!last) return;
      setState((before) => ({ ...before, saving: 'saving' }));
      const undone = await ask<Reviewed>('DELETE', `/api/reviews/${last.reviewId}`);
      if (undone.ok)
        setState(({ cards }) => ({ cards: replace(cards, undone.value.card), saving: 'idle', last: null }));
      else {
        setState((before) => ({ ...before, saving: 'idle', last: null }));
        await load();
      }
    },
  };
}

const replace = (cards: readonly DeckCard[] | null, card: DeckCard) =>
  cards?.map((other) => (other.id === card.id ? card : other)) ?? null;

type Asked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly status: number };

async function ask<T>(method: string, url: string, body?: object): Promise<Asked<T>> {
  const response = await fetch(url, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  }).catch(() => null);
  return response?.ok
    ? { ok: true, value: (await response.json()) as T }
    : { ok: false, status: response?.status ?? 0 };
}
