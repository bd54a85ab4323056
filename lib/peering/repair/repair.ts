import { err, ok, type Result } from '../../result';
import { type Behaviour, behaviourOf, type Options } from '../behaviour';
import { buildNetwork } from '../build-network';
import { resolveFlow } from '../flow';
import type { Topology } from '../topology';
import type { Flow, Trace } from '../trace';
import { isReachable, traceFlow, traceReply } from '../trace-packet';
import { candidatesFor } from './candidates';
import { type Change, makeChange } from './change';

export type Wish = {
  /** must arrive, and its reply too */
  readonly flow: Flow;
  /** false: only the packet must arrive, whatever becomes of a reply; true if left out */
  readonly withReply?: boolean;
  /** must fare as they do now: arrive or be dropped for the same reason, and the reply likewise */
  readonly keep?: readonly Flow[];
};

export type Repair = {
  /** none: it works as it is */
  readonly changes: readonly Change[];
  readonly topology: Topology;
  /** the packet's path once they are made: the proof */
  readonly trace: Trace;
};

export type NoRepair = {
  readonly reason: 'unreadable' | 'none-within-bound';
  readonly message: string;
};

export type Bound = { readonly maxChanges?: number; readonly maxTried?: number };

/**
 * The fewest changes that let a flow and its reply arrive and leave other flows as they are. Changes are tried in all
 * orders of length one, two, …; what is tried next is what could carry the packet past the place where it was dropped.
 * Each result is proved by tracing it.
 */
export function smallestRepair(
  topology: Topology,
  { flow, withReply = true, keep = [] }: Wish,
  { maxChanges = 4, maxTried = 2_000 }: Bound = {},
  options: Options = {},
): Result<Repair, NoRepair> {
  const start = read(topology, options);
  if (!start) return unreadable('The topology has problems; see them with buildNetwork.');
  const problem = [flow, ...keep].map((each) => resolveFlow(start.network, each)).find((each) => !each.ok);
  if (problem && !problem.ok) return unreadable(problem.error.message);
  const before = keep.map((each) => fateOf(each, start));

  let level: { topology: Topology; changes: readonly Change[] }[] = [{ topology, changes: [] }];
  const seen = new Set<string>();
  let tried = 0;
  for (let length = 0; length <= maxChanges; length += 1) {
    const next: typeof level = [];
    for (const state of level) {
      if (tried >= maxTried) return none(maxChanges, tried);
      tried += 1;
      const behaviour = read(state.topology, options);
      if (!behaviour) continue;
      const failing = failingTrace(flow, withReply, behaviour, options);
      if (failing === null) {
        const isKept = keep.every((each, index) => fateOf(each, behaviour) === before[index]);
        const trace = traceOf(flow, behaviour);
        if (isKept && trace) return ok({ ...state, trace });
        continue;
      }
      if (length === maxChanges) continue;
      for (const change of candidatesFor(failing, behaviour)) {
        const changes = [...state.changes, change];
        const key = changes
          .map((each) => JSON.stringify(each))
          .sort()
          .join();
        if (seen.has(key)) continue;
        seen.add(key);
        const changed = makeChange(state.topology, change);
        if (changed) next.push({ topology: changed, changes });
      }
    }
    level = next;
  }
  return none(maxChanges, tried);
}

function read(topology: Topology, options: Options): Behaviour | null {
  const built = buildNetwork(topology);
  return built.ok ? behaviourOf(built.value, options) : null;
}

function connects(flow: Flow, behaviour: Behaviour): boolean {
  const resolved = resolveFlow(behaviour.network, flow);
  if (!resolved.ok) return false;
  const { trace, replyAllowed } = traceFlow(resolved.value, behaviour);
  return isReachable(trace) && replyAllowed;
}

/** How a flow fares, in a word that compares. */
function fateOf(flow: Flow, behaviour: Behaviour): string {
  const resolved = resolveFlow(behaviour.network, flow);
  if (!resolved.ok) return resolved.error.code;
  const { trace, replyAllowed } = traceFlow(resolved.value, behaviour);
  const { outcome } = trace;
  return `${outcome.kind === 'dropped' ? outcome.reason : outcome.kind} ${replyAllowed}`;
}

function traceOf(flow: Flow, behaviour: Behaviour): Trace | null {
  const resolved = resolveFlow(behaviour.network, flow);
  return resolved.ok ? traceFlow(resolved.value, behaviour).trace : null;
}

/** The trace that shows where it fails: the packet's, or its reply's; null where both arrive. */
function failingTrace(flow: Flow, withReply: boolean, behaviour: Behaviour, options: Options): Trace | null {
  const trace = traceOf(flow, behaviour);
  if (!trace || !isReachable(trace)) return trace;
  if (!withReply || connects(flow, behaviour)) return null;
  return traceReply(behaviour.network, flow, options);
}

const unreadable = (message: string): Result<never, NoRepair> => err({ reason: 'unreadable', message });

const none = (maxChanges: number, tried: number): Result<never, NoRepair> =>
  err({
    reason: 'none-within-bound',
    message: `No ${maxChanges} changes or fewer were found that do it (${tried} ways tried).`,
  });
