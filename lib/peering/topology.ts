/**
 * A topology in ARM's own shape, as it was given: names, ids and properties may still be wrong.
 * `buildNetwork` checks it. Only what the engine reads is typed; other properties and types are kept as they are.
 */
export type Topology = {
  readonly resources: readonly Resource[];
  /** what `getLearnedRoutes` of a gateway returns; ARM has no property for it */
  readonly gatewayLearnedRoutes?: readonly LearnedRoutes[];
};

export type Resource = {
  /** `Microsoft.Network/virtualNetworks`, …; compared without case */
  readonly type: string;
  readonly name: string;
  /** derived from type and name when absent */
  readonly id?: string;
  readonly location?: string;
  readonly sku?: { readonly name?: string };
  readonly properties?: Readonly<Record<string, unknown>>;
};

export type LearnedRoutes = {
  readonly virtualNetworkGateway: { readonly id: string };
  readonly value: readonly {
    readonly network: string;
    readonly origin?: string;
    readonly nextHop?: string;
    readonly asPath?: string;
  }[];
};
