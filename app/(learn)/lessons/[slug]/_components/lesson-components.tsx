import type { MDXComponents } from 'mdx/types';
import type { ReactNode } from 'react';
import {
  HubAndSpoke,
  LinkStates,
  NotTransitive,
  PeeredPair,
  RoutesBeforeAndAfter,
} from '@/components/lesson/figures';
import { OverlapChecker } from '@/components/lesson/overlap-checker';
import { WorkedExample } from '@/components/lesson/worked-example';
import { Static } from '@/components/ui/static-markup';
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
  PeeredPair: printed(PeeredPair),
  LinkStates: printed(LinkStates),
  RoutesBeforeAndAfter: printed(RoutesBeforeAndAfter),
  OverlapChecker: framed(OverlapChecker),
  NotTransitive: printed(NotTransitive),
  HubAndSpoke: printed(HubAndSpoke),
  WorkedExample: framed(WorkedExample),
};

/** A figure that nobody works with: in the page as text. */
function printed(Figure: () => ReactNode) {
  return function Printed() {
    return (
      <Static className="not-text my-7">
        <Figure />
      </Static>
    );
  };
}

/** Figures are wider than the text. */
function framed(Figure: () => ReactNode) {
  return function Framed() {
    return (
      <div className="not-text my-7">
        <Figure />
      </div>
    );
  };
}

const textOf = (children: ReactNode): string =>
  Array.isArray(children) ? children.join('') : String(children);
