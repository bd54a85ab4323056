import type { Resource, Topology } from '@/lib/peering/topology';
import type {
  FirewallPlan,
  GatewayPlan,
  LinkPlan,
  LoadBalancerPlan,
  ManagerPlan,
  NetworkPlan,
  NicPlan,
  NsgPlan,
  RouteTablePlan,
  SitePlan,
  VnetPlan,
} from './plan';
import { idOf, linkName, type ResourceType, TYPES } from './plan-ids';

/** Writes Azure's own JSON for a plan. */
export function buildTopology(plan: NetworkPlan): Topology {
  const region = (vnet: string) => plan.vnets.find((each) => each.name === vnet)?.region ?? 'westeurope';
  return {
    resources: [
      ...plan.vnets.map((vnet) => buildVnet(vnet, plan)),
      ...(plan.nsgs ?? []).map(buildNsg),
      ...(plan.routeTables ?? []).map(buildRouteTable),
      ...(plan.nics ?? []).map((nic) => ({ ...buildNic(nic), location: region(nic.vnet) })),
      ...(plan.firewalls ?? []).map((firewall) => ({
        ...buildFirewall(firewall),
        location: region(firewall.vnet),
      })),
      ...(plan.gateways ?? []).map((gateway) => ({
        ...buildGateway(gateway),
        location: region(gateway.vnet),
      })),
      ...(plan.sites ?? []).flatMap(buildSite),
      ...(plan.asgs ?? []).map((name) => resource('asg', name, {})),
      ...(plan.managers ?? []).map(buildManager),
      ...(plan.loadBalancers ?? []).map((balancer) => ({
        ...buildLoadBalancer(balancer),
        location: region(balancer.vnet),
      })),
    ],
    ...(plan.gateways?.some(({ bgp }) => bgp) && {
      gatewayLearnedRoutes: plan.gateways.flatMap(({ name, bgp }) =>
        bgp
          ? [
              {
                virtualNetworkGateway: reference('gateway', name),
                value: bgp.map((network) => ({
                  network,
                  origin: 'EBgp',
                  nextHop: '10.254.0.1',
                  asPath: '65010',
                })),
              },
            ]
          : [],
      ),
    }),
  };
}

const resource = (type: ResourceType, name: string, properties: Record<string, unknown>): Resource => ({
  type: `Microsoft.Network/${TYPES[type]}`,
  name,
  id: idOf(type, name),
  properties,
});
const reference = (type: ResourceType, ...names: readonly [string, ...string[]]) => ({
  id: idOf(type, ...names),
});

function buildVnet(vnet: VnetPlan, plan: NetworkPlan): Resource {
  const links = plan.links ?? [];
  return {
    ...resource('vnet', vnet.name, {
      addressSpace: { addressPrefixes: vnet.ranges },
      subnets: vnet.subnets.map((subnet) => ({
        name: subnet.name,
        id: idOf('subnet', vnet.name, subnet.name),
        properties: {
          addressPrefix: subnet.range,
          ...(subnet.nsg && { networkSecurityGroup: reference('nsg', subnet.nsg) }),
          ...(subnet.routeTable && { routeTable: reference('routeTable', subnet.routeTable) }),
        },
      })),
      virtualNetworkPeerings: links
        .filter((link) => link.from === vnet.name)
        .map((link) => buildLink(link, plan)),
    }),
    location: vnet.region,
  };
}

function buildLink(link: LinkPlan, plan: NetworkPlan) {
  const remote = plan.vnets.find((vnet) => vnet.name === link.to);
  const hasOtherSide = plan.links?.some((other) => other.from === link.to && other.to === link.from) ?? false;
  const chosen = remote?.subnets
    .filter(({ name }) => link.subnets?.remote.includes(name))
    .map(({ range }) => range);
  const present = (link.subnets ? chosen : remote?.ranges) ?? link.remoteRanges ?? [];
  return {
    name: linkName(link),
    id: idOf('link', link.from, linkName(link)),
    properties: {
      remoteVirtualNetwork: reference('vnet', link.to),
      allowVirtualNetworkAccess: link.access ?? true,
      allowForwardedTraffic: link.forwarded ?? false,
      allowGatewayTransit: link.transit ?? false,
      useRemoteGateways: link.remoteGateways ?? false,
      remoteAddressSpace: { addressPrefixes: link.remoteRanges ?? present },
      remoteVirtualNetworkAddressSpace: { addressPrefixes: present },
      ...(link.subnets && {
        peerCompleteVnets: false,
        localSubnetNames: link.subnets.local,
        remoteSubnetNames: link.subnets.remote,
      }),
      peeringState: link.state ?? (hasOtherSide ? 'Connected' : 'Initiated'),
    },
  };
}

