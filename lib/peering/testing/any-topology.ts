import fc from 'fast-check';
import type { Resource, Topology } from '../topology';
import { link, nic, nsg, table, topology, vnet } from './builders';

/** A sound topology drawn by chance, and every packet between its NICs. */
export type Scenario = {
  readonly topology: Topology;
  readonly packets: readonly { readonly from: string; readonly to: string; readonly toNic: string | null }[];
};

const flags = fc.record({
  allowVirtualNetworkAccess: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, fc.boolean()),
  allowForwardedTraffic: fc.boolean(),
});
/** What joins two networks: nothing, one link, two, or a link that is left over. */
const joint = fc.record({
  kind: fc.constantFrom('none', 'half', 'whole', 'whole', 'whole', 'left-over'),
  there: flags,
  back: flags,
});

const ranges = ['10.0.0.0/16', '10.1.0.0/16', '10.2.0.0/16', '10.3.0.0/16'];
const hosts = ranges.flatMap((_, network) => [`10.${network}.1.4`, `10.${network}.2.4`]);
const routePrefixes = ['0.0.0.0/0', '10.0.0.0/8', ...ranges, '10.1.1.0/24', '10.2.1.4/32'];
const hops = ['None', 'Internet', 'VnetLocal', 'VirtualNetworkGateway', ...hosts];
const routes = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...routePrefixes), fc.constantFrom(...hops)), {
    maxLength: 3,
    selector: ([prefix]) => prefix,
  })
  .map((rows) => Object.fromEntries(rows));

const ends = ['*', 'VirtualNetwork', 'Internet', '10.0.0.0/8', ...ranges, '10.1.1.4'];
const rules = fc
  .array(
    fc.tuple(
      fc.constantFrom('Inbound', 'Outbound'),
      fc.constantFrom('Allow', 'Deny'),
      fc.constantFrom('*', 'Tcp', 'Udp'),
      fc.constantFrom(...ends),
      fc.constantFrom(...ends),
      fc.constantFrom('*', '443', '400-500', '22,80'),
    ),
    { maxLength: 3 },
  )
  .map((rows) =>
    rows.map(
      ([direction, access, protocol, from, to, port], index) =>
        `${100 + index} ${direction} ${access} ${protocol} from ${from} to ${to} port ${port}`,
    ),
  );

const subnet = fc.record({ nsg: fc.boolean(), table: fc.boolean() });
const network = fc.record({
  first: subnet,
  second: subnet,
  rules,
  routes,
  forwards: fc.boolean(),
  region: fc.constantFrom('westeurope', 'westeurope', 'eastus'),
});

/** Two to four networks with two NICs each, their ranges nested in the prefixes that routes and rules use. */
export const anyTopology: fc.Arbitrary<Scenario> = fc
  .tuple(fc.array(network, { minLength: 2, maxLength: 4 }), fc.array(joint, { minLength: 6, maxLength: 6 }))
  .map(([networks, joints]) => {
    const resources: (Resource | Resource[])[] = networks.map((each, n) => {
      const attached = (spec: { nsg: boolean; table: boolean }) => ({
        ...(spec.nsg ? { nsg: `nsg${n}` } : {}),
        ...(spec.table ? { table: `rt${n}` } : {}),
      });
      return [
        vnet(
          `v${n}`,
          `10.${n}.0.0/16`,
          { s0: [`10.${n}.1.0/24`, attached(each.first)], s1: [`10.${n}.2.0/24`, attached(each.second)] },
          each.region,
        ),
        nic(`n${n}0`, `v${n}/s0`, `10.${n}.1.4`),
        nic(`n${n}1`, `v${n}/s1`, `10.${n}.2.4`, { forwards: each.forwards }),
        nsg(`nsg${n}`, ...each.rules),
        table(`rt${n}`, each.routes),
      ];
    });
    let index = 0;
    for (let a = 0; a < networks.length; a += 1)
      for (let b = a + 1; b < networks.length; b += 1) {
        const { kind, there, back } = joints[index] ?? { kind: 'none', there: {}, back: {} };
        index += 1;
        if (kind === 'half') resources.push(link(`v${a}`, `v${b}`, there));
        if (kind === 'left-over')
          resources.push(link(`v${a}`, `v${b}`, { ...there, peeringState: 'Disconnected' }));
        if (kind === 'whole') resources.push(link(`v${a}`, `v${b}`, there), link(`v${b}`, `v${a}`, back));
      }
    const nics = networks.flatMap((_, n) => [`n${n}0`, `n${n}1`]);
    const addressOf = (name: string) => `10.${name[1]}.${name[2] === '0' ? 1 : 2}.4`;
    const others = ['10.1.9.9', '8.8.8.8', '10.200.0.1'];
    return {
      topology: topology(...resources),
      packets: nics.flatMap((from) => [
        ...nics.map((toNic) => ({ from, to: addressOf(toNic), toNic })),
        ...others.map((to) => ({ from, to, toNic: null })),
      ]),
    };
  });
