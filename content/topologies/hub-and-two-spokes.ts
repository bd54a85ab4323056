import type { Topology } from '@/lib/peering/topology';
import type { Flow } from '@/lib/peering/trace';
import { type Flags, idOf, link, nic, route, routeTable, subnet, virtualNetwork } from './resources';

type Options = {
  /** flags of the spokes' links, and of the hub's */
  readonly spokeFlags?: Flags;
  readonly hubFlags?: Flags;
  /** a link from spoke-shop to spoke-data and one back */
  readonly spokesPeered?: boolean;
  /** an appliance in the hub, and user routes through it in both spokes */
  readonly appliance?: boolean;
  readonly gateway?: boolean;
};

/** A shop's web servers and its data in two networks, both peered with a hub: one topology, with what the lesson varies. */
export function hubAndTwoSpokes(options: Options = {}): Topology {
  const {
    spokeFlags = {},
    hubFlags = {},
    spokesPeered = false,
    appliance = false,
    gateway = false,
  } = options;
  const table = appliance
    ? { shop: { routeTable: 'rt-shop' }, data: { routeTable: 'rt-data' } }
    : { shop: {}, data: {} };
  return {
    resources: [
      virtualNetwork('spoke-shop', '10.20.0.0/16', {
        subnets: [subnet('web', '10.20.1.0/24', table.shop)],
        peerings: [
          link('shop-to-hub', 'hub-core', spokeFlags),
          ...(spokesPeered ? [link('shop-to-data', 'spoke-data')] : []),
        ],
      }),
      virtualNetwork('hub-core', '10.10.0.0/16', {
        subnets: [
          subnet('shared', '10.10.1.0/24'),
          ...(appliance ? [subnet('nva', '10.10.2.0/24')] : []),
          ...(gateway ? [subnet('GatewaySubnet', '10.10.255.0/27')] : []),
        ],
        peerings: [link('hub-to-shop', 'spoke-shop', hubFlags), link('hub-to-data', 'spoke-data', hubFlags)],
      }),
      virtualNetwork('spoke-data', '10.30.0.0/16', {
        subnets: [subnet('sql', '10.30.1.0/24', table.data)],
        peerings: [
          link('data-to-hub', 'hub-core', spokeFlags),
          ...(spokesPeered ? [link('data-to-shop', 'spoke-shop')] : []),
        ],
      }),
      nic('vm-web', ['spoke-shop', 'web'], '10.20.1.4'),
      nic('vm-dns', ['hub-core', 'shared'], '10.10.1.4'),
      nic('vm-sql', ['spoke-data', 'sql'], '10.30.1.4'),
      ...(appliance
        ? [
            nic('nva', ['hub-core', 'nva'], '10.10.2.4', { enableIPForwarding: true }),
            routeTable('rt-shop', [route('to-data', '10.30.0.0/16', 'VirtualAppliance', '10.10.2.4')]),
            routeTable('rt-data', [route('to-shop', '10.20.0.0/16', 'VirtualAppliance', '10.10.2.4')]),
          ]
        : []),
      ...(gateway
        ? [
            {
              type: 'Microsoft.Network/virtualNetworkGateways',
              name: 'vgw-hub',
              id: idOf('virtualNetworkGateways', 'vgw-hub'),
              properties: {
                gatewayType: 'Vpn',
                sku: { name: 'VpnGw1' },
                ipConfigurations: [
                  {
                    name: 'default',
                    properties: {
                      subnet: { id: idOf('virtualNetworks/subnets', 'hub-core', 'GatewaySubnet') },
                    },
                  },
                ],
              },
            },
          ]
        : []),
    ],
  };
}

/** From the shop's web server to the database in the other spoke. */
export const WEB_TO_SQL: Flow = {
  source: { networkInterface: { id: idOf('networkInterfaces', 'vm-web') } },
  destination: { ipAddress: '10.30.1.4' },
  protocol: 'Tcp',
  sourcePort: 50_000,
  destinationPort: 1433,
};
