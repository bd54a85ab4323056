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
  PeeredPair: framed(PeeredPair),
  LinkStates: framed(LinkStates),
  RoutesBeforeAndAfter: framed(RoutesBeforeAndAfter),
  OverlapChecker: framed(OverlapChecker),
  NotTransitive: framed(NotTransitive),
  HubAndSpoke: framed(HubAndSpoke),
  WorkedExample: framed(WorkedExample),
};

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
