import { rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '@/lib/refusal';
import { type Binaries, findBinaries } from './binaries';
import { checkVersion, createCluster } from './cluster';
import { findFreePort } from './free-port';
import { connectionStringOf, endServer, type Launch, launchServer } from './launch';
import { stopLeftover } from './leftover';
import { findClosedFolder, findServerUser, type ServerUser } from './server-user';

export type EmbeddedServer = {
  /** stays the same over restarts of the server */
  readonly connectionString: string;
  /** the number of the server's process just now */
  pid(): number;
  /** @param atOnce without waiting for what runs; nothing that was committed is lost */
  stop(atOnce?: boolean): Promise<void>;
};

/** Each is one line for the person who started us. */
export type ServerEvents = { restarting(line: string): void; lost(line: string): void };

const LOG_LIMIT_BYTES = 10_000_000;
const RESTARTS_PER_MINUTE = 5;

/**
 * Starts the PostgreSQL that comes with the project, its settings as they ship (`fsync` and `synchronous_commit` are
 * on), reachable from this machine only. Should it end by itself, it is started again.
 * @param folder an existing one, in which `postgres/` and `postgres.log` are kept
 * @throws Refusal when it can't be started
 */
export async function startEmbeddedServer(
  folder: string,
  password: string,
  events: ServerEvents,
): Promise<EmbeddedServer> {
  const databaseFolder = join(folder, 'postgres');
  const logFile = join(folder, 'postgres.log');
  const binaries = await findBinaries();
  const user = await findServerUser(databaseFolder);
  refuseClosedFolder(user, binaries, folder);
  await stopLeftover(databaseFolder);
  await createCluster(databaseFolder, password, binaries, user);
  await checkVersion(databaseFolder, binaries);
  await rotate(logFile);
  return launchAndWatch({ binaries, databaseFolder, logFile, user, password }, events);
}

async function launchAndWatch(settings: Omit<Launch, 'port'>, events: ServerEvents): Promise<EmbeddedServer> {
  let launch: Launch = { ...settings, port: await findFreePort() };
  let launched = await launchServer(launch);
  for (let tries = 1; launched === 'port-taken' && tries < 5; tries += 1) {
    launch = { ...settings, port: await findFreePort() };
    launched = await launchServer(launch);
  }
  if (launched === 'port-taken') {
    throw new Refusal(
      'The embedded database finds no free port on 127.0.0.1: end some programs that listen.',
    );
  }

  let child = launched;
  let isStopping = false;
  let restarts: number[] = [];
  const watch = () => child.once('exit', (code, signal) => !isStopping && restart(signal ?? `code ${code}`));
  const restart = async (how: string) => {
    restarts = [...restarts.filter((at) => at > Date.now() - 60_000), Date.now()];
    if (restarts.length > RESTARTS_PER_MINUTE) {
      events.lost(`The database keeps ending (${how}): see its log, ${launch.logFile}.`);
      return;
    }
    events.restarting(`The database ended (${how}) and is being started again.`);
    const again = await launchServer(launch).catch((error: Error) => error);
    if (again === 'port-taken' || again instanceof Error) {
      events.lost(again instanceof Error ? again.message : `Port ${launch.port} of the database was taken.`);
      return;
    }
    child = again;
    if (isStopping) await endServer(child, 'SIGINT');
    else watch();
  };
  watch();

  return {
    connectionString: connectionStringOf(launch),
    pid: () => child.pid ?? 0,
    stop(atOnce = false) {
      isStopping = true;
      return endServer(child, atOnce ? 'SIGQUIT' : 'SIGINT');
    },
  };
}

function refuseClosedFolder(user: ServerUser, binaries: Binaries, folder: string): void {
  const closed = findClosedFolder(user, binaries.folder) ?? findClosedFolder(user, folder);
  if (!user || !closed) return;
  throw new Refusal(
    `You are root, PostgreSQL runs as the user ${user.name}, and that user may not enter ${closed}: start as an ordinary user, move the project to where others may enter (such as /opt), or set DATABASE_URL to a PostgreSQL of your own.`,
  );
}

async function rotate(logFile: string): Promise<void> {
  const log = await stat(logFile).catch(() => null);
  if (log && log.size > LOG_LIMIT_BYTES) await rename(logFile, `${logFile}.1`);
}
