import type { LiveFigure } from '@/lib/live-figure/definition';
import { nic, subnet, virtualNetwork } from '../topologies/resources';
import { packet } from './packets';

/** How it works: the two links are made one by one, and both sides' routes change. */
export const twoLinks: LiveFigure = {
  id: 'two-links',
  title: 'Two links, and the routes they bring',
  topology: {
    resources: [
      virtualNetwork('vnet-a', '10.1.0.0/16', { subnets: [subnet('default', '10.1.0.0/24')] }),
      virtualNetwork('vnet-b', '10.2.0.0/16', { subnets: [subnet('default', '10.2.0.0/24')] }),
      nic('vm-a', ['vnet-a', 'default'], '10.1.0.4'),
      nic('vm-b', ['vnet-b', 'default'], '10.2.0.4'),
    ],
  },
  groups: [
    {
      legend: '1. Make the links, in either order',
      switches: [
        {
          id: 'a-to-b',
          label: 'In `vnet-a`, a link to `vnet-b`',
          kind: 'links',
          links: [{ from: 'vnet-a', to: 'vnet-b', name: 'a-to-b' }],
        },
        {
          id: 'b-to-a',
          label: 'In `vnet-b`, a link to `vnet-a`',
          kind: 'links',
          links: [{ from: 'vnet-b', to: 'vnet-a', name: 'b-to-a' }],
        },
      ],
    },
    {
      legend: '2. Send a packet',
      packets: [
        packet('there', 'vm-a to vm-b', 'vm-a', '10.2.0.4:443'),
        packet('back', 'vm-b to vm-a', 'vm-b', '10.1.0.4:443'),
      ],
    },
  ],
  hint: 'Make one link and read both states. Then the other. Then take one away again: try to mend it from that side alone.',
  routesOf: ['vm-a', 'vm-b'],
};
