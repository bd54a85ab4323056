import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { err, ok, type Result } from '../../lib/result';

/** The text of a file, or of standard input for none or `-`. */
export async function readInput(path: string | undefined, stdin: Readable): Promise<Result<string, string>> {
  try {
    if (path !== undefined && path !== '-') return ok(await readFile(path, 'utf8'));
    const chunks: Buffer[] = [];
    for await (const chunk of stdin) chunks.push(Buffer.from(chunk));
    return ok(Buffer.concat(chunks).toString('utf8'));
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const reasons: Record<string, string> = {
      ENOENT: 'there is no such file',
      EACCES: 'it may not be read',
      EISDIR: 'it is a folder',
    };
    return err(`${path ?? 'Standard input'} cannot be read: ${reasons[code ?? ''] ?? String(code)}.`);
  }
}
