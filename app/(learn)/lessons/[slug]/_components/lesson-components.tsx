import type { MDXComponents } from 'mdx/types';
import type { ReactNode } from 'react';
import { Check } from '@/components/lesson/check';
import { InFigure } from '@/components/lesson/in-figure';
import { LiveFigure } from '@/components/lesson/live-figure';
import { anchorOf, type CheckPlace, checkId, type Lesson, type Point } from '@/lib/content/lesson';
import { PointItem, pointAnchor } from './point-item';

/** What a lesson's text may use beside Markdown, and how its headings become anchors. */
export function lessonComponents(lesson: Lesson): MDXComponents {
  return {
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
    Check: checkIn.bind(null, lesson),
    Points: 'ol',
    Point: pointIn.bind(null, lesson),
  };
}

const checkIn = (lesson: Lesson, { section, when }: CheckPlace) => (
  <>
    <Check address={`/api/checks/${lesson.slug}/${checkId(section, when)}`} when={when} />
    {when === 'after' && <PointsOf section={section} lesson={lesson} />}
  </>
);

const pointIn = (lesson: Lesson, { section, card, children }: Point & { children: ReactNode }) => (
  <PointItem title={titleOf(section, lesson)} section={section} card={card}>
    {children}
  </PointItem>
);

/** From a section to what of it is to be remembered. */
function PointsOf({ section, lesson: { points } }: { section: string; lesson: Lesson }) {
  return points.map((point, index) =>
    point.section === section ? (
      <p key={point.card} className="text-[0.9375rem]">
        <a href={`#${pointAnchor(point.card)}`}>To remember from this: point {index + 1}</a>
      </p>
    ) : null,
  );
}

const titleOf = (anchor: string, { sections }: Lesson) =>
  sections.find((section) => section.anchor === anchor)?.title ?? anchor;

const textOf = (children: ReactNode): string =>
  Array.isArray(children) ? children.join('') : String(children);
