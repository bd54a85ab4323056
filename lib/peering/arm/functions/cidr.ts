import {
  addressAt,
  formatAddress,
  formatPrefix,
  type Prefix,
  parseLoosePrefix,
  prefixOf,
  widthOf,
} from '../../address';
import type { Value } from '../value';
import { type FunctionTable, integer } from './function';

/** Functions on address ranges. */
export const CIDR_FUNCTIONS: FunctionTable = {
  cidrsubnet: ([range, length, index]) => {
    const [prefix, size, at] = [prefixIn(range), integer(length), integer(index)];
    if (!prefix || size === undefined || at === undefined || at < 0) return undefined;
    const width = widthOf(prefix.version);
    if (size < prefix.length || size > width || at >= 2 ** (size - prefix.length)) return undefined;
    const step = 2n ** BigInt(width - size) * BigInt(at);
    const first = typeof prefix.first === 'number' ? prefix.first + Number(step) : prefix.first + step;
    return formatPrefix(prefixOf(first, size));
  },
  /** the index counts assignable hosts from 0, so 0 is the first address after the network's own */
  cidrhost: ([range, index]) => {
    const [prefix, at] = [prefixIn(range), integer(index)];
    if (!prefix || at === undefined || at < 0) return undefined;
    const host = addressAt(prefix, at + 1);
    return host > prefix.last ? undefined : formatAddress(host);
  },
  parsecidr: ([range]) => {
    const prefix = prefixIn(range);
    if (!prefix || typeof prefix.first !== 'number' || typeof prefix.last !== 'number') return undefined;
    const mask = prefixOf(2 ** 32 - 1, prefix.length).first;
    return {
      network: formatAddress(prefix.first),
      netmask: formatAddress(mask),
      broadcast: formatAddress(prefix.last),
      firstUsable: formatAddress(prefix.first + 1),
      lastUsable: formatAddress(prefix.last - 1),
      cidr: prefix.length,
    };
  },
};

function prefixIn(value: Value | undefined): Prefix | null {
  const prefix = parseLoosePrefix(value);
  return prefix.ok ? prefix.value : null;
}
