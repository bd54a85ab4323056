import { answerQuery, type Trace, type Watch } from '@/lib/peering';
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
  readonly evaluated: readonly {
    readonly networkSecurityGroup?: string;
    readonly securityAdminRule?: string;
    readonly at?: 'subnet' | 'nic';
    readonly ruleName?: string;
    readonly access: string;
  }[];
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

/** Whose answer is asked for: Azure's as documented, unless something else is said. */
export type Lens = { readonly misconception?: MisconceptionId; readonly mode?: Mode };

/**
 * The engine's answers in the order of the queries.
 * @param watch notes which rules they hang on; only without a misconception
 * @returns null if it has none to one of them
 */
export function answersOf(
  topology: Topology,
  queries: readonly Query[],
  lens: Lens = {},
  watch?: Watch,
): readonly Answer[] | null {
  const answers: Answer[] = [];
  for (const query of queries) {
    const answer = answerQuery(topology, { ...query, ...lens }, watch);
    if (!answer.ok || 'notModelled' in answer.value) return null;
    answers.push(answer.value as unknown as Answer);
  }
  return answers;
}
