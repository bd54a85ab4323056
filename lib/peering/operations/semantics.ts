import type { MisconceptionId } from '../vocabulary';

/**
 * The points at which a misconception about operations differs from Azure. One engine reads them; Azure is the value
 * with every switch off.
 */
export type OperationSemantics = {
  /** M4 one link is enough: it is Connected at once */
  readonly oneLinkConnects: boolean;
  /** M5 creating the deleted link again repairs a Disconnected peering */
  readonly recreatingRepairs: boolean;
  /** M6 ranges cannot be changed while peered */
  readonly rangesFixedWhilePeered: boolean;
  /** M7 sync is run in the network that was changed */
  readonly syncRunsOnChangedSide: boolean;
  /** M8 changing ranges disconnects the peering */
  readonly changeDisconnects: boolean;
  /** M9 only subnets can overlap, not address spaces */
  readonly overlapComparesSubnets: boolean;
  /** M10 networks behind one hub may overlap one another */
  readonly peersOfPeerMayOverlap: boolean;
  /** M11 peering stays inside one region */
  readonly peeringNeedsSameRegion: boolean;
  /** M12 peering stays inside one subscription and tenant */
  readonly peeringNeedsSameSubscription: boolean;
  /** M14 turning virtual network access off takes the peering away */
  readonly accessOffDisconnects: boolean;
  /** M15 `allowGatewayTransit` belongs on the link that borrows the gateway */
  readonly transitFlagOnBorrower: boolean;
  /** M16 a network may use several gateways, its own included */
  readonly severalGatewaysAllowed: boolean;
  /** M17 gateway transit stays inside one region */
  readonly transitNeedsSameRegion: boolean;
  /** M30 an application security group may hold NICs of peered networks */
  readonly asgMaySpanNetworks: boolean;
  /** M34 a user route may name a peering or an ExpressRoute gateway as its next hop */
  readonly anyNextHopType: boolean;
  /** M35 two addresses of a subnet are reserved, not five */
  readonly twoReservedAddresses: boolean;
};

export const AZURE_OPERATIONS: OperationSemantics = {
  oneLinkConnects: false,
  recreatingRepairs: false,
  rangesFixedWhilePeered: false,
  syncRunsOnChangedSide: false,
  changeDisconnects: false,
  overlapComparesSubnets: false,
  peersOfPeerMayOverlap: false,
  peeringNeedsSameRegion: false,
  peeringNeedsSameSubscription: false,
  accessOffDisconnects: false,
  transitFlagOnBorrower: false,
  severalGatewaysAllowed: false,
  transitNeedsSameRegion: false,
  asgMaySpanNetworks: false,
  anyNextHopType: false,
  twoReservedAddresses: false,
};

/** Which switch each misconception turns on. */
export const OPERATION_SWITCHES: Readonly<Record<MisconceptionId, keyof OperationSemantics>> = {
  M4: 'oneLinkConnects',
  M5: 'recreatingRepairs',
  M6: 'rangesFixedWhilePeered',
  M7: 'syncRunsOnChangedSide',
  M8: 'changeDisconnects',
  M9: 'overlapComparesSubnets',
  M10: 'peersOfPeerMayOverlap',
  M11: 'peeringNeedsSameRegion',
  M12: 'peeringNeedsSameSubscription',
  M14: 'accessOffDisconnects',
  M15: 'transitFlagOnBorrower',
  M16: 'severalGatewaysAllowed',
  M17: 'transitNeedsSameRegion',
  M30: 'asgMaySpanNetworks',
  M34: 'anyNextHopType',
  M35: 'twoReservedAddresses',
};

/** Azure with this one rule bent, or null where the misconception is not about operations. */
export function operationSemanticsOf(misconception: MisconceptionId): OperationSemantics | null {
  const name = OPERATION_SWITCHES[misconception];
  return name ? { ...AZURE_OPERATIONS, [name]: true } : null;
}
