import { parseArgs } from 'node:util';
import { type Matrix, reachabilityMatrix, type Verdict } from '../../lib/peering/matrix';
import { PROTOCOLS } from '../../lib/peering/vocabulary';
import { COMMON, cannot, readOptions, type Said, warnings } from './command';
import { bold, columns, dim, green, red, yellow } from './paint';
import { readTopology } from './topology';

/** Wider tables are told in words instead. */
const MOST_DRAWN = 40;

/** `matrix hub.json --port 443/tcp`: who reaches whom, and why not. Status 0 if everybody reaches everybody, 1 if not. */
export async function matrix(args: string[]): Promise<Said> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { ...COMMON, port: { type: 'string' } },
  });
  const options = readOptions(values);
  if (typeof options === 'string') return cannot(options);
  const [, port = '443', given = 'tcp'] = /^(\d{1,5})(?:\/([a-z]+))?$/i.exec(values.port ?? '443') ?? [];
  const protocol = PROTOCOLS.find((known) => known.toLowerCase() === given.toLowerCase());
  if (!protocol || Number(port) > 65535) return cannot('--port is written like 443/tcp.');
  const input = await readTopology(positionals[0]);
  if (!input.ok) return cannot(input.error);
  const flow = { protocol, sourcePort: 50_000, destinationPort: Number(port) };
  const found = reachabilityMatrix(input.value.network, flow, options);
  const status = found.verdicts.every(connects) ? 0 : 1;
  if (values.json) return { text: JSON.stringify(toJson(found)), status };
  const drawn =
    found.nics.length > MOST_DRAWN ? tally(found) : [drawTable(found), ...tally(found)].join('\n\n');
  return {
    text: [...warnings(input.value), ...(typeof drawn === 'string' ? [drawn] : drawn)].join('\n'),
    status,
  };
}

const connects = ({ reachable, replyAllowed }: Verdict): boolean => reachable && replyAllowed;

function toJson({ nics, verdicts, cells }: Matrix) {
  const rows = nics.map((_, row) => [...cells.subarray(row * nics.length, (row + 1) * nics.length)]);
  return { nics: nics.map(({ name }) => name), verdicts, rows };
}

const mark = (verdict: Verdict): string =>
  !verdict.isCertain
    ? yellow('?')
    : connects(verdict)
      ? green('✓')
      : verdict.reachable
        ? yellow('↛')
        : red('✗');

function drawTable({ nics, verdictOf }: Matrix): string {
  const header = ['', ...nics.map((_, column) => dim(`${column + 1}`))];
  const rows = nics.map(({ name }, row) => [
    `${dim(`${row + 1}`.padStart(2))} ${name}`,
    ...nics.map((_, column) => (row === column ? dim('·') : mark(verdictOf(row, column)))),
  ]);
  return `${columns([header, ...rows])}\n${dim('rows send to columns · ✓ arrives, and its reply · ↛ the reply does not · ✗ dropped')}`;
}

/** How many pairs fare how, with one of them as an example. */
function tally({ nics, verdicts, cells }: Matrix): string[] {
  return verdicts
    .map((verdict, number) => {
      let count = 0;
      let example = '';
      for (const [cell, value] of cells.entries()) {
        const row = Math.floor(cell / nics.length);
        const column = cell % nics.length;
        if (value !== number || row === column) continue;
        count += 1;
        example ||= `${nics[row]?.name} to ${nics[column]?.name}`;
      }
      const why = connects(verdict)
        ? 'arrives'
        : verdict.reachable
          ? 'the reply has no way back'
          : (verdict.reason ?? 'no');
      const cause = verdict.cause ? ` (${verdict.cause})` : '';
      return count === 0
        ? ''
        : `${mark(verdict)} ${bold(`${count}`)} ${why}${cause}${dim(`, such as ${example}`)}`;
    })
    .filter((line) => line !== '');
}
