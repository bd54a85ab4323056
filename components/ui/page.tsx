import type { ReactNode } from 'react';

/** The one `main` of a page; the skip link leads here. `narrow` holds text alone to the measure. */
export function Page({ children, narrow = false }: { children: ReactNode; narrow?: boolean }) {
  return (
    <main
      id="main"
      tabIndex={-1}
      className={`mx-auto w-full ${narrow ? 'max-w-[42rem]' : 'max-w-page'} px-4 pt-7 pb-16 outline-none sm:px-8 sm:pt-10`}
    >
      {children}
    </main>
  );
}
