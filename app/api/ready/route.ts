import { connection } from 'next/server';
import { pool } from '@/lib/db/client';

/** This instance can serve: its database answers. 503 takes it out of a load balancer until it does. */
export async function GET(): Promise<Response> {
  await connection();
  try {
    await pool.query('SELECT 1');
    return Response.json({ status: 'ready' });
  } catch (error) {
    console.error(`Not ready: ${error instanceof Error ? error.message : error}`);
    return Response.json({ status: 'database-unreachable' }, { status: 503 });
  }
}
