import { Client } from 'pg';
import { codeOf, Refusal } from '@/lib/refusal';

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no host of that name',
  EAI_AGAIN: 'the name of the host can not be looked up',
  ETIMEDOUT: 'no reply',
  ECONNRESET: 'the connection was closed',
  '28P01': 'user or password is wrong',
  '28000': 'the user is not let in',
  '3D000': 'there is no such database',
  '57P03': 'it is still starting',
};

/** @throws Refusal, without user and password, when the database of DATABASE_URL does not let us in */
export async function requireDatabase(url: string): Promise<void> {
  if (!/^postgres(ql)?:\/\//.test(url) || !URL.canParse(url)) {
    throw new Refusal(
      'DATABASE_URL is not an address of a PostgreSQL: write postgresql://user:password@host:5432/database, or leave it empty for the embedded one.',
    );
  }
  const { hostname, port, pathname } = new URL(url);
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    const reason = REASONS[codeOf(error) ?? ''] ?? (codeOf(error) || 'no reply within 5 seconds');
    throw new Refusal(
      `The database ${hostname}:${port || 5432}${pathname} can't be reached (${reason}): check DATABASE_URL and that the server runs, or leave DATABASE_URL empty for the embedded one.`,
    );
  }
  await client.end();
}
