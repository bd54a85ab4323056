import type { ComponentProps } from 'react';

/** A sheet on the paper. */
export function Card({ className = '', ...rest }: ComponentProps<'div'>) {
  return <div className={`rounded-lg border border-line bg-sheet p-4 sm:p-5 ${className}`} {...rest} />;
}
