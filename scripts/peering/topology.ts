import { type ParsedTopology, parseTopology } from '../../lib/peering/arm';
import { readNetwork } from '../../lib/peering/build-network';
import type { Network } from '../../lib/peering/network';
import type { Problem } from '../../lib/peering/problem';
import { err, ok, type Result } from '../../lib/result';
import { readInput } from './input';

/** A topology as a command works with it: what could be read of it, and what is wrong with it. */
export type Given = ParsedTopology & { readonly network: Network; readonly problems: readonly Problem[] };

/** Reads a topology, an ARM template or az output from a file, or from standard input for `-` or no name. */
export async function readTopology(file: string | undefined): Promise<Result<Given, string>> {
  const text = await readInput(file, process.stdin);
  if (!text.ok) return text;
  const parsed = parseTopology(text.value);
  if (!parsed.ok) return err(parsed.error.map(({ message }) => message).join(' '));
  return ok({ ...parsed.value, ...readNetwork(parsed.value.topology) });
}
