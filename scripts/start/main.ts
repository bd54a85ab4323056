/**
 * `npm start` and `npm run dev`: database, migrations, build, web server, in that order, and all of it ended by Ctrl-C.
 */
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type EmbeddedServer, startEmbeddedServer } from '@/lib/db/embedded/server';
import { applyMigrations } from '@/lib/db/migrations';
import { Refusal } from '@/lib/refusal';
import { buildIfOutdated, hashSources } from './build';
import { seedDemoOnce } from './demo';
import { openInstallation } from './installation';
import { requireDatabase } from './own-database';
import { whenNpmEnds } from './parent';
import { requireFreePort } from './port';
import { takeDataFolder } from './run-file';
import { readSettings, type Settings } from './settings';
import { startWebServer, stopWebServer } from './web-server';

const root = fileURLToPath(new URL('../..', import.meta.url));

let database: Promise<EmbeddedServer | undefined> | undefined;
let web: ChildProcess | undefined;
let giveFolderFree: (() => void) | undefined;
let isStopping = false;

async function stop(code: number): Promise<never> {
  if (isStopping) {
    // asked a second time: no more waiting
    if (web) await stopWebServer(web, true);
    await (await database)?.stop(true);
    process.exit(code);
  }
  isStopping = true;
  if (web) await stopWebServer(web);
  await (await database)?.stop();
  giveFolderFree?.();
  process.exit(code);
}

async function start(): Promise<void> {
  const settings = readSettings(root, process.argv.slice(2));
  const address = settings.url ?? `http://localhost:${settings.port}`;
  // A database of one's own brings its own secret; only then is nothing kept in the data folder.
  const installation =
    settings.databaseUrl && settings.secret ? null : await openInstallation(settings.dataFolder);
  if (installation) giveFolderFree = await takeDataFolder(settings.dataFolder, address);
  await requireFreePort(settings.port, settings.host);

  const connectionString =
    settings.databaseUrl ?? (await startDatabase(settings, installation?.databasePassword ?? ''));
  if (settings.databaseUrl) await requireDatabase(connectionString);
  await applyMigrations(root, connectionString);

  const environment = await environmentFor(
    settings,
    connectionString,
    settings.secret ?? installation?.secret ?? '',
  );
  if (!settings.isDevelopment) await buildIfOutdated(root, say);
  const demo =
    installation && !settings.databaseUrl && settings.withDemo
      ? await seedDemoOnce(root, settings.dataFolder, installation, environment)
      : null;
  // at once: its passwords are kept nowhere else, and the web server may fail to start
  if (demo) say(demo);
  web = await startWebServer(root, settings, environment);
  web.once('exit', (code, signal) => {
    if (isStopping) return;
    console.error(`The web server ended (${signal ?? `code ${code}`}): start again.`);
    void stop(1);
  });
  say(`Spokewise is at ${address} (Ctrl-C stops it)`);
}

async function startDatabase({ dataFolder }: Settings, password: string): Promise<string> {
  const starting = startEmbeddedServer(dataFolder, password, {
    restarting: (line) => console.error(line),
    lost(line) {
      console.error(line);
      void stop(1);
    },
  });
  // kept as a promise, so that a Ctrl-C while it starts waits for it and stops it
  database = starting.catch(() => undefined);
  return (await starting).connectionString;
}

async function environmentFor(
  settings: Settings,
  databaseUrl: string,
  secret: string,
): Promise<Record<string, string>> {
  const version = async (...sources: string[]) => (await hashSources(root, sources)).slice(0, 16);
  return {
    DATABASE_URL: databaseUrl,
    NEXTAUTH_SECRET: secret,
    // kept with each attempt: from its seed these very sources draw its quiz again
    SPOKEWISE_CONTENT_VERSION: await version('content', 'lib/quiz', 'lib/random.ts'),
    SPOKEWISE_ENGINE_VERSION: await version('lib/peering'),
    // Without an address of its own the server is reached by more than one name: this machine's, its number, a phone's.
    ...(settings.url ? { NEXTAUTH_URL: settings.url } : { AUTH_TRUST_HOST: 'true' }),
  };
}

function say(line: string): void {
  console.log(line);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(0));

whenNpmEnds(() => !isStopping && void stop(0));

start().catch(async (error) => {
  if (isStopping) return; // Ctrl-C while starting
  console.error(error instanceof Refusal ? error.message : error);
  await stop(1);
});
