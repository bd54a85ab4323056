import { parseArgs } from 'node:util';
import { followedRoutes, selectRoute, semanticsOf } from '../../lib/peering';
import { formatAddress, formatPrefix, parseAddress } from '../../lib/peering/address';
import { behaviourOf, type Options } from '../../lib/peering/behaviour';
import { explainTrace } from '../../lib/peering/explain/explain';
import { remedyForDrop } from '../../lib/peering/explain/remedy';
import { resolveFlow } from '../../lib/peering/flow';
import { findNetworkInterface } from '../../lib/peering/network';
import { RULES } from '../../lib/peering/rules';
import type { Flow, Step, Trace } from '../../lib/peering/trace';
import { isReachable, traceFlow } from '../../lib/peering/trace-packet';
import type { Mode, Protocol, RuleId } from '../../lib/peering/vocabulary';
import { bold, columns, cyan, dim, green, red, words, yellow } from './paint';
import { type Input, readInput } from './read-input';

/** What a command says, and its exit status: 0 yes or sound, 1 no or not sound, 2 it could not be answered. */
export type Said = { readonly text: string; readonly status: 0 | 1 | 2; readonly isError?: boolean };

const cannot = (text: string): Said => ({ text: red(text), status: 2, isError: true });

const COMMON = {
  json: { type: 'boolean' },
  mode: { type: 'string' },
  as: { type: 'string' },
} as const;

type Common = { readonly mode?: string | undefined; readonly as?: string | undefined };

function readOptions({ mode, as }: Common): Options | string {
  if (mode !== undefined && mode !== 'documented' && mode !== 'tag-only')
    return '--mode is documented or tag-only.';
  const semantics = as === undefined ? undefined : semanticsOf(as);
  if (semantics === null) return `--as takes a misconception that bends a rule, M1 to M36; ${as} is none.`;
  return { ...(mode ? { mode: mode as Mode } : {}), ...(semantics ? { semantics } : {}) };
}

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
  const input = await readInput(positionals[0]);
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
    text: [...warnings(input.value), drawTrace(found, replyAllowed, unknownTag)].join('\n'),
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

const nicNames = ({ network }: Input): string => {
  const names = network.networkInterfaces.map(({ name }) => name);
  return names.length === 0 ? 'The topology has no NICs.' : `NICs: ${names.slice(0, 20).join(', ')}.`;
};

const warnings = ({ problems, unresolved }: Input): string[] => [
  ...(problems.length > 0
    ? [
        yellow(
          `! The topology has problems (${problems.length}): what follows holds for what could be read. See check.`,
        ),
      ]
    : []),
  ...(unresolved.length > 0
    ? [yellow(`! ${unresolved.length} expressions of the template could not be resolved. See check.`)]
    : []),
];

function drawTrace(found: Trace, replyAllowed: boolean, unknownTag: string | null): string {
  const { summary, steps } = explainTrace(found);
  const marks = { info: dim('·'), pass: green('✓'), stop: red('✗'), arrive: green('●') };
  const lines = steps.flatMap(({ title, detail, verdict }) => [
    `${marks[verdict]} ${words(title)}`,
    ...(detail ? [`  ${dim(words(detail))}`] : []),
  ]);
  const remedy = remedyForDrop(found.outcome);
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
    ...(remedy ? [`${yellow('→')} ${remedy}`] : []),
    ...(isReachable(found)
      ? [
          replyAllowed
            ? green('The reply arrives.')
            : red('The reply does not arrive: the way back needs routes and flags of its own.'),
        ]
      : []),
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

/** `routes hub.json --nic vm1`: effective routes, and with `--to` the one that is chosen. */
export async function routes(args: string[]): Promise<Said> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { ...COMMON, nic: { type: 'string' }, to: { type: 'string' } },
  });
  const options = readOptions(values);
  if (typeof options === 'string') return cannot(options);
  const input = await readInput(positionals[0]);
  if (!input.ok) return cannot(input.error);
  const nic = values.nic ? findNetworkInterface(input.value.network, values.nic) : null;
  const subnet = nic?.ipConfigurations[0]?.subnet;
  if (!nic || !subnet) return cannot(`routes needs --nic <NIC>. ${nicNames(input.value)}`);
  const behaviour = behaviourOf(input.value.network, options);
  const rows = behaviour.routesOf(subnet);
  const to = values.to === undefined ? null : parseAddress(values.to);
  if (to && !to.ok) return cannot(to.error.message);
  const chosen = to ? (selectRoute(rows, to.value, behaviour.semantics)?.chosen ?? null) : null;
  if (values.json) {
    const value = rows.map((route) => ({
      source: route.source,
      state: route.state,
      addressPrefix: formatPrefix(route.addressPrefix),
      nextHopType: route.nextHopType,
      ...(route.nextHopIpAddress === null ? {} : { nextHopIpAddress: formatAddress(route.nextHopIpAddress) }),
      ...(to ? { chosen: route === chosen } : {}),
    }));
    return { text: JSON.stringify({ value }, null, 2), status: 0 };
  }
  const header = ['', 'Source', 'State', 'Prefix', 'Next hop', ''].map((title) => bold(title));
  const cells = rows.map((route) => {
    const colour = route === chosen ? green : route.state === 'Invalid' ? dim : (text: string) => text;
    const hop =
      route.nextHopIpAddress === null
        ? route.nextHopType
        : `${route.nextHopType} ${formatAddress(route.nextHopIpAddress)}`;
    const from = route.routeTable?.name ?? (route.link ? route.link.label : '');
    return [
      route === chosen ? green('→') : ' ',
      route.source,
      route.state,
      formatPrefix(route.addressPrefix),
      hop,
      dim(from),
    ].map(colour);
  });
  const none = to && !chosen ? [red(`No route to ${values.to}.`)] : [];
  return { text: [...warnings(input.value), columns([header, ...cells]), ...none].join('\n'), status: 0 };
}

/** `check hub.json`: every problem of a topology, each naming its resource. */
export async function check(args: string[]): Promise<Said> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: COMMON });
  const input = await readInput(positionals[0]);
  if (!input.ok) {
    if (!values.json) return cannot(input.error);
    const problems = [{ code: 'unreadable', message: input.error, resource: '', path: '' }];
    return {
      text: JSON.stringify({ resources: [], problems, notModelled: [], unresolved: [] }, null, 2),
      status: 2,
    };
  }
  const { topology, problems, notModelled, unresolved } = input.value;
  const status = problems.length > 0 ? 1 : 0;
  const resources = (Array.isArray(topology.resources) ? topology.resources : []).map((resource) => ({
    type: resource?.type,
    name: resource?.name,
  }));
  if (values.json)
    return { text: JSON.stringify({ resources, problems, notModelled, unresolved }, null, 2), status };
  const lines = [
    ...problems.map(
      ({ code, message, resource, path }) =>
        `${red('✗')} ${bold(code)} ${message}\n  ${dim(`${resource} ${path}`)}`,
    ),
    ...unresolved.map(
      ({ path, expression, reason }) => `${yellow('?')} ${reason}\n  ${dim(`${path} ${expression}`)}`,
    ),
    ...notModelled.map((what) => `${dim('–')} not modelled: ${what}`),
    problems.length === 0
      ? green(`${resources.length} resources, no problems.`)
      : red(
          `${resources.length} resources, ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}.`,
        ),
  ];
  return { text: lines.join('\n'), status };
}
