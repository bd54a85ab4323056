import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFreePort } from '@/lib/db/embedded/free-port';
import { type Application, findDatabaseUrl, startApplication } from '@/lib/testing/application';
import { makeTestFolder, removeTestFolder } from '@/lib/testing/temporary-folder';

const GUESTS = 25;
const QUESTIONS = 8;

type Sent = { readonly id: string; readonly path: string; readonly cookie: string; readonly body: string };

let folder: string;
let dataFolder: string;
let port: number;
let application: Application;
/** 200 for each of the kills */
let answers: Sent[][];

const start = async () => {
  application = await startApplication({ dataFolder, port, environment: { SPOKEWISE_DEMO: 'off' } });
};

beforeAll(async () => {
  folder = await makeTestFolder();
  dataFolder = join(folder, 'data');
  await mkdir(dataFolder, { mode: 0o755 });
  port = await findFreePort();
  await start();
  process.env.DATABASE_URL = await findDatabaseUrl(dataFolder);
  process.env.NEXTAUTH_SECRET = JSON.parse(
    await readFile(join(dataFolder, 'installation.json'), 'utf8'),
  ).secret;
  answers = [await makeAnswers(), await makeAnswers(), await makeAnswers()];
}, 240_000);

afterAll(async () => {
  await application?.stop();
  await removeTestFolder(folder);
});

async function makeAnswers(): Promise<Sent[]> {
  // loaded only now: the pool connects to the database of the settings above
  const { createAttempt } = await import('@/lib/quiz/store');
  const { madeUpQuiz } = await import('@/lib/quiz/testing/made-up-quiz');
  const { formatToken, sessionCookie } = await import('@/lib/auth/token');
  const made: Sent[] = [];
  for (let guest = 0; guest < GUESTS; guest += 1) {
    const attempt = await createAttempt(null, madeUpQuiz(), new Date());
    if (!attempt) throw new Error('no attempt was made');
    const cookie = `${sessionCookie().name}=${await formatToken(attempt.person)}`;
    for (let position = 0; position < QUESTIONS; position += 1) {
      const id = randomUUID();
      const body = JSON.stringify({ answerId: id, position, response: [position % 2 === 0 ? 'a' : 'b'] });
      made.push({ id, path: `/api/attempts/${attempt.attemptId}/answers`, cookie, body });
    }
  }
  return made;
}

/** @returns the HTTP status, or 0 when there was no reply */
async function send({ path, cookie, body }: Sent): Promise<number> {
  const headers = { cookie, 'content-type': 'application/json' };
  try {
    const reply = await fetch(application.url + path, { method: 'PUT', headers, body });
    await reply.text();
    return reply.status;
  } catch {
    return 0;
  }
}

/** Sends all of them, eight at a time, and kills when 60 have been acknowledged. @returns the acknowledged ones */
async function sendAndKill(all: readonly Sent[], kill: () => Promise<void>): Promise<Set<string>> {
  const acknowledged = new Set<string>();
  const queue = [...all];
  let killing: Promise<void> | undefined;
  const work = async () => {
    for (let answer = queue.shift(); answer; answer = queue.shift()) {
      if ((await send(answer)) === 200) acknowledged.add(answer.id);
      if (acknowledged.size >= 60) killing ??= kill();
    }
  };
  await Promise.all(Array.from({ length: 8 }, work));
  await killing;
  return acknowledged;
}

async function killApplication(): Promise<void> {
  application.child.kill('SIGKILL');
}

async function killDatabase(): Promise<void> {
  const file = await readFile(join(dataFolder, 'postgres/postmaster.pid'), 'utf8');
  process.kill(Number(file.split('\n')[0]), 'SIGKILL');
}

async function savedAnswers(): Promise<Set<string>> {
  const client = new Client({ connectionString: await findDatabaseUrl(dataFolder) });
  await client.connect();
  const { rows } = await client.query(
    'SELECT "answerId" AS id FROM "AttemptItem" WHERE "answerId" IS NOT NULL',
  );
  await client.end();
  return new Set(rows.map(({ id }) => id));
}

test.each([
  { killed: 'the application', kill: killApplication, restarts: false },
  { killed: 'the database', kill: killDatabase, restarts: true },
  {
    killed: 'both at once',
    kill: async () => {
      await killDatabase();
      await killApplication();
    },
    restarts: false,
  },
])(
  'when $killed is killed during 200 answers, each acknowledged one is found, and the rest can be sent again',
  async ({ killed, kill, restarts }) => {
    const all = answers.shift() ?? [];
    expect(all.length).toBe(GUESTS * QUESTIONS);
    const acknowledged = await sendAndKill(all, kill);
    expect(acknowledged.size).toBeGreaterThanOrEqual(60);
    if (killed !== 'the database') expect(acknowledged.size).toBeLessThan(all.length);

    if (!restarts) await start();
    for (let tries = 0; tries < 100; tries += 1) {
      const reply = await fetch(`${application.url}/api/ready`).catch(() => null);
      if (reply?.ok) break;
      await sleep(100);
    }
    const saved = await savedAnswers();
    expect([...acknowledged].filter((id) => !saved.has(id))).toEqual([]);

    // A browser sends again what was not acknowledged, and what was costs nothing to repeat.
    const statuses = await Promise.all(all.map(send));
    expect(statuses.filter((status) => status !== 200)).toEqual([]);
    const savedAtLast = await savedAnswers();
    expect(all.filter(({ id }) => !savedAtLast.has(id))).toEqual([]);
    console.log(`${killed}: ${acknowledged.size} of 200 acknowledged, all of them found`);
  },
  120_000,
);

test('Ctrl-C ends all of it: nothing listens, no database runs, and the folder is free', async () => {
  const databaseUrl = await findDatabaseUrl(dataFolder);
  application.child.kill('SIGINT');
  await once(application.child, 'close');
  expect(application.child.exitCode).toBe(0);
  await expect(fetch(`${application.url}/api/health`)).rejects.toThrow();
  await expect(new Client({ connectionString: databaseUrl }).connect()).rejects.toThrow('ECONNREFUSED');
  const left = await readdir(dataFolder, { recursive: true });
  expect(left.filter((file) => /run\.json|postmaster\.pid/.test(file))).toEqual([]);
}, 60_000);

test('a pid file with the number of another program, and an interrupted first start, are no obstacles', async () => {
  await writeFile(join(dataFolder, 'postgres/postmaster.pid'), `${process.pid}\n${dataFolder}/postgres\n`);
  await mkdir(join(dataFolder, 'postgres.unfinished/base'), { recursive: true });
  await writeFile(join(dataFolder, 'run.json'), JSON.stringify({ pid: process.pid, address: 'x' }));
  await start();
  expect((await savedAnswers()).size).toBe(3 * GUESTS * QUESTIONS);
}, 60_000);
