import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Hashes of the scripts in prerendered pages, by path; written after each build. */
export type ScriptHashes = Readonly<Record<string, readonly string[]>>;

/** From the project's folder. */
export const SCRIPT_HASHES_FILE = '.next/script-hashes.json';

let noted: { readonly hashes: ScriptHashes; readonly all: string } | null | undefined;

/**
 * Which inline scripts a page may run, as sources of a content security policy.
 * @param path as asked for; one that isn't a page of its own (a class, an attempt, a wrong address) gets all hashes
 * @param nonce of this request
 */
export function findScriptSources(path: string, nonce: string): string {
  noted ??= readScriptHashes();
  // after a bare `next build` nothing is noted
  if (!noted) return "'unsafe-inline'";
  const own = noted.hashes[path];
  return `'nonce-${nonce}' ${own ? own.join(' ') : noted.all}`.trim();
}

function readScriptHashes(): typeof noted {
  try {
    const hashes: ScriptHashes = JSON.parse(readFileSync(join(process.cwd(), SCRIPT_HASHES_FILE), 'utf8'));
    return { hashes, all: [...new Set(Object.values(hashes).flat())].join(' ') };
  } catch {
    return null;
  }
}
