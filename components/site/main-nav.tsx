'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useMe } from './me';

const PLACES = [
  { href: '/lessons', label: 'Lesson', under: ['/lessons'] },
  { href: '/quiz', label: 'Quiz', under: ['/quiz'] },
  { href: '/practice', label: 'Practice', under: ['/practice'] },
  { href: '/flashcards', label: 'Flashcards', under: ['/flashcards'] },
  { href: '/progress', label: 'Progress', under: ['/progress'] },
  { href: '/classes', label: 'Classes', under: ['/classes', '/join'] },
] as const;

/** Where who teaches goes besides: known only once it is known who is reading. */
const TEACHING = [{ href: '/authoring', label: 'Authoring', under: ['/authoring'] }] as const;

export function MainNav() {
  const teaches = useMe()?.role === 'instructor';
  return <Places path={usePathname()} places={teaches ? [...PLACES, ...TEACHING] : PLACES} />;
}

/** Stands in while the path is not known: the same links, none of them current. */
export function PlainMainNav() {
  return <Places path="" places={PLACES} />;
}

type Place = { readonly href: string; readonly label: string; readonly under: readonly string[] };

function Places({ path, places }: { path: string; places: readonly Place[] }) {
  return (
    <ul className="-mx-1.5 flex flex-wrap gap-x-0.5 text-[0.9375rem] sm:gap-x-2.5">
      {places.map(({ href, label, under }) => (
        <li key={href}>
          <Link
            href={href}
            prefetch={false}
            aria-current={under.some((place) => path.startsWith(place)) ? 'page' : undefined}
            className="flex min-h-11 items-center px-1.5 text-quiet underline-offset-[0.5em] hover:text-ink hover:underline aria-[current=page]:font-medium aria-[current=page]:text-ink aria-[current=page]:underline aria-[current=page]:decoration-accent aria-[current=page]:decoration-2"
          >
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}
