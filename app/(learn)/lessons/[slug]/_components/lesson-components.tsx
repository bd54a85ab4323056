import type { MDXComponents } from 'mdx/types';
import type { ReactNode } from 'react';
import { InFigure } from '@/components/lesson/in-figure';
import { LiveFigure } from '@/components/lesson/live-figure';
import { anchorOf } from '@/lib/content/lessons';

/** What a lesson's text may use beside Markdown, and how its headings become anchors. */
export const lessonComponents: MDXComponents = {
  h2: ({ children }) => {
    const id = anchorOf(textOf(children));
    return (
      <h2 id={id} className="group">
        {children}{' '}
        <a href={`#${id}`} aria-label={`Link to “${textOf(children)}”`} className="anchor no-print">
          #
        </a>
      </h2>
    );
  },
  LiveFigure,
  InFigure,
};

const textOf = (children: ReactNode): string =>
  Array.isArray(children) ? children.join('') : String(children);
