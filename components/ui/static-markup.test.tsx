import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { TopologyDiagram } from '@/components/peering/topology-diagram';
import { hubAndSpokes, link, nic, subnet, vnet } from '@/lib/figure/testing';
import { staticMarkup } from './static-markup';

test.each([
  [
    'a hub with spokes and a packet',
    {
      ...hubAndSpokes(4),
      packet: { way: ['nic:vm-spoke-1', 'link:spoke-1/to-hub', 'nic:vm-hub'], outcome: 'delivered' },
    },
  ],
  [
    'half a bridge, an NSG and a name that has to be escaped',
    {
      vnets: [
        vnet('a<b>&"c"', '10.1.0.0/16', [
          subnet(
            'a',
            's',
            '10.1.1.0/24',
            [nic('it’s', '10.1.1.4', { kind: 'appliance', ipForwarding: false })],
            {
              networkSecurityGroup: { id: 'nsg:n', name: "n'", rules: [] },
            },
          ),
        ]),
        vnet('b', '10.2.0.0/16'),
      ],
      links: [link('a<b>&"c"', 'b', { state: 'Initiated' })],
    },
  ],
] as const)('it is what React would write: %s', (_, figure) => {
  const tree = <TopologyDiagram figure={figure} note={<b>note</b>} highlight="link:spoke-1/to-hub" />;
  // React sets off neighbouring texts with nothing in static markup, so the two can be compared as they are
  expect(staticMarkup(tree)).toBe(renderToStaticMarkup(tree));
});

test('what needs the browser is refused, and named', () => {
  expect(() => staticMarkup(<button type="button" onClick={() => {}} />)).toThrow('onClick');
  expect(() => staticMarkup(<p onScroll={undefined} contentEditable={[] as never} />)).toThrow(
    'contentEditable',
  );
});
