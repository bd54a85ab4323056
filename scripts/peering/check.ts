import { parseTopology, type TemplateContext, type Unresolved } from '../../lib/peering/arm';
import { readNetwork } from '../../lib/peering/build-network';
import type { Problem } from '../../lib/peering/problem';
import type { Result } from '../../lib/result';
import { err, ok } from '../../lib/result';

/** What `check --json` prints. */
export type CheckReport = {
  readonly resources: readonly { readonly type: string; readonly name: string }[];
  readonly problems: readonly Problem[];
  readonly notModelled: readonly string[];
  readonly unresolved: readonly Unresolved[];
};

/** @returns the report, or the problems that kept the text from being read at all */
export function checkTopology(
  text: string,
  context: TemplateContext = {},
): Result<CheckReport, readonly Problem[]> {
  const parsed = parseTopology(text, context);
  if (!parsed.ok) return err(parsed.error);
  const { topology, notModelled, unresolved } = parsed.value;
  const { problems } = readNetwork(topology);
  const resources = topology.resources.map((resource) => ({ type: resource?.type, name: resource?.name }));
  return ok({ resources, problems, notModelled, unresolved });
}

/** The report for people: what is there, then each problem with its resource, then what was left out. */
export function formatReport(report: CheckReport): string {
  const { problems, notModelled, unresolved } = report;
  return [
    `${counted(report.resources.length, 'resource')}: ${kindsOf(report)}.`,
    ...section('problem', problems, ({ message, resource, path }) => [message, placed(resource, path)]),
    ...section(
      'thing',
      unresolved,
      ({ path, expression, reason }) => [path, `${oneLine(expression)}: ${reason}`],
      'not known from the file',
    ),
    ...section('thing', notModelled, (what) => [what], 'not modelled'),
    problems.length === 0 ? 'No problems.' : '',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function section<T>(
  noun: string,
  items: readonly T[],
  lines: (item: T) => readonly string[],
  what = '',
): string[] {
  if (items.length === 0) return [];
  const title = `\n${counted(items.length, noun)}${what === '' ? '' : ` ${what}`}:`;
  return [
    title,
    ...items.flatMap((item) => lines(item).map((line, index) => `${index === 0 ? '  • ' : '    '}${line}`)),
  ];
}

function kindsOf({ resources }: CheckReport): string {
  const counts = new Map<string, number>();
  for (const { type } of resources) {
    const kind = String(type).replace(/^Microsoft\.Network\//i, '');
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const kinds = [...counts].map(([kind, count]) => `${count} ${kind}`);
  return kinds.length === 0 ? 'there is nothing in it' : kinds.join(', ');
}

const placed = (resource: string, path: string): string =>
  [resource, path].filter((part) => part !== '').join('  ');
const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 140);
