import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { behaviourOf } from '../../lib/peering/behaviour';
import { buildNetwork } from '../../lib/peering/build-network';
import { buildMatrix } from '../../lib/peering/matrix';
import { tracePair } from '../../lib/peering/matrix/pair-outcome';
import type { Network } from '../../lib/peering/network';
import { hubAndSpokes } from '../../lib/peering/testing/hub-and-spoke';
import type { Topology } from '../../lib/peering/topology';
import { tracePacket } from '../../lib/peering/trace-packet';
import { estateOf, HTTPS } from './estate';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Up to here every pair is traced for the comparison; beyond, so many of them. */
const MOST_PAIRS = 10_000;
const SIZES = [10, 30, 100, 300, 1000, 2000] as const;

/** One line of the table: what was measured, and what came out. */
export type Line = { readonly what: string; readonly result: string };

/** How fast and how large the engine is. Everything is measured three times in this one run; the medians are given. */
export async function benchEngine(): Promise<Line[]> {
  return [
    await benchAllPairs(),
    ...SIZES.map(benchGrowth),
    benchTrace(),
    await benchQuery(),
    await benchBundle(),
  ];
}

type AllPairs = Readonly<
  Record<'networks' | 'links' | 'classes' | 'buildMs' | 'matrixMs' | 'cpuMs' | 'heapMb' | 'rssMb', number>
>;

async function benchAllPairs(): Promise<Line> {
  const runs: AllPairs[] = [];
  for (let run = 0; run < 3; run += 1)
    runs.push(JSON.parse(await outputOf(['scripts/bench/all-pairs.ts', '1000'])) as AllPairs);
  const of = (key: keyof AllPairs) => median(runs.map((run) => run[key]));
  const total = median(runs.map(({ buildMs, matrixMs }) => buildMs + matrixMs));
  return {
    what: `all ordered pairs of ${of('networks')} virtual networks with ${of('links')} links, in a fresh process`,
    result: `${ms(total)} (checking the topology ${ms(of('buildMs'))}, matrix of ${of('classes')} classes ${ms(of('matrixMs'))}; processor time of all threads ${ms(of('cpuMs'))}), heap ${of('heapMb').toFixed(0)} MiB, process ${of('rssMb').toFixed(0)} MiB`,
  };
}

function benchGrowth(virtualNetworks: number): Line {
  const topology = estateOf(virtualNetworks);
  const byClasses = medianTime(() => buildMatrix(networkOf(topology), HTTPS));
  const network = networkOf(topology);
  const pairs = network.networkInterfaces.length ** 2;
  const traced = Math.min(pairs, MOST_PAIRS);
  const pairByPair = (medianTime(() => tracePairs(network, traced)) * pairs) / traced;
  const sampled = traced < pairs ? `, from ${traced} of ${pairs} pairs` : '';
  return {
    what: `${network.virtualNetworks.length} virtual networks: by classes, and pair by pair`,
    result: `${ms(byClasses)}; ${ms(pairByPair)}${sampled} (${(pairByPair / byClasses).toFixed(1)} times as long)`,
  };
}

/** The first pairs, or as many spread evenly over all of them. */
function tracePairs(network: Network, count: number): void {
  const { networkInterfaces } = network;
  const behaviour = behaviourOf(network);
  const { length } = networkInterfaces;
  const step = (length * length) / count;
  for (let index = 0; index < count; index += 1) {
    const pair = Math.floor(index * step);
    // every source once before the first again, so that a sample has them all
    const from = networkInterfaces[step > 1 ? index % length : Math.floor(pair / length)];
    const to = networkInterfaces[(pair + Math.floor(pair / length)) % length];
    if (from && to) tracePair(from, to, HTTPS, behaviour);
  }
}

function benchTrace(): Line {
  const topology = hubAndSpokes(1, 4);
  const network = networkOf(topology);
  const end = (name: string) => ({
    networkInterface: { id: network.networkInterfaces.find((nic) => nic.name === name)?.id ?? '' },
  });
  const flow = {
    source: end('vm-spoke0-0'),
    destination: end('vm-spoke0-3'),
    protocol: 'Tcp',
    sourcePort: 50_000,
    destinationPort: 443,
  } as const;
  const trace = () => {
    for (let count = 0; count < 1000; count += 1) tracePacket(network, flow);
  };
  trace();
  const each = median(Array.from({ length: 21 }, () => time(trace))); // ms for 1,000, µs for one
  return {
    what: 'one trace in 5 virtual networks, spoke to spoke through the firewall',
    result: `${each.toFixed(1)} µs`,
  };
}

async function benchQuery(): Promise<Line> {
  const topology = hubAndSpokes(1, 4);
  const nics = topology.resources.filter(({ type }) => type.endsWith('/networkInterfaces'));
  const lines = Array.from({ length: 1000 }, (_, id) =>
    JSON.stringify({
      id,
      topology,
      query: {
        kind: 'reach',
        source: { networkInterface: { id: nics[id % nics.length]?.id } },
        destination: { networkInterface: { id: nics[(id * 2 + 1) % nics.length]?.id } },
        protocol: 'Tcp',
        sourcePort: 50_000,
        destinationPort: 443,
      },
    }),
  ).join('\n');
  const times: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    const start = performance.now();
    const answers = (await outputOf(['scripts/peering.ts', 'query'], lines)).trim().split('\n');
    times.push(performance.now() - start);
    if (answers.length !== 1000) throw new Error(`query answered ${answers.length} of 1000 lines.`);
  }
  return {
    what: '1,000 lines of `peering -- query`, 5 virtual networks each, start-up included',
    result: ms(median(times)),
  };
}

async function benchBundle(): Promise<Line> {
  const used = 'buildNetwork, tracePacket, traceReply, replyAllowed, explainTrace, effectiveRoutes';
  const { outputFiles } = await build({
    stdin: { contents: `export { ${used} } from './lib/peering';`, resolveDir: ROOT, loader: 'ts' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    write: false,
  });
  const contents = outputFiles[0]?.contents ?? new Uint8Array();
  return {
    what: 'the engine as figures load it, minified and compressed',
    result: `${(gzipSync(contents, { level: 9 }).length / 1000).toFixed(1)} kB (${(contents.length / 1000).toFixed(1)} kB before)`,
  };
}

/** What a script of the project writes. */
function outputOf(args: readonly string[], input = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [`${ROOT}scripts/run.mjs`, ...args], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(text) : reject(new Error(`${args.join(' ')} ended with status ${code}.`)),
    );
    child.stdin.end(input);
  });
}

function networkOf(topology: Topology): Network {
  const built = buildNetwork(topology);
  if (!built.ok) throw new Error(built.error[0]?.message);
  return built.value;
}

function time(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

const medianTime = (run: () => unknown): number => median([time(run), time(run), time(run)]);
const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const ms = (value: number): string =>
  value < 10_000 ? `${value.toFixed(value < 10 ? 1 : 0)} ms` : `${(value / 1000).toFixed(0)} s`;
