import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { answerQuery } from '../../lib/peering/query';

/**
 * Answers JSON Lines, one `{id, topology, query}` a line, with one line each, in order. A bad line is answered with an
 * error and stops nothing.
 * @returns exit status: 1 if any line had an error
 */
export async function answerLines(input: Readable, output: Writable): Promise<0 | 1> {
  let status: 0 | 1 = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line.trim() === '') continue;
    const answer = answerLine(line);
    if ('error' in answer) status = 1;
    if (!output.write(`${JSON.stringify(answer)}\n`)) await once(output, 'drain');
  }
  return status;
}

/** One line's answer, or what was wrong with it, under the line's own id where it has one. */
export function answerLine(line: string): { id: unknown; answer: unknown } | { id: unknown; error: unknown } {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return malformed(null, 'The line is not JSON.', '');
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return malformed(null, 'A line is an object {"id", "topology", "query"}.', '');
  const { id = null, topology, query } = json as Record<string, unknown>;
  if (typeof topology !== 'object' || topology === null)
    return malformed(id, 'topology must be an object with a list of resources.', 'topology');
  if (typeof query !== 'object' || query === null) return malformed(id, 'query must be an object.', 'query');
  const answered = answerQuery(topology as Parameters<typeof answerQuery>[0], query);
  return answered.ok ? { id, answer: answered.value } : { id, error: answered.error };
}

const malformed = (id: unknown, message: string, path: string) => ({
  id,
  error: { code: 'malformed', message, path },
});
