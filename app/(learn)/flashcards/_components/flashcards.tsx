'use client';

import { useEffect, useState } from 'react';
import { Button, LinkButton } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import { useFocusOnChange } from '@/components/ui/use-focus-on-change';
import { type DeckCard, dueCards, formatWait, nextDue } from '@/lib/flashcards/deck';
import { CardFace } from './card-face';
import { useDeck } from './use-deck';

export function Flashcards() {
  const { state, load, grade, retry, undo } = useDeck();
  const now = useNow();
  const shown = state.cards && now ? dueCards(state.cards, now, endOf(now)) : [];
  useFocusOnChange(shown[0] ? turnOf(shown[0]) : null, 'front');
  if (state.saving === 'load-failed')
    return (
      <Notice tone="warn" live="alert" title="The cards couldn’t be fetched.">
        <p>Nothing is lost. Check the connection, then try again.</p>
        <Button type="button" look="secondary" className="mt-3" onClick={() => void load()}>
          Try again
        </Button>
      </Notice>
    );
  if (!state.cards || !now) return <Skeleton lines={5} says="Loading the cards" />;

  const [card] = shown;
  const next = nextDue(state.cards, now, endOf(now));
  return (
    <>
      <div className="mb-3 flex min-h-11 flex-wrap items-center justify-between gap-3 text-sm text-quiet">
        <p role="status">
          {shown.length === 0
            ? 'Nothing due'
            : shown.length === 1
              ? '1 card due today'
              : `${shown.length} cards due today`}
        </p>
        {state.last && (
          <Button type="button" look="quiet" className="text-sm" onClick={() => void undo()}>
            Undo “{state.last.grade}”
          </Button>
        )}
      </div>
      {card ? (
        <CardFace
          // a card that comes round again is shown from the front again
          key={turnOf(card)}
          card={card}
          now={now}
          isSaving={state.saving === 'saving'}
          grade={(given) => void grade(card, given)}
        />
      ) : (
        <Empty title="Done for today">
          {next && <p>{nextDueWords(now, next)}</p>}
          <LinkButton href="/lessons" prefetch={false} look="secondary">
            To the lessons
          </LinkButton>
        </Empty>
      )}
      {state.saving === 'failed' && (
        <Notice tone="warn" live="alert" className="mt-4" title="Not saved yet.">
          <p>Your grade is kept on this page. Check the connection, then try again.</p>
          <Button type="button" look="secondary" className="mt-3" onClick={retry}>
            Try again
          </Button>
        </Notice>
      )}
    </>
  );
}

const endOf = (day: Date) => new Date(day.getFullYear(), day.getMonth(), day.getDate(), 23, 59, 59, 999);

/** A card that comes round again has another. */
const turnOf = (card: DeckCard) => `${card.id} ${card.due}`;

function nextDueWords(now: Date, next: Date): string {
  if (next.getTime() - now.getTime() < 24 * 3_600_000 && next.getDate() === now.getDate())
    return `The next card comes back in ${formatWait(now, next)}.`;
  const day = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long' }).format(
    next,
  );
  return `The next card is due on ${day}.`;
}

/** The time, looked at again each half minute: a card in its learning steps becomes due while the page is open. */
function useNow(): Date | null {
  const [now, setNow] = useState<Date | null>(null);
  useEffect(() => {
    setNow(new Date());
    const timer = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
