import { answerQuery, type Trace } from '@/lib/peering';
import type { Decision, PeeringStateAnswer } from '@/lib/peering/operations';
import type { Topology } from '@/lib/peering/topology';
import type { Cause, DropReason, MisconceptionId, Mode, NextHopType } from '@/lib/peering/vocabulary';
import type { Query } from './question';

/** One answer of the engine; which of these it is follows from the query's kind. */
export type Answer =
  | ReachAnswer
  | NextHopAnswer
  | IpFlowVerifyAnswer
  | EffectiveRoutesAnswer
  | CanPeerAnswer
  | PeeringStateAnswer;

export type ReachAnswer = {
  readonly reachable: boolean;
  readonly reason?: DropReason;
  readonly cause?: Cause;
  readonly replyAllowed: boolean;
  readonly hops: readonly string[];
  readonly trace: Trace;
};
export type NextHopAnswer = {
  readonly nextHopType: NextHopType;
  readonly nextHopIpAddress?: string;
  readonly routeTableId: string;
};
export type IpFlowVerifyAnswer = {
  readonly access: 'Allow' | 'Deny';
  readonly ruleName: string | null;
  readonly networkSecurityGroup: string | null;
};
export type EffectiveRoute = {
  readonly source: 'User' | 'VirtualNetworkGateway' | 'Default';
  readonly state: 'Active' | 'Invalid';
  readonly addressPrefix: string;
  readonly nextHopType: NextHopType;
  readonly nextHopIpAddress?: string;
};
export type EffectiveRoutesAnswer = { readonly value: readonly EffectiveRoute[] };
export type CanPeerAnswer = Omit<Decision, 'operation'>;
export type { PeeringStateAnswer };

/** Misconceptions that can change an answer, by what is asked. The others would only be asked in vain. */
const ABOUT_ROUTES = ids(1, 2, 3, 4, 8, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 33);
const ABOUT_PACKETS = [...ABOUT_ROUTES, ...ids(23, 24, 25, 26, 27, 28, 30, 32, 34, 36)];
const ABOUT_OPERATIONS = ids(4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 16, 17, 30, 34, 35);

function ids(...numbers: readonly number[]): MisconceptionId[] {
  return numbers.map((number) => `M${number}` as const);
}

/**
 * The misconceptions under which the engine may answer these queries otherwise. M29 and M31 are never among them: they
 * are knowledge, and stand in authored questions only.
 */
export function believersFor(queries: readonly Query[]): readonly MisconceptionId[] {
  const lists = queries.map(({ kind }) => {
    if (kind === 'canPeer' || kind === 'peeringState') return ABOUT_OPERATIONS;
    return kind === 'reach' || kind === 'ipFlowVerify' ? ABOUT_PACKETS : ABOUT_ROUTES;
  });
  return [...new Set(lists.flat())];
}

/** Whose answer is asked for: Azure's as documented, unless something else is said. */
export type Lens = { readonly misconception?: MisconceptionId; readonly mode?: Mode };

/** The engine's answers in the order of the queries; null if it has none to one of them. */
export function answersOf(
  topology: Topology,
  queries: readonly Query[],
  lens: Lens = {},
): readonly Answer[] | null {
  const answers: Answer[] = [];
  for (const query of queries) {
    const answer = answerQuery(topology, { ...query, ...lens });
    if (!answer.ok || 'notModelled' in answer.value) return null;
    answers.push(answer.value as unknown as Answer);
  }
  return answers;
}
