import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Refusal } from '@/lib/refusal';

export type Settings = {
  readonly isDevelopment: boolean;
  readonly port: number;
  /** the network interface; undefined for all of them */
  readonly host: string | undefined;
  /** undefined: the embedded database */
  readonly databaseUrl: string | undefined;
  readonly secret: string | undefined;
  /** the address people type, when it isn't http://localhost:PORT */
  readonly url: string | undefined;
  readonly dataFolder: string;
  readonly withDemo: boolean;
};

/** Reads `.env`, as Next will, and the environment, which wins. An empty setting counts as none. */
export function readSettings(root: string, args: readonly string[]): Settings {
  const file = join(root, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  const setting = (name: string) => process.env[name]?.trim() || undefined;
  const settings = {
    isDevelopment: args.includes('--dev'),
    port: parsePort(setting('PORT') ?? '3000'),
    host: setting('HOST'),
    databaseUrl: setting('DATABASE_URL'),
    secret: setting('NEXTAUTH_SECRET'),
    url: setting('NEXTAUTH_URL'),
    dataFolder: resolve(root, setting('SPOKEWISE_DATA_DIR') ?? '.data'),
    withDemo: setting('SPOKEWISE_DEMO') !== 'off',
  };
  const proxies = setting('SPOKEWISE_PROXIES') ?? '0';
  if (!/^\d$/.test(proxies)) {
    throw new Refusal(
      `SPOKEWISE_PROXIES is "${proxies}": set it to how many reverse proxies stand in front, from 0 to 9.`,
    );
  }
  if (settings.url && !/^https?:\/\/[^/]+/.test(settings.url)) {
    throw new Refusal(
      `NEXTAUTH_URL is "${settings.url}": write the whole address people type, such as https://quiz.example.org.`,
    );
  }
  if (settings.databaseUrl && !settings.isDevelopment && (settings.secret?.length ?? 0) < 32) {
    throw new Refusal(
      'NEXTAUTH_SECRET must be set, to 32 characters or more, when DATABASE_URL is: make one with "openssl rand -base64 33" and put it in .env or the environment.',
    );
  }
  return settings;
}

function parsePort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65_535) return port;
  throw new Refusal(`PORT is "${text}": set it to a number from 1 to 65535.`);
}
