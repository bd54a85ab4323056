import { Table, Td, Th } from '@/components/ui/table';

/** One row as Azure's effective routes show it; the engine's `Route` fits once its prefix is text. */
export type EffectiveRouteRow = {
  readonly source: string;
  readonly state: 'Active' | 'Invalid';
  readonly addressPrefix: string;
  readonly nextHopType: string;
  readonly nextHopIpAddress?: string | undefined;
  /** it wasn't there before: marked by a word */
  readonly isNew?: boolean;
  /** the row that decides, marked likewise */
  readonly decides?: boolean;
};

/**
 * The effective routes of an interface. Invalid rows stay: they are struck through and say by what word they are.
 * @param compact for two of them side by side
 */
export function EffectiveRoutesTable({
  caption,
  routes,
  compact = false,
}: {
  caption: string;
  routes: readonly EffectiveRouteRow[];
  compact?: boolean;
}) {
  return (
    <Table
      caption={caption}
      className={
        compact ? '[&_:is(td,th)]:px-2 [&_:is(td,th):first-child]:pl-4 [&_tbody]:text-[0.8125rem]' : ''
      }
    >
      <thead>
        <tr>
          <Th>Source</Th>
          <Th>State</Th>
          <Th>Address prefix</Th>
          <Th>Next hop</Th>
        </tr>
      </thead>
      <tbody className="font-mono text-sm">
        {routes.map((route) => {
          const struck = route.state === 'Invalid' ? 'text-quiet line-through' : '';
          return (
            <tr
              key={`${route.source} ${route.state} ${route.addressPrefix} ${route.nextHopType}`}
              className={route.decides || route.isNew ? 'bg-accent-soft' : ''}
            >
              <Td className={struck}>{route.source}</Td>
              <Td>{route.state}</Td>
              <Td>
                <span className={`mr-1.5 ${struck}`}>{route.addressPrefix}</span>{' '}
                {route.decides && <Mark>decides</Mark>} {route.isNew && <Mark>new</Mark>}
              </Td>
              <Td className={struck}>
                {route.nextHopType} {route.nextHopIpAddress}
              </Td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}

const Mark = ({ children }: { children: string }) => (
  <span className="rounded-full border border-accent px-1.5 font-sans text-xs font-medium text-accent">
    {children}
  </span>
);
