/**
 * A share with its 95 % band: the bar is what was seen, the two marks are how far it may be off.
 * All three are shares from 0 to 1; `says` is the same in words, shown beside it.
 */
export function IntervalBar({
  share,
  low,
  high,
  says,
}: {
  share: number;
  low: number;
  high: number;
  says: string;
}) {
  const percent = (value: number) => `${(value * 100).toFixed(1)}%`;
  return (
    <span className="grid grid-cols-[minmax(6rem,1fr)_auto] items-center gap-3">
      <span className="relative block h-3 rounded-sm bg-grid" aria-hidden="true">
        <span className="absolute inset-y-0 left-0 rounded-sm bg-accent" style={{ width: percent(share) }} />
        <span
          className="absolute -inset-y-1 border-x-2 border-ink opacity-60"
          style={{ left: percent(low), width: percent(Math.max(0, high - low)) }}
        />
      </span>
      <span className="font-mono text-sm tabular-nums">{says}</span>
    </span>
  );
}
