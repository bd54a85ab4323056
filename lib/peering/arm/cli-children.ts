import { type Json, listOf, recordOf, referenceOf, textOf, textsOf } from '../operations/json';
import type { Resource } from '../topology';
import { command } from './cli-command';
import { firstName, lastName, nameIn, placeOf } from './cli-place';
import { groupOf } from './deployment-place';

export const ruleCommand = (group: Resource, item: Json): string => {
  const rule = recordOf(item.properties);
  const groups = (key: string) =>
    listOf(rule[key])
      .map(referenceOf)
      .filter((id) => id !== null);
  const listed = (one: string, several: string) =>
    [...textsOf([rule[one]]), ...textsOf(rule[several])].filter((text) => text !== '');
  return command('az network nsg rule create', {
    ...placeOf(groupOf(group)),
    'nsg-name': firstName(group),
    name: textOf(item.name),
    priority: rule.priority,
    direction: rule.direction,
    access: rule.access,
    protocol: rule.protocol,
    'source-address-prefixes': listed('sourceAddressPrefix', 'sourceAddressPrefixes'),
    'source-port-ranges': listed('sourcePortRange', 'sourcePortRanges'),
    'source-asgs': groups('sourceApplicationSecurityGroups'),
    'destination-address-prefixes': listed('destinationAddressPrefix', 'destinationAddressPrefixes'),
    'destination-port-ranges': listed('destinationPortRange', 'destinationPortRanges'),
    'destination-asgs': groups('destinationApplicationSecurityGroups'),
  });
};

export function routeCommand(table: Resource, item: Json): string {
  const route = recordOf(item.properties);
  return command('az network route-table route create', {
    ...placeOf(groupOf(table)),
    'route-table-name': firstName(table),
    name: textOf(item.name),
    'address-prefix': route.addressPrefix,
    'next-hop-type': route.nextHopType,
    'next-hop-ip-address': route.nextHopIpAddress,
  });
}

export function subnetCommand(network: Resource, item: Json): string {
  const subnet = recordOf(item.properties);
  return command('az network vnet subnet create', {
    ...placeOf(groupOf(network)),
    'vnet-name': firstName(network),
    name: textOf(item.name),
    'address-prefixes': [...textsOf([subnet.addressPrefix]), ...textsOf(subnet.addressPrefixes)],
    'network-security-group': referenceOf(subnet.networkSecurityGroup),
    'route-table': referenceOf(subnet.routeTable),
    'private-endpoint-network-policies': textOf(subnet.privateEndpointNetworkPolicies),
    'service-endpoints': listOf(subnet.serviceEndpoints).flatMap((endpoint) =>
      textsOf([recordOf(endpoint).service]),
    ),
  });
}

export function loadBalancingRuleCommand(balancer: Resource, item: Json): string {
  const rule = recordOf(item.properties);
  return command('az network lb rule create', {
    ...placeOf(groupOf(balancer)),
    'lb-name': balancer.name,
    name: textOf(item.name),
    protocol: rule.protocol,
    'frontend-port': rule.frontendPort,
    'backend-port': rule.backendPort,
    'frontend-ip-name': nameIn(rule.frontendIPConfiguration),
    'backend-pool-name': nameIn(rule.backendAddressPool),
  });
}

/** Links after everything else: both networks have to be there, and a gateway before it is borrowed. */
export function linkCommands(resource: Resource): string[] {
  const type = resource.type.toLowerCase();
  if (type === 'microsoft.network/virtualnetworks/virtualnetworkpeerings') {
    return [linkCommand(resource, { name: lastName(resource), properties: resource.properties })];
  }
  const links =
    type === 'microsoft.network/virtualnetworks' ? resource.properties?.virtualNetworkPeerings : [];
  return listOf(links).map((item) => linkCommand(resource, recordOf(item)));
}

export function linkCommand(network: Resource, item: Json): string {
  const link = recordOf(item.properties);
  const isPart = link.peerCompleteVnets === false;
  return command('az network vnet peering create', {
    ...placeOf(groupOf(network)),
    'vnet-name': firstName(network),
    name: textOf(item.name),
    'remote-vnet': referenceOf(link.remoteVirtualNetwork),
    // az leaves access off unless told otherwise, unlike Azure itself
    'allow-vnet-access': link.allowVirtualNetworkAccess ?? true,
    'allow-forwarded-traffic': link.allowForwardedTraffic ?? false,
    'allow-gateway-transit': link.allowGatewayTransit ?? false,
    'use-remote-gateways': link.useRemoteGateways ?? false,
    'peer-complete-vnets': isPart ? false : undefined,
    'local-subnet-names': isPart ? textsOf(link.localSubnetNames) : undefined,
    'remote-subnet-names': isPart ? textsOf(link.remoteSubnetNames) : undefined,
    'enable-only-ipv6': link.enableOnlyIPv6Peering === true ? true : undefined,
  });
}
