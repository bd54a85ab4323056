import { formatAddress, overlaps, type Prefix, parsePrefix, sizeOf } from '@/lib/peering/address';
import { err, ok, type Result } from '@/lib/result';

/** Two ranges on one axis: `from` and `to` are shares of its width. */
export type RangeBars = {
  readonly overlap: boolean;
  /** in a sentence: which of them holds what of the other */
  readonly why: string;
  readonly a: Bar;
  readonly b: Bar;
  /** what both have, where they overlap */
  readonly shared: Bar | null;
  /** whether the gap between them is drawn shorter than it is */
  readonly gapIsCut: boolean;
};
export type Bar = {
  readonly from: number;
  readonly to: number;
  readonly first: string;
  readonly last: string;
};

/** no bar narrower than this, and no gap wider: else one of the two could not be seen */
const LEAST = 0.08;
const WIDEST_GAP = 0.18;

/** Compares two ranges as Azure does before it makes a peering. The problem names which of the two it is about. */
export function compareRanges(
  a: string,
  b: string,
): Result<RangeBars, { readonly a?: string; readonly b?: string }> {
  const one = parsePrefix(a.trim());
  const other = parsePrefix(b.trim());
  if (!one.ok || !other.ok) {
    return err({
      ...(!one.ok && { a: one.error.message }),
      ...(!other.ok && { b: other.error.message }),
    });
  }
  const [first, second] = [one.value, other.value];
  return ok(overlaps(first, second) ? nested(first, second) : apart(first, second));
}

/** Ranges in CIDR notation never overlap halfway: one lies within the other. */
function nested(a: Prefix, b: Prefix): RangeBars {
  const outer = a.length <= b.length ? a : b;
  const inner = outer === a ? b : a;
  const share = Math.max(LEAST, sizeOf(inner) / sizeOf(outer));
  const start = Number(BigInt(inner.first) - BigInt(outer.first)) / sizeOf(outer);
  const from = Math.min(start, 1 - share);
  const whole = bar(outer, 0, 1);
  const part = bar(inner, from, from + share);
  const names = [text(a), text(b)] as const;
  const why =
    a.length === b.length
      ? `\`${names[0]}\` is the same range twice: every address would be in both networks.`
      : `\`${text(inner)}\` lies inside \`${text(outer)}\`: the addresses from \`${part.first}\` to \`${part.last}\` would be in both networks.`;
  return {
    overlap: true,
    why,
    a: outer === a ? whole : part,
    b: outer === a ? part : whole,
    shared: part,
    gapIsCut: false,
  };
}

function apart(a: Prefix, b: Prefix): RangeBars {
  const [low, high] = a.version === b.version && b.first < a.first ? [b, a] : [a, b];
  const sizes = [sizeOf(low), sizeOf(high)] as const;
  const space =
    a.version === b.version ? Number(BigInt(high.first) - BigInt(low.last)) - 1 : Number.POSITIVE_INFINITY;
  const whole = sizes[0] + sizes[1] + space;
  const gap = Math.min(WIDEST_GAP, space / whole || 0);
  const rest = 1 - gap;
  const share = Math.min(1 - LEAST, Math.max(LEAST, sizes[0] / (sizes[0] + sizes[1])));
  const lower = bar(low, 0, rest * share);
  const upper = bar(high, rest * share + gap, 1);
  const why =
    a.version !== b.version
      ? 'One is IPv4 and one IPv6: they have no address in common.'
      : space === 0
        ? `\`${text(low)}\` ends at \`${lower.last}\` and \`${text(high)}\` begins right after it: they touch, and share nothing.`
        : `\`${text(low)}\` ends at \`${lower.last}\`, before \`${text(high)}\` begins at \`${upper.first}\`.`;
  return {
    overlap: false,
    why,
    a: low === a ? lower : upper,
    b: low === a ? upper : lower,
    shared: null,
    gapIsCut: !(space / whole <= WIDEST_GAP),
  };
}

const bar = (prefix: Prefix, from: number, to: number): Bar => ({
  from,
  to,
  first: formatAddress(prefix.first),
  last: formatAddress(prefix.last),
});
const text = (prefix: Prefix): string => `${formatAddress(prefix.first)}/${prefix.length}`;
