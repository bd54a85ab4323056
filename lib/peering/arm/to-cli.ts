import { withInlineChildren } from '../operations/inline-children';
import { type Json, listOf, recordOf, referenceOf, textOf, textsOf } from '../operations/json';
import { nameInId, parentIdOf } from '../resource-id';
import type { Resource, Topology } from '../topology';
import { command, comment, type Options, variable } from './cli-command';
import { inDeploymentOrder } from './deployment-order';
import { type Group, groupKey, groupOf, isSameGroup, NOWHERE } from './deployment-place';

/**
 * The `az` commands that would build a topology, one a line, in an order in which they work: groups, what others need,
 * networks and subnets, what lives in them, links last. What `az` has no plain command for stands as a comment.
 * Values nobody but the reader knows stand as shell variables: `$SUBSCRIPTION_ID`, `$RESOURCE_GROUP`,
 * `$LOCATION`, `$SHARED_KEY`.
 */
export function toCli(topology: Topology): string[] {
  const inline = withInlineChildren(topology).resources;
  const ordered = inDeploymentOrder(inline.filter((resource) => isNetwork(resource)));
  const others = inline.filter((resource) => !isNetwork(resource));
  return [
    ...groupCommands(ordered),
    ...ordered.flatMap((resource) => commandsFor(resource)),
    ...ordered.flatMap((resource) => linkCommands(resource)),
    ...others.map(({ type, name }) => comment(`${type} ${name}: not part of the network`)),
  ];
}

const isNetwork = ({ type }: Resource): boolean => type.toLowerCase().startsWith('microsoft.network/');

function groupCommands(resources: readonly Resource[]): string[] {
  const groups = new Map<string, { readonly group: Group; readonly location: string | null }>();
  for (const resource of resources) {
    const group = groupOf(resource);
    const known = groups.get(groupKey(group));
    if (!known?.location) groups.set(groupKey(group), { group, location: resource.location ?? null });
  }
  return [...groups.values()].map(({ group, location }) =>
    command('az group create', {
      name: groupName(group),
      subscription: subscriptionOf(group),
      location: location ?? variable('LOCATION'),
    }),
  );
}

