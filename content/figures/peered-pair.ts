import type { LiveFigure } from '@/lib/live-figure/definition';
import { link, nic, subnet, virtualNetwork } from '../topologies/resources';
import { packet } from './packets';

/** What peering is: two networks that are joined, in one region or in two. */
export const peeredPair: LiveFigure = {
  id: 'peered-pair',
  title: 'Two networks that are joined',
  topology: {
    resources: [
      virtualNetwork('vnet-orders', '10.40.0.0/16', {
        location: 'norwayeast',
        subnets: [subnet('apps', '10.40.1.0/24')],
        peerings: [link('orders-to-stock', 'vnet-stock')],
      }),
      virtualNetwork('vnet-stock', '10.50.0.0/16', {
        location: 'francecentral',
        subnets: [subnet('data', '10.50.1.0/24')],
        peerings: [link('stock-to-orders', 'vnet-orders')],
      }),
      nic('vm-orders', ['vnet-orders', 'apps'], '10.40.1.4'),
      nic('vm-stock', ['vnet-stock', 'data'], '10.50.1.4'),
    ],
  },
  groups: [
    {
      legend: 'Change it',
      switches: [
        {
          id: 'peered',
          label: 'The two networks are peered',
          kind: 'links',
          links: [
            { from: 'vnet-orders', to: 'vnet-stock', name: 'orders-to-stock' },
            { from: 'vnet-stock', to: 'vnet-orders', name: 'stock-to-orders' },
          ],
        },
        {
          id: 'same-region',
          label: '`vnet-stock` was made in Norway East too, not in France',
          kind: 'region',
          virtualNetwork: 'vnet-stock',
          off: 'francecentral',
          on: 'norwayeast',
        },
      ],
    },
    {
      legend: 'Send a packet',
      packets: [
        packet('there', 'vm-orders to vm-stock', 'vm-orders', '10.50.1.4:443'),
        packet('back', 'vm-stock to vm-orders', 'vm-stock', '10.40.1.4:443'),
      ],
    },
  ],
  sent: 'there',
  hint: 'Nothing was sent yet.',
};
