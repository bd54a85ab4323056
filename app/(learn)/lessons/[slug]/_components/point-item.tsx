import type { ReactNode } from 'react';

/** Where a point to remember stands on its page; sections and flashcards lead here. */
export const pointAnchor = (card: string) => `remember-${card}`;

/** One thing to remember, with the section that teaches it and the card that asks for it. */
export function PointItem({
  title,
  section,
  card,
  children,
}: {
  title: string;
  section: string;
  card: string;
  children: ReactNode;
}) {
  return (
    <li id={pointAnchor(card)} className="scroll-mt-4 target:bg-accent-soft">
      {children}
      <span className="mt-0.5 flex flex-wrap gap-x-4 text-[0.9375rem]">
        <a href={`#${section}`}>{title}</a>
        <a href="/flashcards" className="no-print">
          Its flashcard<span className="sr-only">: {title}</span>
        </a>
      </span>
    </li>
  );
}
