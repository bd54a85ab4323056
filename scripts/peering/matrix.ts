import { parseArgs } from 'node:util';
import {
  buildMatrix,
  isConnecting,
  type Matrix,
  type NoPacket,
  outcomeAt,
  outcomeOf,
  type PairOutcome,
} from '../../lib/peering/matrix';
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
  const found = buildMatrix(input.value.network, { protocol, destinationPort: Number(port) }, options);
  const status = found.outcomes.every(isConnecting) ? 0 : 1;
  if (values.json) return { text: JSON.stringify(toJson(found)), status };
  const { length } = found.networkInterfaces;
  const drawn = length > MOST_DRAWN ? [drawClasses(found)] : [drawTable(found)];
  return { text: [...warnings(input.value), ...drawn, '', ...tally(found)].join('\n'), status };
}

/** Every pair, as rows of numbers that point into the verdicts. */
function toJson(matrix: Matrix) {
  const { networkInterfaces, classes, outcomes } = matrix;
  return {
    nics: networkInterfaces.map(({ name }) => name),
    classes: classes.map(({ members }) => members),
    verdicts: outcomes.map(({ kind, ...outcome }) => ({
      reachable: kind === 'delivered' || kind === 'left-to-internet',
      ...outcome,
      ...(kind === 'dropped' ? {} : { kind }),
    })),
    rows: networkInterfaces.map((_, from) => networkInterfaces.map((__, to) => outcomeAt(matrix, from, to))),
  };
}

function mark(outcome: PairOutcome | NoPacket | null): string {
  if (!outcome) return ' ';
  if (outcome.kind === 'no-common-version') return dim('–');
  if (outcome.unknownTag !== undefined) return yellow('?');
  if (isConnecting(outcome)) return green('✓');
  return outcome.kind === 'dropped' ? red('✗') : yellow('↛');
}

const LEGEND = dim(
  'rows send to columns · ✓ arrives, and its reply · ↛ no way back, or arrives elsewhere · ✗ dropped',
);

function drawTable(matrix: Matrix): string {
  const { networkInterfaces } = matrix;
  const header = ['', ...networkInterfaces.map((_, column) => dim(`${column + 1}`))];
  const rows = networkInterfaces.map(({ name }, row) => [
    `${dim(`${row + 1}`.padStart(2))} ${name}`,
    ...networkInterfaces.map((_, column) =>
      row === column ? dim('·') : mark(outcomeOf(matrix, row, column)),
    ),
  ]);
  return `${columns([header, ...rows])}\n${LEGEND}`;
}

/** Interfaces that fare alike share a row; inside a class the cell tells of two different members. */
function drawClasses(matrix: Matrix): string {
  const { classes, networkInterfaces } = matrix;
  const title = `${networkInterfaces.length} NICs, ${classes.length} kinds:`;
  if (classes.length > MOST_DRAWN) return `${title} too many to draw; --json has them all.`;
  const cell = (from: number, to: number) => {
    const other = classes[to]?.members.find((nic) => nic !== classes[from]?.members[0]) ?? -1;
    return mark(outcomeOf(matrix, classes[from]?.members[0] ?? -1, other));
  };
  const rows = classes.map(({ members }, row) => {
    const first = networkInterfaces[members[0] ?? -1]?.name ?? '';
    const more = members.length > 1 ? dim(` and ${members.length - 1} like it`) : '';
    return [
      `${dim(`${row + 1}`.padStart(2))} ${first}${more}`,
      ...classes.map((_, column) => cell(row, column)),
    ];
  });
  const header = ['', ...classes.map((_, column) => dim(`${column + 1}`))];
  return `${title}\n${columns([header, ...rows])}\n${LEGEND}`;
}

/** How many pairs fare how, with one of them as an example. */
function tally(matrix: Matrix): string[] {
  const { networkInterfaces, outcomes } = matrix;
  const counts = outcomes.map(() => ({ count: 0, example: '' }));
  for (const [from, source] of networkInterfaces.entries())
    for (const [to, destination] of networkInterfaces.entries()) {
      const counted = from === to ? undefined : counts[outcomeAt(matrix, from, to)];
      if (!counted) continue;
      counted.count += 1;
      counted.example ||= `${source.name} to ${destination.name}`;
    }
  return outcomes.flatMap((outcome, index) => {
    const { count = 0, example = '' } = counts[index] ?? {};
    return count === 0
      ? []
      : [`${mark(outcome)} ${bold(`${count}`)} ${reasonOf(outcome)}${dim(`, such as ${example}`)}`];
  });
}

function reasonOf(outcome: PairOutcome | NoPacket): string {
  if (outcome.kind === 'no-common-version') return 'have no IP version in common';
  const { kind, reason, cause, ruleName, elsewhere, unknownTag, replyAllowed } = outcome;
  if (unknownTag !== undefined) return `hang on the ranges of the tag ${unknownTag}`;
  if (kind === 'left-to-internet') return 'leave to the internet';
  if (elsewhere) return 'arrive at someone else with the same address';
  if (kind === 'delivered') return replyAllowed ? 'arrive' : 'arrive, but the reply has no way back';
  const behind = [cause, ruleName && `rule ${ruleName}`].filter((part) => part !== undefined).join(', ');
  return `${reason}${behind ? ` (${behind})` : ''}`;
}
