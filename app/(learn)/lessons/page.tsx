import type { Metadata } from 'next';
import Link from 'next/link';
import { Page } from '@/components/ui/page';
import { COMING_NEXT } from '@/lib/content/lesson';
import { lessons } from '@/lib/content/lessons';

export const metadata: Metadata = {
  title: 'Lessons',
  description: 'Azure networking lessons with figures that run a network engine in the page.',
};

export default function LessonsPage() {
  const all = lessons();
  return (
    <Page narrow>
      <h1>Lessons</h1>
      <p className="mt-3">
        Each has live figures, its source beside each fact, and a quiz whose questions are new every time.
      </p>
      <ol className="mt-7 grid gap-4">
        {all.map((lesson, index) => (
          <li key={lesson.slug} className="rounded-lg border border-line bg-sheet p-5">
            <p className="font-mono text-sm text-quiet">
              {String(index + 1).padStart(2, '0')} · {lesson.readingMinutes} min to read
            </p>
            <h2 className="mt-1 text-xl">
              <Link
                className="underline-offset-4 hover:underline"
                href={`/lessons/${lesson.slug}`}
                prefetch={false}
              >
                {lesson.title}
              </Link>
            </h2>
            <p className="mt-2">{lesson.summary}</p>
            <p className="mt-3 text-[0.9375rem]">
              <Link
                className="link"
                href={`/lessons/${lesson.slug}`}
                prefetch={false}
                aria-label={`Read ${lesson.title}`}
              >
                Read the lesson
              </Link>
            </p>
          </li>
        ))}
        <li className="rounded-lg border border-dashed border-edge p-5">
          <p className="font-mono text-sm text-quiet">
            {String(all.length + 1).padStart(2, '0')} · coming next
          </p>
          <h2 className="mt-1 text-xl">{COMING_NEXT.title}</h2>
          <p className="mt-2 text-quiet">{COMING_NEXT.summary}</p>
        </li>
      </ol>
    </Page>
  );
}
