import {
  addressAt,
  containsPrefix,
  formatAddress,
  formatPrefix,
  type Prefix,
  parsePrefix,
  prefixOf,
} from '@/lib/peering/address';
import type { Random } from '@/lib/random';

/** Ranges that a company might have given to this many virtual networks. None overlaps another. */
export function drawRanges(random: Random, count: number): string[] {
  return random.pick(PLANS)(random, count);
}

/** As a cloud team numbers its networks: by tens, by ones, in blocks, region by region. Always private (RFC 1918). */
const PLANS: readonly ((random: Random, count: number) => string[])[] = [
  // 10.10.0.0/16, 10.20.0.0/16, …
  (random, count) => {
    const first = random.int(1, 5);
    return series(count, (index) => `10.${(first + index) * 10}.0.0/16`);
  },
  // 10.41.0.0/16, 10.42.0.0/16, …
  (random, count) => {
    const first = random.int(1, 200);
    return series(count, (index) => `10.${first + index}.0.0/16`);
  },
  // 172.18.0.0/16, 172.20.0.0/16, …: at most eight of them
  (random, count) => {
    const step = count > 6 ? 1 : 2;
    const first = random.int(16, 31 - step * (count - 1));
    return series(count, (index) => `172.${first + step * index}.0.0/16`);
  },
  // 10.60.0.0/20, 10.60.16.0/20, …: one block cut up
  (random, count) => {
    const block = random.int(20, 220);
    const first = random.int(0, 15 - count);
    return series(count, (index) => `10.${block}.${(first + index) * 16}.0/20`);
  },
  // 192.168.8.0/22, 192.168.12.0/22, …
  (random, count) => {
    const first = random.int(0, 40);
    return series(count, (index) => `192.168.${(first + index) * 4}.0/22`);
  },
  // 10.7.0.0/22, 10.7.4.0/22, …
  (random, count) => {
    const block = random.int(1, 99);
    const first = random.int(0, 30);
    return series(count, (index) => `10.${block}.${(first + index) * 4}.0/22`);
  },
];

const series = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));

function prefix(text: string): Prefix {
  const parsed = parsePrefix(text);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return parsed.value;
}

/** The `index`th subnet of a range; a /24 each, or a /26 where the range itself is hardly larger. */
export function subnetOf(range: string, index: number, length?: number): string {
  const outer = prefix(range);
  const size = length ?? (outer.length <= 22 ? 24 : 26);
  return formatPrefix(prefixOf(addressAt(outer, index * 2 ** (32 - size)), size));
}

/** The last subnet of a range: where gateways are put, out of the way of the others. */
export function lastSubnetOf(range: string, length: number): string {
  const outer = prefix(range);
  return subnetOf(range, 2 ** (length - outer.length) - 1, length);
}

/** The `index`th address of a subnet that Azure gives out: `.4` is the first. */
export function hostOf(subnet: string, index = 0): string {
  return formatAddress(addressAt(prefix(subnet), 4 + index));
}

/** The one of the private blocks that a range lies in; each has a None route in every subnet. */
export function privateBlockOf(range: string): string {
  const block = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].find((each) => isWithin(range, each));
  if (!block) throw new Error(`${range} is not a private range`);
  return block;
}

export const isWithin = (inner: string, outer: string): boolean =>
  containsPrefix(prefix(outer), prefix(inner));

/** The lower and the upper half of a range. */
export function halvesOf(range: string): readonly [string, string] {
  const length = prefix(range).length + 1;
  return [subnetOf(range, 0, length), subnetOf(range, 1, length)];
}
