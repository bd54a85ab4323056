import 'server-only';
import { createHash } from 'node:crypto';
import ipaddr from 'ipaddr.js';
import { pool } from '@/lib/db/client';

const WINDOW_MINUTES = 15;
type Limits = Readonly<Record<'email' | 'address' | 'person', number>>;
/**
 * Tries in a window. An address may be a whole lecture hall behind one router; an email is one person. A person who is signed in
 * already can do no more harm than to be a burden.
 */
const LIMITS: Limits = { email: 20, address: 200, person: 600 };

export type ThrottledBy = Partial<Record<keyof Limits, string>>;

// Only a digest is kept: a list of who tried to sign in from where is nobody's business.
const keysOf = (action: string, by: ThrottledBy, limits: Limits = LIMITS) =>
  (Object.keys(limits) as (keyof Limits)[]).flatMap((kind) => {
    const value = by[kind];
    if (!value) return [];
    const digest = createHash('sha256').update(value).digest('base64url');
    return [{ key: `${action}:${kind}:${digest}`, limit: limits[kind] }];
  });

/**
 * Counts one try before it is made, so that many at once can't slip through together. Kept in Postgres: the limit is
 * the same over all instances and survives a restart.
 * @param own limits of this action, where they aren't the usual ones
 * @returns minutes to wait when there were too many, or null
 */
export async function throttleProblem(
  action: string,
  by: ThrottledBy,
  own: Partial<Limits> = {},
): Promise<number | null> {
  const keys = keysOf(action, by, { ...LIMITS, ...own });
  const { rows } = await pool.query<{ key: string; count: number; minutes: number }>(
    `INSERT INTO "Throttle" AS tries (key, count, "expiresAt")
     SELECT key, 1, now() + make_interval(mins => $2) FROM unnest($1::text[]) AS key ORDER BY key
     ON CONFLICT (key) DO UPDATE SET
       count = CASE WHEN tries."expiresAt" < now() THEN 1 ELSE tries.count + 1 END,
       "expiresAt" = CASE WHEN tries."expiresAt" < now() THEN excluded."expiresAt" ELSE tries."expiresAt" END
     RETURNING key, count, ceil(extract(epoch FROM "expiresAt" - now()) / 60)::int AS minutes`,
    [keys.map(({ key }) => key), WINDOW_MINUTES],
  );
  if (rows.some((row) => row.count === 1)) {
    await pool.query(`DELETE FROM "Throttle" WHERE "expiresAt" < now() - interval '1 hour'`);
  }
  const full = rows.filter((row) => row.count > (keys.find(({ key }) => key === row.key)?.limit ?? 0));
  return full.length === 0 ? null : Math.max(...full.map((row) => row.minutes));
}

/** The try was a good one: it doesn't count, and what failed before for this email is forgotten. */
export async function forgiveTry(action: string, by: ThrottledBy): Promise<void> {
  const keys = keysOf(action, by).map(({ key }) => key);
  await pool.query(
    `UPDATE "Throttle" SET count = CASE WHEN key LIKE $2 THEN 0 ELSE greatest(count - 1, 0) END
     WHERE key = ANY ($1::text[])`,
    [keys, `${action}:email:%`],
  );
}

/**
 * The address a request comes from, as `scripts/start/guard-requests` has put it into the header; the last entry, should
 * the server have been started without it behind a proxy. Of an IPv6 address the network's part: a home or a phone has
 * the other half to itself and can take a new one for each try.
 */
export function addressOf(headers: Pick<Headers, 'get'>): string {
  const address = writtenAddress(headers);
  if (!address) return 'unknown';
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  return parsed instanceof ipaddr.IPv6
    ? `${parsed.parts
        .slice(0, 4)
        .map((part) => part.toString(16))
        .join(':')}::/64`
    : parsed.toString();
}

/**
 * Whether a request comes from this very machine: from whoever runs it, or through a proxy that the settings don't name,
 * behind which everybody has this one address.
 */
export function isFromThisMachine(headers: Pick<Headers, 'get'>): boolean {
  const address = writtenAddress(headers);
  return address !== undefined && ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback';
}

const writtenAddress = (headers: Pick<Headers, 'get'>) =>
  headers.get('x-forwarded-for')?.split(',').at(-1)?.trim();
