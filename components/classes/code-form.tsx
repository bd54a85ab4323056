import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';

/** Leads to the page of a join code; nothing is joined by it. */
export function CodeForm({ code, problem }: { code?: string; problem?: string }) {
  return (
    <form action="/join" className="flex flex-wrap items-end gap-3">
      <Field
        id="code"
        label="Code"
        defaultValue={code}
        problem={problem}
        required
        maxLength={16}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        placeholder="ABCD-EF23"
        className={`${problem ? 'basis-full' : 'basis-52'} [&_input]:font-mono [&_input]:uppercase`}
      />
      <Button look="secondary">Look it up</Button>
    </form>
  );
}
