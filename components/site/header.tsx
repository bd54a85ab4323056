import Link from 'next/link';
import { Suspense } from 'react';
import { AccountCorner, PlainAccountCorner } from './account-corner';
import { BrandMark } from './brand-mark';
import { MainNav, PlainMainNav } from './main-nav';

/** The same on every page and prerendered with it; who is reading is asked for by the corner alone. */
export function SiteHeader() {
  return (
    <header className="site-header border-b border-line bg-sheet">
      <div className="mx-auto flex max-w-page flex-wrap items-center gap-x-7 gap-y-1 px-4 py-2 sm:px-8">
        <Link
          href="/"
          prefetch={false}
          className="flex min-h-11 items-center gap-2.5 font-semibold tracking-tight"
        >
          <BrandMark />
          Spokewise
        </Link>
        <nav aria-label="Main" className="order-3 w-full sm:order-none sm:w-auto sm:flex-1">
          <Suspense fallback={<PlainMainNav />}>
            <MainNav />
          </Suspense>
        </nav>
        <div className="ml-auto flex min-h-11 items-center">
          <Suspense fallback={<PlainAccountCorner />}>
            <AccountCorner />
          </Suspense>
        </div>
      </div>
    </header>
  );
}