function commandsFor(resource: Resource): string[] {
  const type = resource.type.toLowerCase().replace(/^microsoft\.network\//, '');
  const write = Object.hasOwn(WRITERS, type) ? WRITERS[type] : undefined;
  return write
    ? write(resource, recordOf(resource.properties))
    : [comment(`${resource.type} ${resource.name}: there is no plain command`)];
}

type Writer = (resource: Resource, properties: Json) => string[];

/** What every command on a resource begins with. */
const place = (resource: Resource): Options => ({
  ...placeOf(groupOf(resource)),
  name: resource.name,
  location: resource.location,
});

const WRITERS: Readonly<Record<string, Writer>> = {
  applicationsecuritygroups: (resource) => [command('az network asg create', place(resource))],
  networksecuritygroups: (resource, properties) => [
    command('az network nsg create', place(resource)),
    ...listOf(properties.securityRules).map((item) => ruleCommand(resource, recordOf(item))),
  ],
  'networksecuritygroups/securityrules': (resource, properties) => [
    ruleCommand(resource, { name: lastName(resource), properties }),
  ],
  routetables: (resource, properties) => [
    command('az network route-table create', {
      ...place(resource),
      'disable-bgp-route-propagation': properties.disableBgpRoutePropagation === true ? true : undefined,
    }),
    ...listOf(properties.routes).map((item) => routeCommand(resource, recordOf(item))),
  ],
  'routetables/routes': (resource, properties) => [
    routeCommand(resource, { name: lastName(resource), properties }),
  ],
  publicipaddresses: (resource, properties) => [
    command('az network public-ip create', {
      ...place(resource),
      sku: resource.sku?.name,
      'allocation-method': properties.publicIPAllocationMethod,
    }),
  ],
  virtualnetworks: (resource, properties) => [
    command('az network vnet create', {
      ...place(resource),
      'address-prefixes': textsOf(recordOf(properties.addressSpace).addressPrefixes),
    }),
    ...listOf(properties.subnets).map((item) => subnetCommand(resource, recordOf(item))),
  ],
  'virtualnetworks/subnets': (resource, properties) => [
    subnetCommand(resource, { name: lastName(resource), properties }),
  ],
  // written with all the other links
  'virtualnetworks/virtualnetworkpeerings': () => [],
  networkinterfaces: (resource, properties) => {
    const [first, ...more] = listOf(properties.ipConfigurations).map(recordOf);
    return [
      command('az network nic create', {
        ...place(resource),
        ...addressOptions(recordOf(first?.properties)),
        'ip-forwarding': properties.enableIPForwarding === true ? true : undefined,
        'network-security-group': referenceOf(properties.networkSecurityGroup),
      }),
      ...more.map((item) =>
        command('az network nic ip-config create', {
          ...placeOf(groupOf(resource)),
          'nic-name': resource.name,
          name: textOf(item.name),
          ...addressOptions(recordOf(item.properties)),
        }),
      ),
    ];
  },
  loadbalancers: (resource, properties) => {
    const [frontend] = listOf(properties.frontendIPConfigurations).map(recordOf);
    const address = recordOf(frontend?.properties);
    return [
      command('az network lb create', {
        ...place(resource),
        sku: resource.sku?.name,
        'frontend-ip-name': textOf(frontend?.name),
        'backend-pool-name': textOf(recordOf(listOf(properties.backendAddressPools)[0]).name),
        'public-ip-address': referenceOf(address.publicIPAddress),
        subnet: referenceOf(address.subnet),
        'private-ip-address': textOf(address.privateIPAddress),
      }),
      ...listOf(properties.loadBalancingRules).map((item) =>
        loadBalancingRuleCommand(resource, recordOf(item)),
      ),
    ];
  },
  azurefirewalls: (resource, properties) => [
    command('az network firewall create', place(resource)),
    ...listOf(properties.ipConfigurations)
      .map(recordOf)
      .map((item) =>
        command('az network firewall ip-config create', {
          ...placeOf(groupOf(resource)),
          'firewall-name': resource.name,
          name: textOf(item.name),
          'public-ip-address':
            referenceOf(recordOf(item.properties).publicIPAddress) ?? variable('FIREWALL_PUBLIC_IP'),
          'vnet-name': networkOf(referenceOf(recordOf(item.properties).subnet)),
        }),
      ),
  ],
  localnetworkgateways: (resource, properties) => [
    command('az network local-gateway create', {
      ...place(resource),
      'gateway-ip-address': textOf(properties.gatewayIpAddress) ?? variable('SITE_PUBLIC_IP'),
      'local-address-prefixes': textsOf(recordOf(properties.localNetworkAddressSpace).addressPrefixes),
    }),
  ],
  virtualnetworkgateways: (resource, properties) => {
    const configurations = listOf(properties.ipConfigurations).map((item) =>
      recordOf(recordOf(item).properties),
    );
    const addresses = configurations.map(
      ({ publicIPAddress }) => referenceOf(publicIPAddress) ?? variable('GATEWAY_PUBLIC_IP'),
    );
    return [
      command('az network vnet-gateway create', {
        ...place(resource),
        vnet: networkIdOf(referenceOf(configurations[0]?.subnet)),
        'gateway-type': textOf(properties.gatewayType),
        'vpn-type': textOf(properties.vpnType),
        sku: textOf(recordOf(properties.sku).name) ?? resource.sku?.name,
        'public-ip-addresses': addresses,
      }),
    ];
  },
  connections: (resource, properties) => [
    command('az network vpn-connection create', {
      ...place(resource),
      'vnet-gateway1': referenceOf(properties.virtualNetworkGateway1),
      'local-gateway2': referenceOf(properties.localNetworkGateway2),
      'vnet-gateway2': referenceOf(properties.virtualNetworkGateway2),
      'shared-key': variable('SHARED_KEY'),
    }),
  ],
  privateendpoints: (resource, properties) => {
    const [connection] = listOf(properties.privateLinkServiceConnections).map((item) =>
      recordOf(recordOf(item).properties),
    );
    return [
      command('az network private-endpoint create', {
        ...place(resource),
        subnet: referenceOf(properties.subnet),
        'connection-name': `${resource.name}-connection`,
        'private-connection-resource-id': textOf(connection?.privateLinkServiceId) ?? variable('SERVICE_ID'),
        'group-id': textsOf(connection?.groupIds)[0],
      }),
    ];
  },
};

const ruleCommand = (group: Resource, item: Json): string => {
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

function routeCommand(table: Resource, item: Json): string {
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

function subnetCommand(network: Resource, item: Json): string {
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

function loadBalancingRuleCommand(balancer: Resource, item: Json): string {
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
function linkCommands(resource: Resource): string[] {
  const type = resource.type.toLowerCase();
  if (type === 'microsoft.network/virtualnetworks/virtualnetworkpeerings') {
    return [linkCommand(resource, { name: lastName(resource), properties: resource.properties })];
  }
  const links =
    type === 'microsoft.network/virtualnetworks' ? resource.properties?.virtualNetworkPeerings : [];
  return listOf(links).map((item) => linkCommand(resource, recordOf(item)));
}

function linkCommand(network: Resource, item: Json): string {
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

const addressOptions = (configuration: Json): Options => ({
  subnet: referenceOf(configuration.subnet),
  'private-ip-address': textOf(configuration.privateIPAddress),
  'public-ip-address': referenceOf(configuration.publicIPAddress),
  'application-security-groups': listOf(configuration.applicationSecurityGroups)
    .map(referenceOf)
    .filter((id) => id !== null),
});

const groupName = (group: Group): unknown =>
  isSameGroup(group, NOWHERE) ? variable('RESOURCE_GROUP') : group.resourceGroup;
const subscriptionOf = (group: Group): unknown =>
  group.subscriptionId === NOWHERE.subscriptionId ? undefined : group.subscriptionId;
const placeOf = (group: Group): Options => ({
  'resource-group': groupName(group),
  subscription: subscriptionOf(group),
});

const firstName = (resource: Resource): string => resource.name.split('/')[0] ?? '';
const lastName = (resource: Resource): string => resource.name.slice(resource.name.lastIndexOf('/') + 1);
const nameIn = (value: unknown): string | null => {
  const id = referenceOf(value);
  return id === null ? null : nameInId(id);
};
const networkIdOf = (subnet: string | null): string | null => (subnet === null ? null : parentIdOf(subnet));
const networkOf = (subnet: string | null): string | null =>
  subnet === null ? null : nameInId(parentIdOf(subnet));
