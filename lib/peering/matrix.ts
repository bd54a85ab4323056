import { behaviourOf, type Options } from './behaviour';
import { resolveFlow } from './flow';
import { likenessClasses } from './likeness';
import type { Network, NetworkInterface } from './network';
import { isReachable, traceFlow } from './trace-packet';
import type { Cause, DropReason, Protocol } from './vocabulary';

/** How packets from one interface to another fare. */
export type Verdict = {
  readonly reachable: boolean;
  readonly replyAllowed: boolean;
  readonly reason: DropReason | null;
  readonly cause: Cause | null;
  /** whether it hangs on a service tag's public ranges, which are not known */
  readonly isCertain: boolean;
};

/** Who reaches whom. Rows are sources, columns destinations, both in the order of `nics`. */
export type Matrix = {
  readonly nics: readonly NetworkInterface[];
  /** every verdict that occurs, once */
  readonly verdicts: readonly Verdict[];
  /** `row * nics.length + column` → index in `verdicts` */
  readonly cells: Uint16Array;
  readonly verdictOf: (row: number, column: number) => Verdict;
};

export type MatrixFlow = {
  readonly protocol: Protocol;
  readonly sourcePort: number;
  readonly destinationPort: number;
};

/**
 * Who reaches whom on one port. Interfaces that behave alike are traced once for all of them, so the work grows with
 * the kinds of networks there are and not with their number.
 */
export function reachabilityMatrix(network: Network, flow: MatrixFlow, options: Options = {}): Matrix {
  const nics = network.networkInterfaces;
  const classes = likenessClasses(network);
  const behaviour = behaviourOf(network, options);
  const verdicts: Verdict[] = [];
  const numbers = new Map<string, number>();
  const cells = new Uint16Array(nics.length * nics.length);
  const kinds = 1 + Math.max(-1, ...classes);
  // number of the verdict plus one, for a pair of classes and how near the two are; 0 while nothing is known
  const known = new Uint16Array(kinds * kinds * 4);

  const judge = (source: NetworkInterface, destination: NetworkInterface): number => {
    const verdict = verdictOn(source, destination);
    const key = JSON.stringify(verdict);
    const number = numbers.get(key);
    if (number !== undefined) return number;
    numbers.set(key, verdicts.length);
    verdicts.push(verdict);
    return verdicts.length - 1;
  };
  const verdictOn = (source: NetworkInterface, destination: NetworkInterface): Verdict => {
    const resolved = resolveFlow(network, {
      ...flow,
      source: { networkInterface: { id: source.id } },
      destination: { networkInterface: { id: destination.id } },
    });
    // two ends of different IP versions
    if (!resolved.ok) return { ...UNREACHABLE, reason: 'destination-not-found' };
    const { trace, replyAllowed, unknownTag } = traceFlow(resolved.value, behaviour);
    const { outcome } = trace;
    const reachable = isReachable(trace);
    return {
      reachable,
      replyAllowed: reachable && replyAllowed,
      reason: outcome.kind === 'dropped' ? outcome.reason : null,
      cause: outcome.kind === 'dropped' ? (outcome.cause ?? null) : null,
      isCertain: unknownTag === null,
    };
  };

  for (let row = 0; row < nics.length; row += 1) {
    const source = nics[row] as NetworkInterface;
    const from = (classes[row] ?? 0) * kinds;
    for (let column = 0; column < nics.length; column += 1) {
      const destination = nics[column] as NetworkInterface;
      const key = (from + (classes[column] ?? 0)) * 4 + nearness(source, destination);
      if (known[key] === 0) known[key] = judge(source, destination) + 1;
      cells[row * nics.length + column] = (known[key] ?? 1) - 1;
    }
  }
  const verdictOf = (row: number, column: number): Verdict =>
    verdicts[cells[row * nics.length + column] ?? 0] ?? UNREACHABLE;
  return { nics, verdicts, cells, verdictOf };
}

const UNREACHABLE: Verdict = {
  reachable: false,
  replyAllowed: false,
  reason: null,
  cause: null,
  isCertain: true,
};

/** What two interfaces share: nothing, the virtual network, the subnet, or everything. */
function nearness(a: NetworkInterface, b: NetworkInterface): 0 | 1 | 2 | 3 {
  if (a === b) return 3;
  if (a.virtualNetwork !== b.virtualNetwork) return 0;
  return a.ipConfigurations[0]?.subnet === b.ipConfigurations[0]?.subnet ? 2 : 1;
}
