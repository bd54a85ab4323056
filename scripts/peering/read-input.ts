import { readFile } from 'node:fs/promises';
import { type ParsedTopology, parseTopology } from '../../lib/peering/arm';
import { readNetwork } from '../../lib/peering/build-network';
import type { Network } from '../../lib/peering/network';
import type { Problem } from '../../lib/peering/problem';
import { err, ok, type Result } from '../../lib/result';

export type Input = ParsedTopology & { readonly network: Network; readonly problems: readonly Problem[] };

/** Reads a topology, an ARM template or az output from a file, or from standard input for `-` or no name. */
export async function readInput(file: string | undefined): Promise<Result<Input, string>> {
  const text = await readText(file);
  if (!text.ok) return text;
  const parsed = parseTopology(text.value);
  if (!parsed.ok) return err(parsed.error.map(({ message }) => message).join(' '));
  return ok({ ...parsed.value, ...readNetwork(parsed.value.topology) });
}

async function readText(file: string | undefined): Promise<Result<string, string>> {
  try {
    if (file !== undefined && file !== '-') return ok(await readFile(file, 'utf8'));
    let text = '';
    for await (const chunk of process.stdin.setEncoding('utf8')) text += chunk;
    return ok(text);
  } catch (error) {
    return err(error instanceof Error ? error.message : String(error));
  }
}
