import type { ComponentProps, ReactNode } from 'react';

/** A labelled native input with a hint and, after a refusal, the problem and its remedy, tied to it for screen readers. */
export function Field({
  label,
  hint,
  problem,
  className = '',
  id,
  ...rest
}: Omit<ComponentProps<'input'>, 'id' | 'name'> & {
  /** stays the same over reloads: it is the input's name as well unless one is given */
  id: string;
  name?: string;
  label: ReactNode;
  hint?: ReactNode;
  problem?: ReactNode;
}) {
  const told = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <div className={`grid gap-1.5 ${className}`}>
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-quiet">
          {hint}
        </p>
      )}
      <input
        id={id}
        name={id}
        aria-invalid={problem ? true : undefined}
        aria-describedby={told || undefined}
        className="min-h-11 w-full rounded-md border border-edge bg-sheet px-3 py-2 text-base hover:border-ink aria-invalid:border-stop aria-invalid:bg-stop-soft"
        {...rest}
      />
      {problem && (
        <p id={`${id}-problem`} className="text-sm font-medium text-stop">
          {problem}
        </p>
      )}
    </div>
  );
}