function buildNic(nic: NicPlan): Resource {
  return resource('nic', nic.name, {
    enableIPForwarding: nic.ipForwarding ?? false,
    ipConfigurations: [
      {
        name: 'ipconfig1',
        id: idOf('ipConfiguration', nic.name, 'ipconfig1'),
        properties: {
          privateIPAddress: nic.ip,
          privateIPAllocationMethod: 'Static',
          subnet: reference('subnet', nic.vnet, nic.subnet),
          ...(nic.asg && { applicationSecurityGroups: [reference('asg', nic.asg)] }),
        },
      },
    ],
    ...(nic.nsg && { networkSecurityGroup: reference('nsg', nic.nsg) }),
  });
}

function buildNsg(nsg: NsgPlan): Resource {
  return resource('nsg', nsg.name, {
    securityRules: nsg.rules.map((rule) => ({
      name: rule.name,
      properties: {
        priority: rule.priority,
        direction: rule.direction,
        access: rule.access,
        protocol: rule.protocol ?? '*',
        ...(rule.sourceAsg
          ? { sourceApplicationSecurityGroups: [reference('asg', rule.sourceAsg)] }
          : { sourceAddressPrefix: rule.source ?? '*' }),
        sourcePortRange: '*',
        ...(rule.destinationAsg
          ? { destinationApplicationSecurityGroups: [reference('asg', rule.destinationAsg)] }
          : { destinationAddressPrefix: rule.destination ?? '*' }),
        destinationPortRange: rule.port ?? '*',
      },
    })),
  });
}

function buildRouteTable(table: RouteTablePlan): Resource {
  return resource('routeTable', table.name, {
    disableBgpRoutePropagation: table.disableBgpRoutePropagation ?? false,
    routes: table.routes.map((route) => ({
      name: route.name,
      properties: {
        addressPrefix: route.prefix,
        nextHopType: route.nextHop,
        ...(route.ip && { nextHopIpAddress: route.ip }),
      },
    })),
  });
}

function buildFirewall(firewall: FirewallPlan): Resource {
  return resource('firewall', firewall.name, {
    sku: { name: 'AZFW_VNet', tier: 'Standard' },
    ipConfigurations: [
      {
        name: 'ipconfig1',
        properties: {
          privateIPAddress: firewall.ip,
          subnet: reference('subnet', firewall.vnet, 'AzureFirewallSubnet'),
        },
      },
    ],
  });
}

function buildGateway(gateway: GatewayPlan): Resource {
  const sku = gateway.sku ?? (gateway.type === 'ExpressRoute' ? 'ErGw1AZ' : 'VpnGw1');
  return resource('gateway', gateway.name, {
    gatewayType: gateway.type ?? 'Vpn',
    ...(gateway.type !== 'ExpressRoute' && { vpnType: 'RouteBased' }),
    sku: { name: sku, tier: sku },
    enableBgp: gateway.bgp !== undefined,
    ipConfigurations: [
      { name: 'default', properties: { subnet: reference('subnet', gateway.vnet, 'GatewaySubnet') } },
    ],
  });
}

function buildSite(site: SitePlan): Resource[] {
  const name = `lgw-${site.name}`;
  return [
    resource('localGateway', name, { localNetworkAddressSpace: { addressPrefixes: site.ranges } }),
    resource('connection', `con-${site.name}`, {
      connectionType: 'IPsec',
      virtualNetworkGateway1: reference('gateway', site.gateway),
      localNetworkGateway2: reference('localGateway', name),
    }),
  ];
}

function buildLoadBalancer(balancer: LoadBalancerPlan): Resource {
  const pool = `${idOf('loadBalancer', balancer.name)}/backendAddressPools/backends`;
  return {
    ...resource('loadBalancer', balancer.name, {
      frontendIPConfigurations: [
        {
          name: 'frontend',
          properties: {
            privateIPAddress: balancer.ip,
            subnet: reference('subnet', balancer.vnet, balancer.subnet),
          },
        },
      ],
      backendAddressPools: [
        {
          name: 'backends',
          id: pool,
          properties: {
            backendIPConfigurations: balancer.backends.map((nic) =>
              reference('ipConfiguration', nic, 'ipconfig1'),
            ),
          },
        },
      ],
    }),
    sku: { name: balancer.sku },
  };
}

function buildManager({ name, members, hub, direct = false }: ManagerPlan): Resource {
  const group = idOf('manager', name, 'spokes');
  return resource('manager', name, {
    networkGroups: [
      {
        name: 'spokes',
        id: group,
        properties: { staticMembers: members.map((vnet) => ({ resourceId: idOf('vnet', vnet) })) },
      },
    ],
    connectivityConfigurations: [
      {
        name: 'connectivity',
        properties: {
          connectivityTopology: hub ? 'HubAndSpoke' : 'Mesh',
          ...(hub && {
            hubs: [{ resourceId: idOf('vnet', hub), resourceType: 'Microsoft.Network/virtualNetworks' }],
          }),
          isGlobal: 'False',
          appliesToGroups: [
            {
              networkGroupId: group,
              groupConnectivity: direct ? 'DirectlyConnected' : 'None',
              useHubGateway: 'False',
            },
          ],
        },
      },
    ],
  });
}
