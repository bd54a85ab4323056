'use client';

import { type ReactNode, useActionState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import type { FormState } from '@/lib/auth/form';
import { FormProblem } from './form-problem';

export type AccountField = {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly type?: 'text' | 'email' | 'password';
  readonly autoComplete: string;
  readonly initial?: string;
  readonly minLength?: number;
  readonly maxLength: number;
};

/**
 * A form whose answer comes from the server, with the problem beside its field. It is a plain form before the page's
 * script has arrived, and what was typed, but for passwords, is there again after a refusal.
 */
export function AccountForm({
  action,
  fields,
  submit,
  callbackUrl,
  children,
}: {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  fields: readonly AccountField[];
  submit: { readonly label: string; readonly busy: string };
  callbackUrl?: string;
  children?: ReactNode;
}) {
  const [state, send, isSending] = useActionState(action, {});
  return (
    <form action={send} className="grid max-w-md gap-5" noValidate>
      <FormProblem problem={state.problems?.['']} />
      {state.done && (
        <Notice tone="good" live="status">
          {state.done}
        </Notice>
      )}
      {callbackUrl && <input type="hidden" name="callbackUrl" value={callbackUrl} />}
      {fields.map(({ id, label, hint, initial, ...input }) => (
        <Field
          key={id}
          id={id}
          label={label}
          hint={hint}
          problem={state.problems?.[id]}
          defaultValue={input.type === 'password' ? undefined : (state.typed?.[id] ?? initial)}
          autoCapitalize={input.type === 'email' ? 'none' : undefined}
          spellCheck={false}
          required
          {...input}
        />
      ))}
      <div className="flex flex-wrap items-center gap-4">
        <Button disabled={isSending}>{isSending ? submit.busy : submit.label}</Button>
        {children}
      </div>
    </form>
  );
}
