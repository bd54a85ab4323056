import { Button } from '@/components/ui/button';
import { remove } from '../actions';

/** Two steps, so that a slip removes nobody; works without script. */
export function RemoveStudent({
  classId,
  studentId,
  name,
}: {
  classId: string;
  studentId: string;
  name: string;
}) {
  return (
    <details className="text-sm">
      <summary className="inline-flex min-h-7 items-center whitespace-nowrap text-quiet hover:text-ink">
        Remove<span className="sr-only"> {name}</span> …
      </summary>
      <form action={remove} className="mt-2 grid justify-items-start gap-2 text-left">
        <input type="hidden" name="classId" value={classId} />
        <input type="hidden" name="studentId" value={studentId} />
        <p className="max-w-56 text-quiet">
          You no longer see their attempts; they keep them. To keep them out, make a new code as well.
        </p>
        <Button look="danger" className="text-sm">
          Remove {name}
        </Button>
      </form>
    </details>
  );
}
