import { withInlineChildren } from '../operations/inline-children';
import { type Json, listOf, recordOf, referenceOf, textOf, textsOf } from '../operations/json';
import type { Resource, Topology } from '../topology';
import {
  linkCommands,
  loadBalancingRuleCommand,
  routeCommand,
  ruleCommand,
  subnetCommand,
} from './cli-children';
import { command, comment, type Options, variable } from './cli-command';
import { firstName, groupName, lastName, networkIdOf, networkOf, placeOf, subscriptionOf } from './cli-place';
import { inDeploymentOrder } from './deployment-order';
import { type Group, groupKey, groupOf, isNetworkResource } from './deployment-place';

/**
 * The `az` commands that would build a topology, one a line, in an order in which they work: groups, what others need,
 * networks and subnets, what lives in them, links last. What `az` has no plain command for stands as a comment.
 * Values nobody but the reader knows stand as shell variables: `$SUBSCRIPTION_ID`, `$RESOURCE_GROUP`,
 * `$LOCATION`, `$SHARED_KEY`.
 */
export function toCli(topology: Topology): string[] {
  const inline = withInlineChildren(topology).resources;
  const ordered = inDeploymentOrder(inline.filter(isNetworkResource));
  const others = inline.filter((resource) => !isNetworkResource(resource));
  return [
    ...groupCommands(ordered),
    ...ordered.flatMap((resource) => commandsFor(resource)),
    ...ordered.flatMap((resource) => linkCommands(resource)),
    ...others.map(({ type, name }) => comment(`${type} ${name}: not part of the network`)),
  ];
}

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
  networkmanagers: (resource, properties) => {
    const scopes = recordOf(properties.networkManagerScopes);
    const written = ['subscriptions', 'managementGroups'].flatMap((key) => {
      const ids = textsOf(scopes[key]);
      return ids.length === 0
        ? []
        : [`${key === 'subscriptions' ? key : 'management-groups'}=${ids.join(',')}`];
    });
    return [
      command('az network manager create', {
        ...place(resource),
        'scope-accesses': 'Connectivity',
        'network-manager-scopes': written.length > 0 ? written : variable('MANAGER_SCOPES'),
      }),
    ];
  },
  'networkmanagers/networkgroups': (resource) => [
    command('az network manager group create', {
      ...placeOf(groupOf(resource)),
      'network-manager-name': firstName(resource),
      name: lastName(resource),
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

const addressOptions = (configuration: Json): Options => ({
  subnet: referenceOf(configuration.subnet),
  'private-ip-address': textOf(configuration.privateIPAddress),
  'public-ip-address': referenceOf(configuration.publicIPAddress),
  'application-security-groups': listOf(configuration.applicationSecurityGroups)
    .map(referenceOf)
    .filter((id) => id !== null),
});
