import type { MisconceptionId } from './vocabulary';

/**
 * The rules that a misconception bends, as switches. With every switch off the engine is Azure; a believer of M1 is the
 * same engine with one switch on. What a switch changes stands where the rule stands, never in an engine of its own.
 */
export type Semantics = {
  readonly misconception: MisconceptionId | null;
} & { readonly [Switch in keyof typeof SWITCHES]: boolean };

/** Each switch with the misconception that turns it on. */
export const SWITCHES = {
  /** reaching a peer's peer needs no more than the two peerings */
  peeringIsTransitive: 'M1',
  /** it does once forwarded traffic is allowed along the way */
  forwardedTrafficMakesTransit: 'M2',
  /** spokes that borrow one gateway learn each other's ranges from it */
  remoteGatewayJoinsSpokes: 'M3',
  /** a peering carries traffic as soon as one of its links exists */
  oneLinkIsEnough: 'M4',
  /** recreating the deleted link mends a Disconnected peering */
  recreatingRepairsDisconnected: 'M5',
  /** a range can be added only while the virtual network has no peering */
  addingRangeNeedsUnpeering: 'M6',
  /** sync is run on the link of the virtual network that was changed */
  syncOnChangedSide: 'M7',
  /** a peering whose ranges are not in sync is down */
  unsyncedIsDisconnected: 'M8',
  /** address spaces may overlap as long as no two subnets do */
  onlySubnetsCollide: 'M9',
  /** the other peers of a virtual network do not count when it is peered */
  otherPeersDoNotCount: 'M10',
  /** peering works inside one region only */
  peeringIsRegional: 'M11',
  /** both virtual networks must lie in one subscription and tenant */
  peeringNeedsOneSubscription: 'M12',
  /** a peering comes before user routes, and traffic over it is not filtered */
  peeringOverridesRoutesAndNsgs: 'M13',
  /** without access allowed there is no peering, and no route */
  accessOffRemovesPeering: 'M14',
  /** the two gateway flags belong on each other's links */
  transitFlagsSwapped: 'M15',
  /** a virtual network may use several gateways: two hubs', or a hub's beside its own */
  manyGateways: 'M16',
  /** a gateway cannot be borrowed over a global peering */
  transitIsRegional: 'M17',
  /** peering routes name the subnets of the peer */
  peeringRoutesPerSubnet: 'M18',
  /** the source of a route decides before the length of its prefix */
  sourceBeforeLength: 'M19',
  /** a longer gateway route is preferred to a virtual network's or a peering's */
  longerGatewayRouteWins: 'M20',
  /** a user route 0.0.0.0/0 takes the traffic to peers too */
  defaultRouteTakesPeers: 'M21',
  /** private addresses nobody has go to the internet */
  unknownPrivateToInternet: 'M22',
  /** the NIC of an appliance needs no IP forwarding */
  ipForwardingNotNeeded: 'M23',
  /** the way back needs no route of its own */
  replyNeedsNoRoute: 'M24',
  /** inbound meets the NIC's NSG first, outbound the subnet's */
  nsgOrderReversed: 'M25',
  /** a reply is filtered like any other packet */
  nsgStateless: 'M26',
  /** traffic inside a subnet is not filtered */
  sameSubnetUnfiltered: 'M27',
  /** the VirtualNetwork tag holds the own ranges only */
  virtualNetworkTagIsOwn: 'M28',
  /** application security groups reach across peerings */
  asgSpansPeerings: 'M30',
  /** a Basic load balancer answers over any peering */
  basicLoadBalancerIsGlobal: 'M32',
  /** switching gateway route propagation off removes peering routes as well */
  propagationOffRemovesPeering: 'M33',
  /** a user route may name a peering or an ExpressRoute gateway */
  anyUserNextHop: 'M34',
  /** a subnet has all its addresses but two */
  twoReservedAddresses: 'M35',
  /** where a route exists, the connection works */
  routeMeansReachable: 'M36',
} as const satisfies Record<string, MisconceptionId>;

/** Misconceptions about things that are not reachability, routes, state or validity: names (M29) and prices (M31). */
export const KNOWLEDGE_ONLY: ReadonlySet<string> = new Set(['M29', 'M31']);

const allOff = Object.fromEntries(Object.keys(SWITCHES).map((name) => [name, false]));

/** Azure as it is. */
export const AZURE = { misconception: null, ...allOff } as Semantics;

const BENT: ReadonlyMap<string, Semantics> = new Map(
  Object.entries(SWITCHES).map(([name, id]) => [id, { ...AZURE, misconception: id, [name]: true }]),
);

/**
 * The engine's rules as someone with this misconception sees them.
 * @returns null for what is no misconception the engine can hold: unknown ids, and M29 and M31, which are knowledge only
 */
export function semanticsOf(misconception: string): Semantics | null {
  return BENT.get(misconception.toUpperCase()) ?? null;
}
