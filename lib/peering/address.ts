import { err, ok, type Result } from '../result';

/**
 * An IP address. IPv4 is an unsigned 32-bit `number`, IPv6 a 128-bit `bigint`, so that the type of the value tells the
 * version and the common case stays fast.
 */
export type Address = number | bigint;
export type IpVersion = 4 | 6;

/** A CIDR range. `first` and `last` are both inside it. */
export type Prefix = {
  readonly version: IpVersion;
  readonly first: Address;
  readonly last: Address;
  /** 0 to 32, or 0 to 128 for IPv6 */
  readonly length: number;
};

export type AddressProblem = {
  readonly code: 'malformed-address' | 'malformed-prefix' | 'host-bits-set';
  readonly message: string;
};

export const versionOf = (address: Address): IpVersion => (typeof address === 'number' ? 4 : 6);
export const widthOf = (version: IpVersion): 32 | 128 => (version === 4 ? 32 : 128);

/** Reads `10.1.2.4` or `fd00::4`. No leading zeros, no zone, no prefix length. */
export function parseAddress(text: unknown): Result<Address, AddressProblem> {
  const address = typeof text !== 'string' ? null : text.includes(':') ? readIpv6(text) : readIpv4(text);
  return address === null
    ? err({
        code: 'malformed-address',
        message: `${shown(text)} is not an IP address; write it like 10.1.2.4 or fd00::4.`,
      })
    : ok(address);
}

export function formatAddress(address: Address): string {
  return typeof address === 'number' ? formatIpv4(address) : formatIpv6(address);
}

/**
 * Reads a range in CIDR notation, such as `10.1.0.0/16`.
 * @returns the range; `host-bits-set` names the range that was probably meant
 */
export function parsePrefix(text: unknown): Result<Prefix, AddressProblem> {
  const cut = cutPrefix(text);
  if (!cut.ok) return cut;
  const prefix = prefixOf(cut.value.address, cut.value.length);
  if (prefix.first === cut.value.address) return ok(prefix);
  return err({
    code: 'host-bits-set',
    message: `${shown(text)} is an address inside a range; the range itself is ${formatPrefix(prefix)}.`,
  });
}

/** Reads a range as security rules write it: a single address stands for itself, and host bits are cleared. */
export function parseLoosePrefix(text: unknown): Result<Prefix, AddressProblem> {
  if (typeof text === 'string' && text.includes('/')) {
    const cut = cutPrefix(text);
    return cut.ok ? ok(prefixOf(cut.value.address, cut.value.length)) : cut;
  }
  const address = parseAddress(text);
  return address.ok ? ok(hostPrefix(address.value)) : address;
}

export function formatPrefix(prefix: Prefix): string {
  return `${formatAddress(prefix.first)}/${prefix.length}`;
}

/** The range of this length that holds the address. */
export function prefixOf(address: Address, length: number): Prefix {
  if (typeof address === 'number') {
    const size = 2 ** (32 - length);
    const first = address - (address % size);
    return { version: 4, first, last: first + size - 1, length };
  }
  const size = 1n << BigInt(128 - length);
  const first = address - (address % size);
  return { version: 6, first, last: first + size - 1n, length };
}

/** The range that holds nothing but this address. */
export const hostPrefix = (address: Address): Prefix => prefixOf(address, widthOf(versionOf(address)));

export const EVERYTHING: Readonly<Record<IpVersion, Prefix>> = { 4: prefixOf(0, 0), 6: prefixOf(0n, 0) };

export function contains(prefix: Prefix, address: Address): boolean {
  return versionOf(address) === prefix.version && address >= prefix.first && address <= prefix.last;
}

/** Whether every address of `inner` lies in `outer`; a range contains itself. */
export function containsPrefix(outer: Prefix, inner: Prefix): boolean {
  return outer.version === inner.version && inner.first >= outer.first && inner.last <= outer.last;
}

