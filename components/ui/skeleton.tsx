/** Stands where something is being fetched, in its size. The wait is said once, in words, for those who can't see it. */
export function Skeleton({ lines = 3, says = 'Loading' }: { lines?: number; says?: string }) {
  const widths = Array.from(
    { length: lines },
    (_, line) => `${100 - 40 * (line / Math.max(1, lines - 1)) ** 3}%`,
  );
  return (
    <div role="status" className="grid gap-3">
      <span className="sr-only">{says}</span>
      {widths.map((width) => (
        <span key={width} className="skeleton block h-5" style={{ width }} />
      ))}
    </div>
  );
}
