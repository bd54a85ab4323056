import { type Address, type IpVersion, type Prefix, prefixOf, versionOf } from '../address';

/** Values by range, found by what lies inside it: one look-up for each length in use, however many ranges there are. */
export class PrefixMap<T> {
  private readonly byLength = { 4: new Map<number, Level<T>>(), 6: new Map<number, Level<T>>() };

  /** The value of this very range, made if there is none yet. */
  at(prefix: Prefix, make: () => T): T {
    const levels = this.byLength[prefix.version];
    let level = levels.get(prefix.length);
    if (!level) {
      level = new Map();
      levels.set(prefix.length, level);
    }
    const found = level.get(prefix.first);
    if (found) return found.value;
    const value = make();
    level.set(prefix.first, { prefix, value });
    return value;
  }

  /** Ranges that contain the one given, itself included, in no order that means anything. */
  enclosing(prefix: Prefix): Entry<T>[] {
    return this.around(prefix.version, prefix.first, prefix.length);
  }

  containing(address: Address): Entry<T>[] {
    const version = versionOf(address);
    return this.around(version, address, version === 4 ? 32 : 128);
  }

  all(): Entry<T>[] {
    return ([4, 6] as const).flatMap((version) =>
      [...this.byLength[version].values()].flatMap((level) => [...level.values()]),
    );
  }

  private around(version: IpVersion, address: Address, longest: number): Entry<T>[] {
    const entries: Entry<T>[] = [];
    for (const [length, level] of this.byLength[version]) {
      if (length > longest) continue;
      const found = level.get(prefixOf(address, length).first);
      if (found) entries.push(found);
    }
    return entries;
  }
}

type Level<T> = Map<Address, Entry<T>>;
export type Entry<T> = { readonly prefix: Prefix; readonly value: T };
