import type { Section } from '@/lib/content/lesson';
import { CurrentSection } from './current-section';

/** The lesson's sections: beside the text on a screen, folded up above it on a phone. */
export function Contents({ sections }: { sections: readonly Section[] }) {
  const list = (
    <ol className="grid text-[0.9375rem]">
      {sections.map(({ title, anchor }) => (
        <li key={anchor}>
          <a
            href={`#${anchor}`}
            className="flex min-h-9 items-center border-l-2 border-line py-1 pl-3 leading-5 text-quiet hover:border-accent hover:text-ink aria-[current=location]:border-accent aria-[current=location]:font-semibold aria-[current=location]:text-ink"
          >
            {title}
          </a>
        </li>
      ))}
    </ol>
  );
  return (
    // as tall as the text beside it, it would be what a browser keeps in place when something above is fetched; the text should
    <nav aria-label="In this lesson" className="no-print [overflow-anchor:none]">
      <CurrentSection />
      <div className="sticky top-6 hidden lg:block">
        <p className="mb-2 text-sm font-semibold">In this lesson</p>
        {list}
      </div>
      <details className="rounded-lg border border-line bg-sheet px-4 lg:hidden">
        <summary className="flex min-h-11 items-center font-medium">In this lesson</summary>
        <div className="pb-3">{list}</div>
      </details>
    </nav>
  );
}
