import { err, ok, type Result } from '../result';
import { type Behaviour, behaviourOf } from './behaviour';
import { networkOf } from './network-of';
import { applyOperation, canPeer, peeringState } from './operations';
import type { Problem } from './problem';
import { answerEffectiveRoutes, answerIpFlowVerify, answerNextHop, answerReach } from './query-kinds';
import { AZURE, KNOWLEDGE_ONLY, type Semantics, semanticsOf } from './semantics';
import type { Topology } from './topology';
import type { Mode } from './vocabulary';
import type { Watch } from './watch';

/** Why a question could not be answered. A topology that is not sound lists all that is wrong with it. */
export type QueryError = {
  readonly code: string;
  readonly message: string;
  /** where in the line: `query.source.ipAddress`, or `topology` */
  readonly path: string;
  readonly problems?: readonly Problem[];
};

export type NotModelled = { readonly notModelled: string };
export type Answer = Readonly<Record<string, unknown>>;

const KINDS = ['reach', 'nextHop', 'ipFlowVerify', 'effectiveRoutes', 'canPeer', 'peeringState'] as const;
export type QueryKind = (typeof KINDS)[number];

/**
 * Answers one question about a topology: `reach`, `nextHop`, `ipFlowVerify`, `effectiveRoutes`, `canPeer` or
 * `peeringState`, with `mode` for the contested flags and `misconception` for what its holder would answer.
 * @param topology as checked by nobody yet; may be anything
 * @param query may be anything
 * @param watch notes which rules were looked at; only for Azure's own answer, so not with `misconception`
 * @returns the answer; `{ notModelled }` for what the engine does not know. It never throws
 */
export function answerQuery(topology: Topology, query: unknown, watch?: Watch): Result<Answer, QueryError> {
  const asked = isRecord(query) ? query : {};
  const kind = KINDS.find((known) => known.toLowerCase() === String(asked.kind).toLowerCase());
  if (!kind)
    return err({
      code: 'unknown-kind',
      message: `A query's kind is one of ${KINDS.join(', ')}.`,
      path: 'query.kind',
    });
  const mode = readMode(asked.mode);
  if (!mode)
    return err({ code: 'unknown-mode', message: 'mode is "documented" or "tag-only".', path: 'query.mode' });
  const semantics = watch?.semantics ?? readSemantics(asked.misconception);
  if (semantics === null)
    return err({
      code: 'unknown-misconception',
      message: 'misconception is one of M1 to M36.',
      path: 'query.misconception',
    });
  if ('notModelled' in semantics) return ok(semantics);

  const isReplayed = kind !== 'canPeer' && kind !== 'peeringState' && asked.after !== undefined;
  const later = isReplayed ? replayed(topology, asked.after, semantics) : ok(topology);
  if (!later.ok) return later;
  const built = networkOf(later.value);
  if (!built.ok) {
    const { length } = built.error;
    const message = `The topology has ${length} ${length === 1 ? 'problem' : 'problems'}; the first: ${built.error[0]?.message ?? ''}`;
    return err({ code: 'invalid-topology', message, path: 'topology', problems: built.error });
  }
  switch (kind) {
    case 'canPeer':
      return ok(answerCanPeer(topology, asked, semantics));
    case 'peeringState': {
      const state = peeringState(topology, asked, { semantics });
      if (state.ok) return ok(state.value);
      return err({
        code: 'malformed',
        message: state.error.message ?? 'The operations cannot be read.',
        path: 'query.after',
      });
    }
    default:
      return ANSWERS[kind](behaviourOf(built.value, { mode, semantics, ...(watch && { watch }) }), asked);
  }
}

/** The topology after these operations. One that Azure refuses changes nothing. */
function replayed(topology: Topology, after: unknown, semantics: Semantics): Result<Topology, QueryError> {
  if (!Array.isArray(after))
    return err({ code: 'malformed', message: 'after must be a list of operations.', path: 'query.after' });
  const sound = networkOf(topology);
  if (!sound.ok) return ok(topology);
  let current = topology;
  for (const [index, operation] of after.entries()) {
    const applied = applyOperation(current, operation, undefined, { semantics });
    if (applied.ok) current = applied.value;
    else if (applied.error.reason === 'malformed')
      return err({ code: 'malformed', message: applied.error.message, path: `query.after[${index}]` });
  }
  return ok(current);
}

const ANSWERS: Readonly<
  Record<
    Exclude<QueryKind, 'canPeer' | 'peeringState'>,
    (behaviour: Behaviour, query: Answer) => Result<Answer, QueryError>
  >
> = {
  reach: answerReach,
  nextHop: answerNextHop,
  ipFlowVerify: answerIpFlowVerify,
  effectiveRoutes: answerEffectiveRoutes,
};

function answerCanPeer(topology: Topology, query: Answer, semantics: Semantics): Answer {
  const { operation: _, subject: __, ...answer } = canPeer(topology, query, { semantics });
  return answer;
}

function readMode(mode: unknown): Mode | null {
  if (mode === undefined || mode === null) return 'documented';
  return mode === 'documented' || mode === 'tag-only' ? mode : null;
}

function readSemantics(misconception: unknown): Semantics | NotModelled | null {
  if (misconception === undefined || misconception === null) return AZURE;
  if (typeof misconception !== 'string') return null;
  const id = misconception.toUpperCase();
  if (KNOWLEDGE_ONLY.has(id))
    return { notModelled: `${id}: knowledge that has no bearing on reachability, routes, state or validity` };
  return semanticsOf(id);
}

export const isRecord = (value: unknown): value is Answer =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
