import type { LinkPlace, LiveFigure } from '@/lib/live-figure/definition';
import { link, nic, routeTable, subnet, virtualNetwork } from '../topologies/resources';
import { packet } from './packets';

const SHOP_TO_HUB: LinkPlace = { from: 'spoke-shop', to: 'hub-core', name: 'shop-to-hub' };
const HUB_TO_SHOP: LinkPlace = { from: 'hub-core', to: 'spoke-shop', name: 'hub-to-shop' };
const DATA_TO_HUB: LinkPlace = { from: 'spoke-data', to: 'hub-core', name: 'data-to-hub' };
const HUB_TO_DATA: LinkPlace = { from: 'hub-core', to: 'spoke-data', name: 'hub-to-data' };
const SHOP_TO_DATA: LinkPlace = { from: 'spoke-shop', to: 'spoke-data', name: 'shop-to-data' };
const DATA_TO_SHOP: LinkPlace = { from: 'spoke-data', to: 'spoke-shop', name: 'data-to-shop' };

const toAppliance = (addressPrefix: string) => ({
  addressPrefix,
  nextHopType: 'VirtualAppliance',
  nextHopIpAddress: '10.10.2.4',
});

/** Not transitive: A–B and B–C, and what does or doesn't make A reach C. */
export const threeNetworks: LiveFigure = {
  id: 'three-networks',
  title: 'Three networks in a row',
  topology: {
    resources: [
      virtualNetwork('spoke-shop', '10.20.0.0/16', {
        subnets: [subnet('web', '10.20.1.0/24', { routeTable: 'rt-shop' })],
        peerings: [link('shop-to-hub', 'hub-core')],
      }),
      virtualNetwork('hub-core', '10.10.0.0/16', {
        subnets: [subnet('nva', '10.10.2.0/24')],
        peerings: [link('hub-to-shop', 'spoke-shop'), link('hub-to-data', 'spoke-data')],
      }),
      virtualNetwork('spoke-data', '10.30.0.0/16', {
        subnets: [subnet('sql', '10.30.1.0/24', { routeTable: 'rt-data' })],
        peerings: [link('data-to-hub', 'hub-core')],
      }),
      nic('vm-web', ['spoke-shop', 'web'], '10.20.1.4'),
      nic('nva', ['hub-core', 'nva'], '10.10.2.4'),
      nic('vm-sql', ['spoke-data', 'sql'], '10.30.1.4'),
      routeTable('rt-shop'),
      routeTable('rt-data'),
    ],
  },
  groups: [
    {
      legend: 'Peerings',
      switches: [
        {
          id: 'shop-hub',
          label: '`spoke-shop` with `hub-core`',
          kind: 'links',
          links: [SHOP_TO_HUB, HUB_TO_SHOP],
        },
        {
          id: 'hub-data',
          label: '`hub-core` with `spoke-data`',
          kind: 'links',
          links: [HUB_TO_DATA, DATA_TO_HUB],
        },
        {
          id: 'shop-data',
          label: '`spoke-shop` with `spoke-data`',
          kind: 'links',
          links: [SHOP_TO_DATA, DATA_TO_SHOP],
        },
      ],
    },
    {
      legend: 'Forwarding through the hub',
      switches: [
        {
          id: 'forwarded',
          label: 'Allow forwarded traffic, on both spokes’ links',
          kind: 'flag',
          flag: 'allowForwardedTraffic',
          links: [SHOP_TO_HUB, DATA_TO_HUB],
        },
        {
          id: 'routes',
          label: 'User routes in both spokes, to the other through `nva`',
          kind: 'routes',
          routes: [
            { routeTable: 'rt-shop', name: 'to-data', properties: toAppliance('10.30.0.0/16') },
            { routeTable: 'rt-data', name: 'to-shop', properties: toAppliance('10.20.0.0/16') },
          ],
        },
        {
          id: 'ip-forwarding',
          label: 'IP forwarding on the interface of `nva`',
          kind: 'ip-forwarding',
          networkInterface: 'nva',
        },
      ],
    },
    {
      legend: 'Send a packet',
      packets: [
        packet('web-to-sql', 'vm-web to vm-sql', 'vm-web', '10.30.1.4:1433'),
        packet('web-to-hub', 'vm-web to nva', 'vm-web', '10.10.2.4:443'),
      ],
    },
  ],
  sent: 'web-to-sql',
  hint: 'Nothing was sent yet.',
};
