import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * Bytes of script, compressed as the application's own server does, that the prerendered page of a route loads.
 * Scripts for browsers that know no modules don't count: a browser of today doesn't fetch them.
 * @param route as the build names it: `quiz/attempt`
 */
export async function scriptBytes(root: string, route: string): Promise<number> {
  const html = await readFile(join(root, '.next/server/app', `${route}.html`), 'utf8');
  const tags = [...html.matchAll(/<script\b[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => !/\bnomodule\b/i.test(tag));
  const files = tags.flatMap((tag) => /\bsrc="\/_next\/([^"?]+)/.exec(tag)?.[1] ?? []);
  if (files.length === 0) throw new Error(`${route}: no script found in the prerendered page`);
  const sizes = await Promise.all([...new Set(files)].map((file) => readFile(join(root, '.next', file))));
  return sizes.reduce((sum, file) => sum + gzipSync(file, { level: 6 }).length, 0);
}

/** A page of the framework alone: it stands outside our layout and has none of our components. */
export const BARE_PAGE = '_global-error';
