import Link from 'next/link';
import { Card } from '@/components/ui/card';
import type { ClassSummary } from '@/lib/classes/store';
import { makeClass } from '../actions';
import { NameForm } from './name-form';

export function TaughtClasses({ classes }: { classes: readonly ClassSummary[] }) {
  return (
    <section aria-labelledby="taught-title">
      <h2 id="taught-title">{classes.length === 0 ? 'Make your first class' : 'Classes you teach'}</h2>
      {classes.length > 0 && (
        <ul className="mt-4 grid gap-3 sm:grid-cols-2">
          {classes.map(({ id, name, students }) => (
            <li key={id}>
              <Card className="relative h-full hover:border-accent">
                <h3>
                  <Link href={`/classes/${id}`} prefetch={false} className="after:absolute after:inset-0">
                    {name}
                  </Link>
                </h3>
                <p className="mt-1 text-sm text-quiet">
                  {students === 0
                    ? 'nobody has joined yet'
                    : students === 1
                      ? '1 student'
                      : `${students} students`}
                </p>
              </Card>
            </li>
          ))}
        </ul>
      )}
      <div className="mt-5 max-w-measure">
        <NameForm
          action={makeClass}
          label={classes.length === 0 ? 'What is it called?' : 'Another class'}
          button="Make the class"
        />
      </div>
    </section>
  );
}
