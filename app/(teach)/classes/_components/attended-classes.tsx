import { WhatTeachersSee } from '@/components/classes/what-teachers-see';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Empty } from '@/components/ui/empty';
import type { ClassSummary } from '@/lib/classes/store';
import { leave } from '../actions';

export function AttendedClasses({ classes }: { classes: readonly ClassSummary[] }) {
  return (
    <section aria-labelledby="attended-title">
      <h2 id="attended-title">Classes you are in</h2>
      <div className="mt-4 grid gap-3">
        {classes.length === 0 && (
          <Empty title="You are in no class">
            <p>Nobody but you sees your answers. That stays so until you join a class.</p>
          </Empty>
        )}
        {classes.map((attended) => (
          <AttendedClass key={attended.id} {...attended} />
        ))}
      </div>
    </section>
  );
}

function AttendedClass({ id, name, teachers }: ClassSummary) {
  return (
    <Card>
      <h3>{name}</h3>
      <p className="mt-1 text-sm text-quiet">taught by {teachers.join(', ')}</p>
      <details className="mt-3">
        <summary className="text-sm text-accent">What they see, and how to leave</summary>
        <WhatTeachersSee className="mt-3" />
        <form action={leave} className="mt-4">
          <input type="hidden" name="classId" value={id} />
          <p className="mb-3 text-sm text-quiet">
            When you leave, they see none of it any more. Your attempts stay yours.
          </p>
          <Button look="danger">Leave {name}</Button>
        </form>
      </details>
    </Card>
  );
}
