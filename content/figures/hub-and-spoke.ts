import type { LinkPlace, LiveFigure } from '@/lib/live-figure/definition';
import type { Resource } from '@/lib/peering/topology';
import { idOf, link, nic, routeTable, subnet, subnetId, virtualNetwork } from '../topologies/resources';

const SHOP_TO_HUB: LinkPlace = { from: 'spoke-shop', to: 'hub-core', name: 'shop-to-hub' };
const DATA_TO_HUB: LinkPlace = { from: 'spoke-data', to: 'hub-core', name: 'data-to-hub' };
const HUB_TO_SHOP: LinkPlace = { from: 'hub-core', to: 'spoke-shop', name: 'hub-to-shop' };
const HUB_TO_DATA: LinkPlace = { from: 'hub-core', to: 'spoke-data', name: 'hub-to-data' };

const toFirewall = (addressPrefix: string) => ({
  addressPrefix,
  nextHopType: 'VirtualAppliance',
  nextHopIpAddress: '10.10.1.4',
});

/** Hub and spoke: what the spokes share, and what has to be switched on before they do. */
export const hubAndSpoke: LiveFigure = {
  id: 'hub-and-spoke',
  title: 'A hub with a gateway and a firewall, two spokes and an office',
  note: 'The firewall lets everything through: what its own rules say is not part of what is computed.',
  topology: {
    resources: [
      virtualNetwork('spoke-shop', '10.20.0.0/16', {
        subnets: [subnet('web', '10.20.1.0/24', { routeTable: 'rt-shop' })],
        peerings: [link('shop-to-hub', 'hub-core')],
      }),
      virtualNetwork('hub-core', '10.10.0.0/16', {
        subnets: [subnet('AzureFirewallSubnet', '10.10.1.0/26'), subnet('GatewaySubnet', '10.10.255.0/27')],
        peerings: [link('hub-to-shop', 'spoke-shop'), link('hub-to-data', 'spoke-data')],
      }),
      virtualNetwork('spoke-data', '10.30.0.0/16', {
        subnets: [subnet('sql', '10.30.1.0/24', { routeTable: 'rt-data' })],
        peerings: [link('data-to-hub', 'hub-core')],
      }),
      nic('vm-web', ['spoke-shop', 'web'], '10.20.1.4'),
      nic('vm-sql', ['spoke-data', 'sql'], '10.30.1.4'),
      routeTable('rt-shop'),
      routeTable('rt-data'),
      ...office(),
      resource('azureFirewalls', 'fw-hub', {
        ipConfigurations: [
          {
            name: 'primary',
            properties: {
              privateIPAddress: '10.10.1.4',
              subnet: { id: subnetId('hub-core', 'AzureFirewallSubnet') },
            },
          },
        ],
      }),
    ],
  },
  groups: [
    {
      legend: 'The gateway, for the office',
      switches: [
        {
          id: 'transit',
          label: 'Allow gateway transit, on both of the hub’s links',
          kind: 'flag',
          flag: 'allowGatewayTransit',
          links: [HUB_TO_SHOP, HUB_TO_DATA],
        },
        {
          id: 'remote-gateways',
          label: 'Use the remote gateway, on both spokes’ links',
          kind: 'flag',
          flag: 'useRemoteGateways',
          links: [SHOP_TO_HUB, DATA_TO_HUB],
        },
      ],
    },
    {
      legend: 'The firewall, between the spokes',
      switches: [
        {
          id: 'route-shop',
          label: 'A user route in `spoke-shop`, to `spoke-data` through the firewall',
          kind: 'routes',
          routes: [{ routeTable: 'rt-shop', name: 'to-data', properties: toFirewall('10.30.0.0/16') }],
        },
        {
          id: 'route-data',
          label: 'A user route in `spoke-data`, back the same way',
          kind: 'routes',
          routes: [{ routeTable: 'rt-data', name: 'to-shop', properties: toFirewall('10.20.0.0/16') }],
        },
        {
          id: 'forwarded',
          label: 'Allow forwarded traffic, on both spokes’ links',
          kind: 'flag',
          flag: 'allowForwardedTraffic',
          links: [SHOP_TO_HUB, DATA_TO_HUB],
        },
      ],
    },
  ],
  hint: 'Each cell of the table is a connection: choose one, and follow its packet.',
  reach: {
    caption: 'Who reaches whom, on port 443',
    port: 443,
    ends: [
      { label: 'office', ipAddress: '192.168.0.10' },
      { label: 'vm-web', ipAddress: '10.20.1.4', networkInterface: 'vm-web' },
      { label: 'vm-sql', ipAddress: '10.30.1.4', networkInterface: 'vm-sql' },
    ],
  },
};

/** A VPN gateway in the hub, and a site that is connected to it. */
function office(): Resource[] {
  return [
    resource('virtualNetworkGateways', 'vgw-hub', {
      gatewayType: 'Vpn',
      vpnType: 'RouteBased',
      sku: { name: 'VpnGw1' },
      ipConfigurations: [
        { name: 'default', properties: { subnet: { id: subnetId('hub-core', 'GatewaySubnet') } } },
      ],
    }),
    resource('localNetworkGateways', 'office', {
      localNetworkAddressSpace: { addressPrefixes: ['192.168.0.0/24'] },
    }),
    resource('connections', 'con-office', {
      connectionType: 'IPsec',
      virtualNetworkGateway1: { id: idOf('virtualNetworkGateways', 'vgw-hub') },
      localNetworkGateway2: { id: idOf('localNetworkGateways', 'office') },
    }),
  ];
}

function resource(type: string, name: string, properties: Record<string, unknown>): Resource {
  return { type: `Microsoft.Network/${type}`, name, id: idOf(type, name), properties };
}
