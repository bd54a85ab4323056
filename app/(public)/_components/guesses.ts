import { hubAndTwoSpokes, WEB_TO_SQL } from '@/content/topologies/hub-and-two-spokes';
import { buildNetwork, explainTrace, tracePacket } from '@/lib/peering';

/** A guess at why the packet doesn't cross, and the change of the network that would mend it if the guess were right. */
export type Guess = {
  readonly id: string;
  readonly text: string;
  readonly isRight: boolean;
  readonly change: Parameters<typeof hubAndTwoSpokes>[0];
  readonly reason: string;
};

export const GUESSES: readonly Guess[] = [
  {
    id: 'forwarded',
    text: 'The links don’t allow forwarded traffic.',
    isRight: false,
    change: { spokeFlags: { allowForwardedTraffic: true }, hubFlags: { allowForwardedTraffic: true } },
    reason:
      'Allow it on all four links, and the packet still stops at the very same look-up. The setting lets traffic in; it makes no route.',
  },
  {
    id: 'route',
    text: 'spoke-shop has no route to `10.30.0.0/16`.',
    isRight: true,
    change: {},
    reason:
      'A peering brings the neighbour’s own range and nothing beyond it. The packet never even gets to the hub.',
  },
  {
    id: 'gateway',
    text: 'hub-core has no gateway that the spokes could use.',
    isRight: false,
    change: {
      gateway: true,
      hubFlags: { allowGatewayTransit: true },
      spokeFlags: { useRemoteGateways: true },
    },
    reason:
      'Build one and share it with both spokes: they learn what lies behind the gateway, and still not each other.',
  },
];

/** What the engine says of the network after a change. */
export function explanationOf(change: Guess['change']) {
  const network = buildNetwork(hubAndTwoSpokes(change));
  if (!network.ok) throw new Error(network.error.map((problem) => problem.message).join(' '));
  const trace = tracePacket(network.value, WEB_TO_SQL);
  return { trace, explanation: explainTrace(trace) };
}
