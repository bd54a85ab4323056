import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * Bytes of script, compressed as the application's own server does, that the prerendered page of a route loads.
 * Scripts for browsers that know no modules don't count: a browser of today doesn't fetch them.
 * @param route as the build names it: `quiz/attempt`
 */
export async function scriptBytes(root: string, route: string): Promise<number> {
  return bytesOf(root, await scriptsOf(root, route));
}

/** The same for all that its scripts may fetch later, such as figures that a reader comes near. */
export async function laterScriptBytes(root: string, route: string): Promise<number> {
  const loaded = await scriptsOf(root, route);
  const bare = new Set(await scriptsOf(root, BARE_PAGE));
  const known = new Set(loaded);
  let open = loaded.filter((file) => !bare.has(file));
  while (open.length > 0) {
    const texts = await Promise.all(open.map((file) => readFile(join(root, '.next', file), 'utf8')));
    const named = texts.flatMap((text) => text.match(CHUNK) ?? []);
    open = [...new Set(named)].filter((file) => !known.has(file));
    for (const file of open) known.add(file);
  }
  return bytesOf(
    root,
    [...known].filter((file) => !loaded.includes(file)),
  );
}

/** how the bundler names a script in another one that fetches it */
const CHUNK = /static\/chunks\/[\w.-]+\.js/g;

async function scriptsOf(root: string, route: string): Promise<string[]> {
  const html = await readFile(join(root, '.next/server/app', `${route}.html`), 'utf8');
  const tags = [...html.matchAll(/<script\b[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => !/\bnomodule\b/i.test(tag));
  const files = tags.flatMap((tag) => /\bsrc="\/_next\/([^"?]+)/.exec(tag)?.[1] ?? []);
  if (files.length === 0) throw new Error(`${route}: no script found in the prerendered page`);
  return [...new Set(files)];
}

async function bytesOf(root: string, files: readonly string[]): Promise<number> {
  const read = await Promise.all(files.map((file) => readFile(join(root, '.next', file))));
  return read.reduce((sum, file) => sum + gzipSync(file, { level: 6 }).length, 0);
}

/** A page of the framework alone: it stands outside our layout and has none of our components. */
export const BARE_PAGE = '_global-error';
