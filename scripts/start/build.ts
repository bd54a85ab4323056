import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Refusal } from '@/lib/refusal';
import { noteScriptHashes } from './script-hashes';

/** Whatever of the project ends up in the build. */
const SOURCES = [
  'app',
  'components',
  'content',
  'lib',
  'public',
  'mdx-components.tsx',
  'next.config.mjs',
  'package-lock.json',
  'postcss.config.mjs',
  'tsconfig.json',
];

export const findNext = () => createRequire(import.meta.url).resolve('next/dist/bin/next');

/**
 * Builds when there is no build of just these sources. Their content decides, not their dates: a checkout or a
 * restored copy changes dates.
 * @param say told when it begins, since it takes a while
 */
export async function buildIfOutdated(root: string, say: (line: string) => void): Promise<void> {
  const stamp = join(root, '.next/spokewise-build.json');
  const sources = await hashSources(root);
  const built = await readFile(stamp, 'utf8').then(
    (text) => JSON.parse(text).sources,
    () => null,
  );
  if (built === sources) return;
  say('Building, which takes about a minute …');
  await requireSuccess(
    run(root, [join(root, 'scripts/run.mjs'), 'scripts/content.ts']),
    'There are mistakes in the content, listed above: mend them and start again.',
  );
  await requireSuccess(
    run(root, [findNext(), 'build']),
    'The build failed, for the reason above: mend it and start again.',
  );
  await noteScriptHashes(root);
  await writeFile(stamp, JSON.stringify({ sources }));
}

type Ended = { readonly code: number | null; readonly output: string };

/** @throws a refusal below what the process said, unless it ended well */
async function requireSuccess(ending: Promise<Ended>, otherwise: string): Promise<void> {
  const { code, output } = await ending;
  if (code === 0) return;
  process.stderr.write(output);
  throw new Refusal(otherwise);
}

function run(root: string, args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = () => child.kill('SIGTERM');
  process.once('exit', stop);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      output += data;
    });
  }
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 1, output: `${error.message}\n` }));
    child.once('close', (code) => {
      process.off('exit', stop);
      resolve({ code, output });
    });
  });
}

/** @param sources files and folders, from the project's; tests in them don't count */
export async function hashSources(root: string, sources: readonly string[] = SOURCES): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const path of await filesUnder(root, source)) {
      hash
        .update(`${path}\0`)
        .update(await readFile(join(root, path)))
        .update('\0');
    }
  }
  return hash.digest('base64url');
}

async function filesUnder(root: string, path: string): Promise<string[]> {
  const entries = await readdir(join(root, path), { withFileTypes: true }).catch((error) => {
    if (error.code === 'ENOTDIR') return null;
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  if (entries === null) return [path];
  const names = entries
    .filter(({ name }) => !/\.test\.tsx?$|^\./.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const nested = await Promise.all(
    names.map((entry) =>
      entry.isDirectory() ? filesUnder(root, `${path}/${entry.name}`) : [`${path}/${entry.name}`],
    ),
  );
  return nested.flat();
}
