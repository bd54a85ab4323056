import type { ReactNode } from 'react';

/** Nothing here yet: says so, and what would put something here. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="rounded-lg border border-dashed border-edge px-5 py-8 text-center">
      <p className="font-semibold">{title}</p>
      {children && (
        <div className="mx-auto mt-1.5 grid max-w-measure justify-items-center gap-4 text-quiet">
          {children}
        </div>
      )}
    </div>
  );
}
