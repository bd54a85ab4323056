import type { Behaviour } from '../behaviour';
import { resolveFlow } from '../flow';
import type { NetworkInterface } from '../network';
import { traceFlow } from '../trace-packet';
import type { Cause, DropReason, Protocol } from '../vocabulary';

/** What the matrix asks of every pair. */
export type MatrixQuestion = {
  readonly protocol: Protocol;
  /** 50000 if left out */
  readonly sourcePort?: number;
  readonly destinationPort: number;
};

/** What becomes of packets from NICs of one class to NICs of another: what a trace says, but for the names in it. */
export type PairOutcome = {
  readonly kind: 'delivered' | 'left-to-internet' | 'dropped';
  /** would the reply arrive */
  readonly replyAllowed: boolean;
  readonly reason?: DropReason;
  readonly cause?: Cause;
  readonly ruleName?: string;
  /** the packet arrives, but at someone else who has the same address */
  readonly elsewhere?: true;
  /** the answer hangs on ranges of this service tag, which the engine does not know */
  readonly unknownTag?: string;
};

/** The two have no IP version in common, and so no packet to ask about. */
export type NoPacket = { readonly kind: 'no-common-version' };

/** Whether a connection comes about: the packet arrives where it was meant to, and its reply arrives too. */
export const isConnecting = (outcome: PairOutcome | NoPacket): boolean =>
  outcome.kind === 'delivered' && !outcome.elsewhere && outcome.replyAllowed;

/** One pair's outcome, by tracing it. */
export function tracePair(
  from: NetworkInterface,
  to: NetworkInterface,
  { protocol, sourcePort = 50_000, destinationPort }: MatrixQuestion,
  behaviour: Behaviour,
): PairOutcome | NoPacket {
  const resolved = resolveFlow(behaviour.network, {
    source: { networkInterface: { id: from.id } },
    destination: { networkInterface: { id: to.id } },
    protocol,
    sourcePort,
    destinationPort,
  });
  if (!resolved.ok) return { kind: 'no-common-version' };
  const { trace, replyAllowed, unknownTag } = traceFlow(resolved.value, behaviour);
  const { outcome } = trace;
  return {
    kind: outcome.kind,
    replyAllowed,
    ...(outcome.kind === 'dropped' ? { reason: outcome.reason } : {}),
    ...(outcome.kind === 'dropped' && outcome.cause ? { cause: outcome.cause } : {}),
    ...(outcome.kind === 'dropped' && outcome.ruleName !== undefined ? { ruleName: outcome.ruleName } : {}),
    ...(outcome.kind === 'delivered' && !arrivedAt(trace.hops.at(-1)?.node, to) ? { elsewhere: true } : {}),
    ...(unknownTag === null ? {} : { unknownTag }),
  };
}

const arrivedAt = (node: { id?: string } | undefined, nic: NetworkInterface): boolean => node?.id === nic.id;
