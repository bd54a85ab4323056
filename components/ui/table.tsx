import type { ComponentProps, ReactNode } from 'react';

/**
 * A table on a sheet, which scrolls sideways by itself where it is too wide, by keyboard too. The caption names it;
 * `hideCaption` where a heading above already says the same.
 */
export function Table({
  caption,
  hideCaption = false,
  children,
  className = '',
}: {
  caption: string;
  hideCaption?: boolean;
  children: ReactNode;
  className?: string;
}) {
  return (
    // a group and not a region: of those a page with several figures would have many of one name
    // biome-ignore lint/a11y/useSemanticElements: there is no field in it that a fieldset could hold
    <div
      role="group"
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
      tabIndex={0}
      className={`overflow-x-auto rounded-lg border border-line bg-sheet ${className}`}
    >
      <table className="w-full border-collapse text-left text-[0.9375rem]/6">
        <caption className={hideCaption ? 'sr-only' : 'px-4 pt-3 pb-1 text-left text-sm text-quiet'}>
          {caption}
        </caption>
        {children}
      </table>
    </div>
  );
}

export function Th({ className = '', scope = 'col', ...rest }: ComponentProps<'th'>) {
  return (
    <th
      scope={scope}
      className={`px-4 py-2 align-bottom text-sm font-medium text-quiet ${scope === 'col' ? 'border-b border-line' : 'border-b border-grid'} ${className}`}
      {...rest}
    />
  );
}

export function Td({ className = '', ...rest }: ComponentProps<'td'>) {
  return <td className={`border-b border-grid px-4 py-2 align-top ${className}`} {...rest} />;
}
