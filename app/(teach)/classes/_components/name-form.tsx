'use client';

import { useActionState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import type { FormProblem } from '@/lib/classes/forms';

/** One field for a class's name: to make one, or to rename one (`classId`). Works before its script has arrived. */
export function NameForm({
  action,
  classId,
  name = '',
  label,
  button,
}: {
  action: (before: FormProblem, form: FormData) => Promise<FormProblem>;
  classId?: string;
  name?: string;
  label: string;
  button: string;
}) {
  const [problem, send, isPending] = useActionState(action, null);
  return (
    <form action={send} className="flex flex-wrap items-end gap-3">
      {classId && <input type="hidden" name="classId" value={classId} />}
      <Field
        id={classId ? 'rename' : 'name'}
        name="name"
        label={label}
        defaultValue={name}
        problem={problem}
        required
        maxLength={80}
        autoComplete="off"
        className={`min-w-0 flex-1 ${problem ? 'basis-full' : 'basis-64'}`}
      />
      <Button disabled={isPending}>{button}</Button>
    </form>
  );
}
