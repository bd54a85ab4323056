import { parseArgs } from 'node:util';
import { parseAddress } from '../../lib/peering/address';
import { behaviourOf, type Options } from '../../lib/peering/behaviour';
import { explainTrace } from '../../lib/peering/explain/explain';
import { remedyForDrop } from '../../lib/peering/explain/remedy';
import { resolveFlow } from '../../lib/peering/flow';
import { followedRoutes } from '../../lib/peering/query-kinds';
import { describeChange } from '../../lib/peering/repair/change';
import { smallestRepair } from '../../lib/peering/repair/repair';
import { RULES } from '../../lib/peering/rules';
import type { Flow, Step, Trace } from '../../lib/peering/trace';
import { isReachable, traceFlow } from '../../lib/peering/trace-packet';
import type { Protocol, RuleId } from '../../lib/peering/vocabulary';
import { COMMON, cannot, nicNames, readOptions, type Said, warnings } from './command';
import { bold, cyan, dim, green, red, words, yellow } from './paint';
import { type Given, readTopology } from './topology';

/** `trace hub.json --from vm1 --to 10.2.1.4:443/tcp`: the path of one packet, and whether its reply arrives. */
export async function trace(args: string[]): Promise<Said> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...COMMON,
      from: { type: 'string' },
      to: { type: 'string' },
      'source-port': { type: 'string' },
    },
  });
  const options = readOptions(values);
  if (typeof options === 'string') return cannot(options);
  if (!values.from || !values.to)
    return cannot('trace needs --from <NIC or address> and --to <address[:port][/protocol]>.');
  const input = await readTopology(positionals[0]);
  if (!input.ok) return cannot(input.error);
  const flow = readFlow(values.from, values.to, Number(values['source-port'] ?? 50_000));
  if (!flow)
    return cannot(
      `--to ${values.to} is not understood; write 10.2.1.4:443/tcp, [fd00::4]:443/tcp or vm2:443/tcp.`,
    );
  const resolved = resolveFlow(input.value.network, flow);
  if (!resolved.ok) return cannot(`${resolved.error.message} ${nicNames(input.value)}`);
  const traced = traceFlow(resolved.value, behaviourOf(input.value.network, options));
  const { trace: found, replyAllowed, unknownTag } = traced;
  const arrives = isReachable(found) && replyAllowed;
  if (values.json) {
    const answer = {
      reachable: isReachable(found),
      hops: followedRoutes(found),
      replyAllowed,
      unknownTag,
      trace: found,
    };
    return { text: JSON.stringify(answer, null, 2), status: arrives ? 0 : 1 };
  }
  return {
    text: [
      ...warnings(input.value),
      drawTrace(found, replyAllowed, unknownTag, arrives ? [] : remedies(input.value, flow, found, options)),
    ].join('\n'),
    status: arrives ? 0 : 1,
  };
}

/** A NIC by name or an address; `443/tcp` is the default after an address. */
function readFlow(from: string, to: string, sourcePort: number): Flow | null {
  const match = /^(?:\[([^\]]+)\]|([^/]*?))(?::(\d{1,5}))?(?:\/([a-z]+))?$/i.exec(to);
  const target = match?.[1] ?? match?.[2];
  if (!target) return null;
  const protocol = match?.[4] ?? 'tcp';
  const end = (text: string) =>
    parseAddress(text).ok ? { ipAddress: text } : { networkInterface: { id: text } };
  return {
    source: end(from),
    destination: end(target),
    protocol: (protocol.slice(0, 1).toUpperCase() + protocol.slice(1).toLowerCase()) as Protocol,
    sourcePort,
    destinationPort: Number(match?.[3] ?? 443),
  };
}

/** What to change: the fewest changes that were found to do it, else what the drop alone lets say. */
function remedies({ topology, problems }: Given, flow: Flow, found: Trace, options: Options): string[] {
  const repair =
    problems.length === 0 ? smallestRepair(topology, { flow }, { maxTried: 300 }, options) : null;
  if (repair?.ok) return repair.value.changes.map(describeChange);
  return [remedyForDrop(found.outcome)].filter((remedy) => remedy !== null);
}

function drawTrace(
  found: Trace,
  replyAllowed: boolean,
  unknownTag: string | null,
  changes: readonly string[],
): string {
  const { summary, steps } = explainTrace(found);
  const marks = { info: dim('·'), pass: green('✓'), stop: red('✗'), arrive: green('●') };
  const lines = steps.flatMap(({ title, detail, verdict }) => [
    `${marks[verdict]} ${words(title)}`,
    ...(detail ? [`  ${dim(words(detail))}`] : []),
  ]);
  const rules = decidingRules(found).flatMap((id) => {
    const rule = RULES[id];
    return rule ? [dim(`  ${id}: ${rule.text} ${rule.url}`)] : [];
  });
  return [
    drawPath(found),
    '',
    ...lines,
    '',
    bold(words(summary)),
    ...(isReachable(found)
      ? [
          replyAllowed
            ? green('The reply arrives.')
            : red('The reply does not arrive: the way back needs routes and flags of its own.'),
        ]
      : []),
    ...changes.map((change) => `${yellow('→')} ${words(change)}`),
    ...(unknownTag === null
      ? []
      : [yellow(`! Not certain: the public ranges of ${unknownTag} are not known.`)]),
    ...(rules.length > 0 ? ['', ...rules] : []),
  ].join('\n');
}

/** vm1 ─ VirtualAppliance 10.0.1.4 → nva ─ VNetPeering → vm2 */
function drawPath({ hops, outcome }: Trace): string {
  const parts = hops.flatMap(({ node, steps }, index) => {
    const route = steps.findLast((step) => step.kind === 'route');
    const via = route?.kind === 'route' ? (route.chosen?.nextHopType ?? 'no route') : 'local';
    const isLast = index === hops.length - 1;
    return [cyan(node.name), ...(isLast ? [] : [dim(` ─ ${via} → `)])];
  });
  if (outcome.kind === 'dropped') parts.push(dim(' ─ '), red(`✗ ${outcome.reason}`));
  return parts.join('');
}

/** The rules behind the last thing that was checked. */
function decidingRules({ hops }: Trace): readonly RuleId[] {
  const steps: readonly Step[] = hops.flatMap((hop) => hop.steps);
  const last = steps.findLast(({ passed }) => !passed) ?? steps.findLast(({ kind }) => kind === 'route');
  return last?.rules.slice(0, 2) ?? [];
}
