import type { Resource, Topology } from '@/lib/peering/topology';
import type { NextHopType, PeeringState } from '@/lib/peering/vocabulary';

/** A network in a few lines, from which `buildTopology` writes Azure's own JSON. Things refer to one another by name. */
export type NetworkPlan = {
  readonly vnets: readonly VnetPlan[];
  readonly links?: readonly LinkPlan[];
  readonly nics?: readonly NicPlan[];
  readonly nsgs?: readonly NsgPlan[];
  readonly routeTables?: readonly RouteTablePlan[];
  readonly firewalls?: readonly FirewallPlan[];
  readonly gateways?: readonly GatewayPlan[];
  readonly sites?: readonly SitePlan[];
  readonly loadBalancers?: readonly LoadBalancerPlan[];
  readonly asgs?: readonly string[];
  readonly managers?: readonly ManagerPlan[];
};

export type VnetPlan = {
  readonly name: string;
  readonly ranges: readonly string[];
  /** as Azure spells it: `westeurope` */
  readonly region: string;
  readonly subnets: readonly SubnetPlan[];
};
export type SubnetPlan = {
  readonly name: string;
  readonly range: string;
  readonly nsg?: string;
  readonly routeTable?: string;
};

/** One of a peering's two links. Its state is worked out from the other side unless given. */
export type LinkPlan = {
  readonly from: string;
  readonly to: string;
  readonly name?: string;
  readonly state?: PeeringState;
  /** the remote ranges that were last synced, where they are not the present ones */
  readonly remoteRanges?: readonly string[];
  readonly access?: boolean;
  readonly forwarded?: boolean;
  readonly transit?: boolean;
  readonly remoteGateways?: boolean;
  /** subnet peering: the subnets that take part, on this side and on the other */
  readonly subnets?: { readonly local: readonly string[]; readonly remote: readonly string[] };
};

export type NicPlan = {
  readonly name: string;
  readonly vnet: string;
  readonly subnet: string;
  readonly ip: string;
  readonly nsg?: string;
  readonly ipForwarding?: boolean;
  readonly asg?: string;
};

export type NsgPlan = { readonly name: string; readonly rules: readonly RulePlan[] };
export type RulePlan = {
  readonly name: string;
  readonly priority: number;
  readonly direction: 'Inbound' | 'Outbound';
  readonly access: 'Allow' | 'Deny';
  /** absent: any */
  readonly protocol?: 'Tcp' | 'Udp' | 'Icmp';
  readonly source?: string;
  readonly destination?: string;
  readonly port?: string;
  /** application security groups, in place of the address prefixes */
  readonly sourceAsg?: string;
  readonly destinationAsg?: string;
};

export type RouteTablePlan = {
  readonly name: string;
  readonly routes: readonly RoutePlan[];
  readonly disableBgpRoutePropagation?: boolean;
};
export type RoutePlan = {
  readonly name: string;
  readonly prefix: string;
  readonly nextHop: Extract<
    NextHopType,
    'VirtualAppliance' | 'VirtualNetworkGateway' | 'VnetLocal' | 'Internet' | 'None'
  >;
  readonly ip?: string;
};

/** An Azure Firewall in the `AzureFirewallSubnet` of its network. */
export type FirewallPlan = { readonly name: string; readonly vnet: string; readonly ip: string };
/** A gateway in the `GatewaySubnet` of its network. */
export type GatewayPlan = {
  readonly name: string;
  readonly vnet: string;
  readonly type?: 'Vpn' | 'ExpressRoute';
  readonly sku?: string;
  /** ranges it learns by BGP */
  readonly bgp?: readonly string[];
};
/** A place on-premises, joined to a VPN gateway by a site-to-site connection. */
export type SitePlan = {
  readonly name: string;
  readonly ranges: readonly string[];
  readonly gateway: string;
};
/** An internal load balancer in front of NICs. */
export type LoadBalancerPlan = {
  readonly name: string;
  readonly vnet: string;
  readonly subnet: string;
  readonly ip: string;
  readonly sku: 'Basic' | 'Standard';
  readonly backends: readonly string[];
};

/** A Virtual Network Manager with one group of networks and one connectivity configuration for it. */
export type ManagerPlan = {
  readonly name: string;
  readonly members: readonly string[];
  /** with a hub: hub and spoke; without: a mesh of the members */
  readonly hub?: string;
  /** hub and spoke: whether the spokes are also joined with one another */
  readonly direct?: boolean;
};

const GROUP = '/subscriptions/5c0e1f2a-7b34-4d19-9e68-2f41a7c3d805/resourceGroups/rg-network';

/** Resource id of a thing in the plan, as queries name it. */
export function idOf(type: ResourceType, ...names: readonly [string, ...string[]]): string {
  const [first, second] = names;
  const base = `${GROUP}/providers/Microsoft.Network/${TYPES[type]}/${first}`;
  return second === undefined ? base : `${base}/${CHILDREN[type] ?? 'subnets'}/${second}`;
}
export type ResourceType = keyof typeof TYPES;
const TYPES = {
  vnet: 'virtualNetworks',
  subnet: 'virtualNetworks',
  link: 'virtualNetworks',
  nic: 'networkInterfaces',
  ipConfiguration: 'networkInterfaces',
  nsg: 'networkSecurityGroups',
  routeTable: 'routeTables',
  firewall: 'azureFirewalls',
  gateway: 'virtualNetworkGateways',
  localGateway: 'localNetworkGateways',
  connection: 'connections',
  loadBalancer: 'loadBalancers',
  asg: 'applicationSecurityGroups',
  manager: 'networkManagers',
} as const;
const CHILDREN: Partial<Record<ResourceType, string>> = {
  link: 'virtualNetworkPeerings',
  ipConfiguration: 'ipConfigurations',
  manager: 'networkGroups',
};

/** A link's name, as the portal's habit goes: where it starts, where it leads. */
export const linkName = (link: LinkPlan): string => link.name ?? `${short(link.from)}-to-${short(link.to)}`;
const short = (vnet: string) => vnet.replace(/^vnet-/, '').replace(/-vnet$/, '');

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

/** Both links of a peering. `sides` sets flags on each: the first leads from `a` to `b`. */
export function peer(
  a: string,
  b: string,
  sides: readonly [Partial<LinkPlan>?, Partial<LinkPlan>?] = [],
): readonly [LinkPlan, LinkPlan] {
  return [
    { ...sides[0], from: a, to: b },
    { ...sides[1], from: b, to: a },
  ];
}
