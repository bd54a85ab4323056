import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, stat, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Application, runRefusedStart, startApplication } from '@/lib/testing/application';
import { makeTestFolder, removeTestFolder } from '@/lib/testing/temporary-folder';

let folder: string;
let running: Application;

beforeAll(async () => {
  folder = await makeTestFolder();
  running = await startApplication({
    dataFolder: join(folder, 'running'),
    environment: { SPOKEWISE_DEMO: 'off' },
  });
}, 240_000);

afterAll(async () => {
  await running.stop();
  await removeTestFolder(folder);
});

type Refusal = Parameters<typeof runRefusedStart>[0];

/** One sentence with what is wrong and the remedy: one line, no stack. */
async function refusalOf(options: Partial<Refusal>): Promise<string> {
  const { code, output } = await runRefusedStart({ dataFolder: join(folder, 'refused'), ...options });
  expect(code).toBe(1);
  expect(output).toMatch(/^[^\n]+\.\n$/);
  return output.trim();
}

const ownDatabase = (url: string) => ({ DATABASE_URL: url, NEXTAUTH_SECRET: 'x'.repeat(40) });

test('a taken port', async () => {
  const other = createServer().listen(0);
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  expect(await refusalOf({ port })).toBe(
    `Port ${port} is taken by another program: stop that one, or choose another port, as in "PORT=3000 npm start".`,
  );
  other.close();
});

test('a port that is none', async () => {
  expect(await refusalOf({ environment: { PORT: '80a' } })).toBe(
    'PORT is "80a": set it to a number from 1 to 65535.',
  );
});

test('a database that is not there, without its password', async () => {
  const url = 'postgresql://ada:topsecret@127.0.0.1:1/quiz';
  const refusal = await refusalOf({ environment: ownDatabase(url) });
  expect(refusal).toContain("127.0.0.1:1/quiz can't be reached (nothing listens there): check DATABASE_URL");
  expect(refusal).not.toMatch(/topsecret|ada/);
});

test('a wrong password of a database, and a database of another name', async () => {
  const right = new URL(inject('templateUrl'));
  const wrong = new URL(right);
  wrong.password = 'topsecret';
  const refusal = await refusalOf({ environment: ownDatabase(wrong.href) });
  expect(refusal).toContain('user or password is wrong');
  expect(refusal).not.toContain('topsecret');
  right.pathname = '/elsewhere';
  expect(await refusalOf({ environment: ownDatabase(right.href) })).toContain('there is no such database');
});

test('a DATABASE_URL that is none, without repeating it', async () => {
  const refusal = await refusalOf({ environment: ownDatabase('mysql://ada:topsecret@db/quiz') });
  expect(refusal).toContain('write postgresql://user:password@host:5432/database');
  expect(refusal).not.toContain('topsecret');
});

test('a database of one’s own without a secret of one’s own', async () => {
  const refusal = await refusalOf({ environment: { DATABASE_URL: inject('templateUrl') } });
  expect(refusal).toContain('NEXTAUTH_SECRET must be set');
  expect(refusal).toContain('openssl rand');
});

test('a data folder that can’t be written to', async () => {
  const file = join(folder, 'a-file');
  await writeFile(file, '');
  const refusal = await refusalOf({ dataFolder: file });
  expect(refusal).toContain(`The data folder ${file} can't be written to by`);
  expect(refusal).toContain('SPOKEWISE_DATA_DIR');
});

test('a data folder whose secrets are damaged', async () => {
  const dataFolder = join(folder, 'damaged');
  await mkdir(dataFolder);
  await writeFile(join(dataFolder, 'installation.json'), '{"databasePassw');
  expect(await refusalOf({ dataFolder })).toContain('put back a copy of it');
});

test('a second start in the same data folder', async () => {
  const refusal = await refusalOf({ dataFolder: join(folder, 'running') });
  expect(refusal).toContain(
    `running from this folder already (process ${running.child.pid}, ${running.url})`,
  );
  expect((await fetch(`${running.url}/api/ready`)).status).toBe(200);
});

const isRoot = process.getuid?.() === 0;

test(
  isRoot ? 'root in a folder that PostgreSQL’s user may not enter' : 'a folder that is closed to us',
  async () => {
    const closed = join(folder, 'closed');
    await mkdir(join(closed, 'data'), { recursive: true });
    await chmod(closed, isRoot ? 0o700 : 0o000);
    const refusal = await refusalOf({ dataFolder: join(closed, 'data') });
    await chmod(closed, 0o700);
    expect(refusal).toContain(isRoot ? `may not enter ${closed}: start as an ordinary user` : 'EACCES');
  },
);

test('a Node that is too old', () => {
  const pretend = `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '18.20.4' } })`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`--import=data:text/javascript,${encodeURIComponent(pretend)}`, 'scripts/start.mjs'],
    { encoding: 'utf8' },
  );
  expect(status).toBe(1);
  expect(stdout + stderr).toBe(
    'Spokewise needs Node.js 20.19 or later and this is 18.20.4: install a newer one from https://nodejs.org and start again.\n',
  );
});

test('the secrets made at first start are for their owner alone, and never printed', async () => {
  const { mode } = await stat(join(folder, 'running/installation.json'));
  expect(mode & 0o777).toBe(0o600);
  expect(running.output().trim()).toBe(`Spokewise is at ${running.url} (Ctrl-C stops it)`);
});
