import { parseArgs } from 'node:util';
import { toCli, toTemplate } from '../../lib/peering/arm';
import { cannot, type Said } from './command';
import { readTopology } from './topology';

/** `export hub.json --as template` or `--as az`: the topology as an ARM template, or as commands that build it. */
export async function exportTopology(args: string[]): Promise<Said> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { as: { type: 'string', default: 'template' } },
  });
  if (values.as !== 'template' && values.as !== 'az') return cannot('--as is template or az.');
  const input = await readTopology(positionals[0]);
  if (!input.ok) return cannot(input.error);
  const { topology } = input.value;
  const text =
    values.as === 'az' ? toCli(topology).join('\n') : JSON.stringify(toTemplate(topology), null, 2);
  return { text, status: 0 };
}
