import type { Readable, Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { parseJsonText, type TemplateContext } from '../../lib/peering/arm';
import { checkTopology, formatReport } from './check';
import { readInput } from './input';

export const CHECK_USAGE = `npm run -s peering -- check [file] [--json] [--parameters file] [--location region]

Lists every problem of a topology: {"resources": […]}, an ARM template, or what az prints. Reads standard input
where no file is named.
  --json               machine-readable
  --parameters file    values for the parameters of a template, as in a parameter file
  --location region    where the resource group lies that a template goes to

Exit status: 0 no problem, 1 some, 2 unreadable.
`;

type Streams = { readonly stdin: Readable; readonly stdout: Writable; readonly stderr: Writable };

/** @returns exit status: 0 for no problem, 1 for some, 2 where nothing could be read */
export async function runCheck(
  args: readonly string[],
  { stdin, stdout, stderr }: Streams,
): Promise<0 | 1 | 2> {
  const fail = (message: string): 2 => {
    stderr.write(`${message}\n`);
    return 2;
  };
  const asked = readArguments(args);
  if (asked === null) return fail(CHECK_USAGE);
  if (asked.values.help) {
    stdout.write(CHECK_USAGE);
    return 0;
  }
  const { json, parameters, location } = asked.values;
  const context = parameters === undefined ? {} : await readParameters(parameters, stdin);
  if (typeof context === 'string') return fail(context);
  const text = await readInput(asked.positionals[0], stdin);
  if (!text.ok) return fail(text.error);
  const report = checkTopology(text.value, { ...context, ...(location === undefined ? {} : { location }) });
  if (!report.ok) {
    if (json) stdout.write(`${JSON.stringify({ problems: report.error })}\n`);
    return fail(report.error.map(({ message }) => message).join('\n'));
  }
  stdout.write(`${json ? JSON.stringify(report.value) : formatReport(report.value)}\n`);
  return report.value.problems.length > 0 ? 1 : 0;
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
        parameters: { type: 'string' },
        location: { type: 'string' },
      },
    });
  } catch {
    return null;
  }
}

/** A parameter file, `{ parameters: { name: { value } } }`, or just the inner object. */
async function readParameters(path: string, stdin: Readable): Promise<TemplateContext | string> {
  const text = await readInput(path, stdin);
  if (!text.ok) return text.error;
  const parsed = parseJsonText(text.value);
  if (!parsed.ok) return `${path} cannot be read: ${parsed.error.message}`;
  const file = Object(parsed.value) as Record<string, unknown>;
  return { parameters: Object(file.parameters ?? file) as Record<string, unknown> };
}
