import { Table, Td, Th } from '@/components/ui/table';

/** One row as Azure's effective routes show it; the engine's `Route` fits once its prefix is text. */
export type EffectiveRouteRow = {
  readonly source: string;
  readonly state: 'Active' | 'Invalid';
  readonly addressPrefix: string;
  readonly nextHopType: string;
  readonly nextHopIpAddress?: string | undefined;
};

/**
 * The effective routes of an interface. Invalid rows stay: they are struck through and say by what word they are.
 * @param chosen the prefix of the row that decides, marked by a sign and a word
 * @param compact for two of them side by side
 * @param added prefixes that weren't there before, marked likewise
 */
export function EffectiveRoutesTable({
  caption,
  routes,
  chosen,
  added = [],
  compact = false,
}: {
  caption: string;
  routes: readonly EffectiveRouteRow[];
  chosen?: string | undefined;
  added?: readonly string[];
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
          const isChosen = route.addressPrefix === chosen && route.state === 'Active';
          const isAdded = added.includes(route.addressPrefix);
          const struck = route.state === 'Invalid' ? 'text-quiet line-through' : '';
          return (
            <tr
              key={`${route.source} ${route.state} ${route.addressPrefix} ${route.nextHopType}`}
              className={isChosen || isAdded ? 'bg-accent-soft' : ''}
            >
              <Td className={struck}>{route.source}</Td>
              <Td>{route.state}</Td>
              <Td className={struck}>
                {route.addressPrefix}
                {isChosen && <Mark>decides</Mark>}
                {isAdded && <Mark>new</Mark>}
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
  <span className="ml-1.5 rounded-full border border-accent px-1.5 font-sans text-xs font-medium text-accent">
    {children}
  </span>
);
