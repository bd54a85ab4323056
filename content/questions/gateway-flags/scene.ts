import { lastSubnetOf } from '../../topologies/addresses';
import { type GatewayPlan, idOf, type LinkPlan, linkName, type VnetPlan } from '../../topologies/plan';
import { type Site, vnetOf } from '../../topologies/scene';

export const withGateway = (site: Site): VnetPlan =>
  vnetOf(site, {}, [{ name: 'GatewaySubnet', range: lastSubnetOf(site.range, 27) }]);

export const gatewayOf = (site: Site, sku?: string): GatewayPlan => ({
  name: `vgw-${site.workload}`,
  vnet: site.vnet,
  ...(sku && { sku }),
});

/** Would Azure set the flag on this link? */
export const setRemoteGateways = (link: LinkPlan) => ({
  kind: 'canPeer' as const,
  operation: 'updatePeering' as const,
  peering: { id: idOf('link', link.from, linkName(link)) },
  properties: { useRemoteGateways: true },
});
