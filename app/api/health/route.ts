import { connection } from 'next/server';

/** The process is up and answers; says nothing about the database, so that its failure restarts no instance. */
export async function GET(): Promise<Response> {
  await connection();
  return Response.json({ status: 'up' });
}
