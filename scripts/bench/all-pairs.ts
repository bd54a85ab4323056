// Measured in a process of its own, so that what it costs in memory is its own and nothing is warm:
// node scripts/run.mjs scripts/bench/all-pairs.ts 1000
import { buildNetwork } from '../../lib/peering/build-network';
import { buildMatrix } from '../../lib/peering/matrix';
import { estateOf, HTTPS } from './estate';

const topology = estateOf(Number(process.argv[2] ?? 1000));
const start = performance.now();
const before = process.cpuUsage();
const network = buildNetwork(topology);
if (!network.ok) throw new Error(network.error[0]?.message);
const built = performance.now();
const matrix = buildMatrix(network.value, HTTPS);
const end = performance.now();
const used = process.cpuUsage(before);
const { heapUsed, rss } = process.memoryUsage();
process.stdout.write(
  JSON.stringify({
    networks: network.value.virtualNetworks.length,
    links: network.value.virtualNetworks.reduce((sum, { links }) => sum + links.length, 0),
    classes: matrix.classes.length,
    buildMs: built - start,
    matrixMs: end - built,
    cpuMs: (used.user + used.system) / 1000,
    heapMb: heapUsed / 2 ** 20,
    rssMb: rss / 2 ** 20,
  }),
);
