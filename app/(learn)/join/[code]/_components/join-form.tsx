'use client';

import { useActionState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { join } from '../actions';

/** @param name of who is signed in; asked for when there is none yet */
export function JoinForm({ code, name }: { code: string; name: string | null }) {
  const [problem, send, isPending] = useActionState(join, null);
  return (
    <form action={send} className="mt-6 grid gap-4">
      <input type="hidden" name="code" value={code} />
      {problem?.field === 'form' && (
        <Notice tone="stop" live="alert">
          {problem.says}
        </Notice>
      )}
      {name === null ? (
        <Field
          id="name"
          label="Your name"
          hint="As your teacher knows you."
          problem={problem?.field === 'name' ? problem.says : null}
          required
          maxLength={80}
          autoComplete="name"
        />
      ) : (
        <p>
          You join as <b className="font-semibold">{name}</b>.
        </p>
      )}
      <div>
        <Button disabled={isPending}>Join the class</Button>
      </div>
    </form>
  );
}
