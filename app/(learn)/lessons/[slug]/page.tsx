import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { StartQuiz } from '@/components/quiz/start-quiz';
import { Page } from '@/components/ui/page';
import VirtualNetworkPeering from '@/content/lessons/virtual-network-peering.mdx';
import { COMING_NEXT } from '@/lib/content/lesson';
import { findLesson, lessons } from '@/lib/content/lessons';
import { Contents } from './_components/contents';
import { lessonComponents } from './_components/lesson-components';

/** The text of each lesson; a lesson without one does not exist yet. */
const TEXTS: Readonly<Record<string, typeof VirtualNetworkPeering>> = {
  'virtual-network-peering': VirtualNetworkPeering,
};

export const generateStaticParams = () => lessons().map(({ slug }) => ({ slug }));

export async function generateMetadata({ params }: PageProps<'/lessons/[slug]'>): Promise<Metadata> {
  const lesson = findLesson((await params).slug);
  if (!lesson) return {};
  return {
    title: lesson.title,
    description: lesson.summary,
  };
}

// params are awaited outside Suspense, so that each lesson is prerendered whole; an unknown one shows what is not found
export default async function LessonPage({ params }: PageProps<'/lessons/[slug]'>) {
  const { slug } = await params;
  const lesson = findLesson(slug);
  const Text = TEXTS[slug];
  if (!lesson || !Text) notFound();
  return (
    <Page>
      <header>
        <p className="font-mono text-sm text-quiet">Lesson · {lesson.readingMinutes} min to read</p>
        <h1 className="mt-1.5">{lesson.title}</h1>
        <p className="mt-3 max-w-measure text-lg/8">{lesson.summary}</p>
      </header>
      <div className="mt-7 grid gap-x-12 gap-y-6 lg:grid-cols-[13rem_minmax(0,1fr)]">
        <Contents sections={lesson.sections} />
        <article className="lesson min-w-0">
          <Text components={lessonComponents(lesson)} />
          {lesson.quiz && (
            <section
              aria-labelledby="quiz"
              className="not-text no-print mt-10 rounded-lg border border-line bg-sheet p-5 sm:p-6"
            >
              <h2 id="quiz">Lock it in</h2>
              <p className="mt-2 mb-5 max-w-measure">
                Eight questions about networks that are drawn for you now. No account needed: it starts at
                once, and every answer is explained as soon as it is given.
              </p>
              <StartQuiz quiz={lesson.quiz} />
            </section>
          )}
          <p className="mt-6 text-quiet">
            <strong className="font-semibold text-ink">{COMING_NEXT.title}: coming next.</strong>{' '}
            {COMING_NEXT.summary}
          </p>
        </article>
      </div>
    </Page>
  );
}
