import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Of the scripts in prerendered pages, by path; `page-policy` reads it. */
export const SCRIPT_HASHES_FILE = '.next/script-hashes.json';

/** Scripts without attributes, one right after another: the data a page was rendered from, piece by piece. */
const RUN = /(?:<script>(?:(?!<\/script>)[\s\S])*<\/script>){2,}/g;
const INLINE = /<script>([\s\S]*?)<\/script>/g;

/** The same page with each such run as one script, so that a few hashes name them all. */
export const joinScripts = (html: string): string =>
  html.replace(
    RUN,
    (run) => `<script>${[...run.matchAll(INLINE)].map(([, code]) => code).join(';')}</script>`,
  );

/** As a content security policy names them. */
export const hashesOf = (html: string): string[] =>
  [...html.matchAll(INLINE)].map(
    ([, code = '']) => `'sha256-${createHash('sha256').update(code).digest('base64')}'`,
  );

/** Goes over the pages of a new build and notes the hashes of their scripts. */
export async function noteScriptHashes(root: string): Promise<void> {
  const folder = join(root, '.next/server/app');
  const files = await readdir(folder, { recursive: true });
  const hashes: Record<string, readonly string[]> = {};
  for (const file of files.filter((name) => name.endsWith('.html'))) {
    const html = joinScripts(await readFile(join(folder, file), 'utf8'));
    await writeFile(join(folder, file), html);
    hashes[file === 'index.html' ? '/' : `/${file.slice(0, -'.html'.length)}`] = hashesOf(html);
  }
  await writeFile(join(root, SCRIPT_HASHES_FILE), JSON.stringify(hashes));
}
