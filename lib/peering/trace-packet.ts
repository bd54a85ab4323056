import { type Address, formatAddress } from './address';
import { type Behaviour, behaviourOf, type Options } from './behaviour';
import { type ResolvedFlow, resolveFlow } from './flow';
import type { Holder, Network, VirtualNetwork } from './network';
import type { Packet } from './nsg';
import type { Walked } from './path-record';
import type { Endpoint, Flow, Trace } from './trace';
import { Walk } from './walk';

/** A traced flow, and what a caller needs beside the trace. */
export type Traced = {
  readonly trace: Trace;
  /** whether the reply of this flow would arrive */
  readonly replyAllowed: boolean;
  /** a service tag whose public ranges would have to be known for a sure answer */
  readonly unknownTag: string | null;
};

/**
 * Follows one packet through the network.
 * @param flow whose ends exist: `resolveFlow` says what is wrong with one that doesn't, this throws
 */
export function tracePacket(network: Network, flow: Flow, options: Options = {}): Trace {
  const behaviour = behaviourOf(network, options);
  const resolved = required(network, flow);
  return toTrace(resolved, walk(resolved, behaviour), behaviour);
}

/** The path of the reply to a flow; null where nothing could reply or what replies is not ours to trace. */
export function traceReply(network: Network, flow: Flow, options: Options = {}): Trace | null {
  const behaviour = behaviourOf(network, options);
  const resolved = required(network, flow);
  const walked = replyTo(resolved, walk(resolved, behaviour), behaviour);
  if (!walked || walked === true) return null;
  const reversed = { packet: reverse(resolved.packet), source: null, target: null };
  return toTrace(reversed, walked, behaviour);
}

/** Whether the reply of a flow would arrive: judged by routes, flags and appliances, since NSGs are stateful (R93). */
export function replyAllowed(network: Network, flow: Flow, options: Options = {}): boolean {
  const behaviour = behaviourOf(network, options);
  const resolved = required(network, flow);
  return isReplyAllowed(resolved, walk(resolved, behaviour), behaviour);
}

/** Everything about a flow at once. */
export function traceFlow(resolved: ResolvedFlow, behaviour: Behaviour): Traced {
  const walked = walk(resolved, behaviour);
  return {
    trace: toTrace(resolved, walked, behaviour),
    replyAllowed: isReplyAllowed(resolved, walked, behaviour),
    unknownTag: walked.unknownTag,
  };
}

export const isReachable = ({ outcome }: Pick<Trace, 'outcome'>): boolean => outcome.kind !== 'dropped';

function required(network: Network, flow: Flow): ResolvedFlow {
  const resolved = resolveFlow(network, flow);
  if (!resolved.ok) throw new Error(`${resolved.error.path}: ${resolved.error.message}`);
  return resolved.value;
}

function walk({ packet, source, target }: ResolvedFlow, behaviour: Behaviour): Walked {
  const walking = new Walk(packet, behaviour, false, target);
  return source ? walking.fromHolder(source) : walking.fromOnPremises();
}

function isReplyAllowed(resolved: ResolvedFlow, walked: Walked, behaviour: Behaviour): boolean {
  const reply = replyTo(resolved, walked, behaviour);
  if (reply === true || reply?.outcome.kind === 'delivered') return true;
  return behaviour.semantics.replyNeedsNoRoute || behaviour.semantics.routeMeansReachable;
}

/** The reply's walk; true where it comes from beyond the network and its way is not in question; null if nobody replies. */
function replyTo(resolved: ResolvedFlow, walked: Walked, behaviour: Behaviour): Walked | true | null {
  const packet = reverse(resolved.packet);
  if (walked.outcome.kind === 'left-to-internet') return true;
  const replier = walked.receiver ?? findReplier(resolved, behaviour);
  if (replier?.kind === 'privateEndpoint') return true;
  const walking = new Walk(packet, behaviour, true, resolved.source);
  if (replier) return walking.fromHolder(replier);
  return walked.outcome.kind === 'delivered' ? walking.fromOnPremises() : null;
}

/** Who would reply if a packet that was dropped had arrived: the holder of the address nearest to its source. */
function findReplier({ packet, source }: ResolvedFlow, behaviour: Behaviour): Holder | null {
  const own = source?.subnet.virtualNetwork;
  const near: VirtualNetwork[] = own ? [own, ...behaviour.linksOf(own).flatMap((link) => link.to ?? [])] : [];
  const all = [...near, ...behaviour.network.virtualNetworks];
  const holder = all.flatMap((each) => each.holders.get(packet.destination) ?? [])[0] ?? null;
  return holder?.loadBalancer ? (holder.loadBalancer.rules[0]?.backends[0] ?? null) : holder;
}

const reverse = (packet: Packet): Packet => ({
  source: packet.destination,
  destination: packet.source,
  protocol: packet.protocol,
  sourcePort: packet.destinationPort,
  destinationPort: packet.sourcePort,
});

function toTrace({ packet, source }: ResolvedFlow, walked: Walked, behaviour: Behaviour): Trace {
  const { protocol, sourcePort, destinationPort } = packet;
  return {
    source: endpoint(packet.source, source),
    destination: endpoint(packet.destination, findReplierAt(packet.destination, walked, behaviour)),
    protocol,
    sourcePort,
    destinationPort,
    hops: walked.hops,
    outcome: walked.outcome,
  };
}

function findReplierAt(address: Address, { receiver }: Walked, { network }: Behaviour): Holder | null {
  if (receiver?.address === address) return receiver;
  for (const virtualNetwork of network.virtualNetworks) {
    const holder = virtualNetwork.holders.get(address);
    if (holder) return holder;
  }
  return null;
}

function endpoint(address: Address, holder: Holder | null): Endpoint {
  return {
    ipAddress: formatAddress(address),
    ...(holder
      ? {
          networkInterface: holder.name,
          subnet: holder.subnet.name,
          virtualNetwork: holder.subnet.virtualNetwork.name,
        }
      : {}),
  };
}
