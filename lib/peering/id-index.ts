import { idKey } from './resource-id';

/**
 * Finds things by resource id: exactly, or by type and name where one of the two ids is not a whole one: the one asked
 * for is short, or the thing was given none and has a derived one.
 */
export class IdIndex<T> {
  private readonly byId = new Map<string, T>();
  private readonly byTail = new Map<string, { readonly value: T; readonly wasGiven: boolean }[]>();

  /** @returns false where the id is taken */
  add(id: string, value: T, wasGiven: boolean): boolean {
    const key = idKey(id);
    if (this.byId.has(key)) return false;
    this.byId.set(key, value);
    const tail = tailKey(key);
    const entry = { value, wasGiven };
    const others = this.byTail.get(tail);
    if (others) others.push(entry);
    else this.byTail.set(tail, [entry]);
    return true;
  }

  find(id: string): T | null {
    const key = idKey(id.trim().replace(/\/+$/, ''));
    const exact = this.byId.get(key);
    if (exact !== undefined) return exact;
    const asksWhole = key.startsWith('/subscriptions/');
    const candidates = (this.byTail.get(tailKey(key)) ?? []).filter(
      (entry) => !(asksWhole && entry.wasGiven),
    );
    return candidates.length === 1 ? (candidates[0]?.value ?? null) : null;
  }
}

/** What an id says after the provider, such as `virtualnetworks/hub/subnets/default`. */
function tailKey(key: string): string {
  const provider = key.lastIndexOf('microsoft.network/');
  return provider < 0 ? key.replace(/^\//, '') : key.slice(provider + 'microsoft.network/'.length);
}
