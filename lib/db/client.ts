import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import { env } from '@/lib/env';
import { PrismaClient } from './generated/client';

type Database = { readonly pool: Pool; readonly db: PrismaClient };

// Kept on globalThis so that hot reloading in development doesn't open one pool after another.
const shared = globalThis as typeof globalThis & { spokewiseDatabase?: Database };

function connect(): Database {
  const pool = new Pool({
    connectionString: env().DATABASE_URL,
    max: env().DATABASE_POOL_SIZE,
    connectionTimeoutMillis: 5_000,
    application_name: 'spokewise',
  });
  // An idle connection that breaks (the database was restarted) must not end the process: the pool opens another.
  pool.on('error', (error) => console.error(`Lost an idle database connection: ${error.message}`));
  return { pool, db: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}

function database(): Database {
  shared.spokewiseDatabase ??= connect();
  return shared.spokewiseDatabase;
}

/** Looks the object up when first used: a build imports this file where there is no database. */
function whenUsed<T extends object>(find: () => T): T {
  return new Proxy({} as T, {
    get(_, property) {
      const found = find();
      const value: unknown = Reflect.get(found, property, found);
      return typeof value === 'function' ? value.bind(found) : value;
    },
  });
}

/** The one pool of connections: for statements of our own. */
export const pool: Pool = whenUsed(() => database().pool);

/** Prisma over the same pool. */
export const db: PrismaClient = whenUsed(() => database().db);