export function overlaps(a: Prefix, b: Prefix): boolean {
  return a.version === b.version && a.first <= b.last && b.first <= a.last;
}

export const isSamePrefix = (a: Prefix, b: Prefix): boolean =>
  a.version === b.version && a.length === b.length && a.first === b.first;

export const containsAny = (prefixes: readonly Prefix[], address: Address): boolean =>
  prefixes.some((prefix) => contains(prefix, address));

/** How many addresses the range has; beyond 2^53 rounded. */
export const sizeOf = (prefix: Prefix): number => 2 ** (widthOf(prefix.version) - prefix.length);

/** The address `offset` places after the first of the range, such as 4 for the first that Azure gives to a NIC. */
export const addressAt = (prefix: Prefix, offset: number): Address =>
  typeof prefix.first === 'number' ? prefix.first + offset : prefix.first + BigInt(offset);

function cutPrefix(text: unknown): Result<{ address: Address; length: number }, AddressProblem> {
  const malformed = err({
    code: 'malformed-prefix',
    message: `${shown(text)} is not an address range; write it in CIDR notation, like 10.1.0.0/16.`,
  } as const);
  if (typeof text !== 'string') return malformed;
  const slash = text.indexOf('/');
  const address = parseAddress(text.slice(0, Math.max(slash, 0)));
  const digits = text.slice(slash + 1);
  if (!address.ok || !/^(0|[1-9]\d{0,2})$/.test(digits)) return malformed;
  const length = Number(digits);
  if (length > widthOf(versionOf(address.value))) return malformed;
  return ok({ address: address.value, length });
}

function readIpv4(text: string): number | null {
  const parts = text.split('.');
  if (parts.length !== 4) return null;
  let value = 0;
  for (const part of parts) {
    if (!/^(0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255) return null;
    value = value * 256 + Number(part);
  }
  return value;
}

function formatIpv4(address: number): string {
  return `${Math.floor(address / 2 ** 24)}.${(address >>> 16) & 255}.${(address >>> 8) & 255}.${address & 255}`;
}

function readIpv6(text: string): bigint | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const head = readGroups(halves[0] ?? '', halves.length === 1);
  const tail = halves.length === 2 ? readGroups(halves[1] ?? '', true) : [];
  if (head === null || tail === null) return null;
  const missing = 8 - head.length - tail.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  const groups = [...head, ...new Array<number>(missing).fill(0), ...tail];
  return groups.reduce((value, group) => (value << 16n) | BigInt(group), 0n);
}

/** Hexadecimal groups; the last part of an address may be written as IPv4. */
function readGroups(text: string, mayEndInIpv4: boolean): number[] | null {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16));
    else {
      const ipv4 = mayEndInIpv4 && index === parts.length - 1 ? readIpv4(part) : null;
      if (ipv4 === null) return null;
      groups.push(Math.floor(ipv4 / 65536), ipv4 % 65536);
    }
  }
  return groups;
}

/** As RFC 5952 asks: lower case, and the longest run of two or more zero groups left out. */
function formatIpv6(address: bigint): string {
  const groups = Array.from({ length: 8 }, (_, index) =>
    Number((address >> BigInt(112 - 16 * index)) & 0xffffn),
  );
  let best = { start: -1, length: 1 };
  for (let start = 0; start < 8; start += 1) {
    let length = 0;
    while (start + length < 8 && groups[start + length] === 0) length += 1;
    if (length > best.length) best = { start, length };
  }
  const hex = groups.map((group) => group.toString(16));
  if (best.start < 0) return hex.join(':');
  return `${hex.slice(0, best.start).join(':')}::${hex.slice(best.start + best.length).join(':')}`;
}

const shown = (text: unknown): string =>
  typeof text === 'string'
    ? `"${text.length > 60 ? `${text.slice(0, 60)}…` : text}"`
    : `A value of type ${text === null ? 'null' : typeof text}`;
