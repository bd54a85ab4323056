import fc from 'fast-check';
import type { Resource, Topology } from '../topology';
import {
  firewall,
  gateway,
  idOf,
  link,
  loadBalancer,
  nic,
  nsg,
  peering,
  site,
  table,
  topology,
  vnet,
  vnetId,
} from './builders';

/**
 * Small estates drawn by chance: hubs with spokes, most of them built alike and some not, with ranges from nested pools, so
 * that what looks interchangeable sometimes is and sometimes, by one detail somewhere, is not.
 */
export const anyEstate: fc.Arbitrary<Topology> = fc.nat(2 ** 31 - 1).map((seed) => estate(draw(seed)));

type Draw = {
  /** one of these */
  readonly of: <T>(...choices: readonly [T, ...T[]]) => T;
  /** true once in so many times */
  readonly once: (inHowMany: number) => boolean;
  readonly below: (bound: number) => number;
};

/** fast-check's own generators shrink what an estate does not need shrunk; one seed draws much faster. */
function draw(seed: number): Draw {
  let state = seed;
  const below = (bound: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * bound);
  };
  return {
    below,
    once: (inHowMany) => below(inHowMany) === 0,
    of: (...choices) => choices[below(choices.length)] ?? choices[0],
  };
}

const WIDE = [
  '*',
  'VirtualNetwork',
  'Internet',
  '10.0.0.0/8',
  '10.0.0.0/13',
  'own',
  'own-subnet',
  '172.16.0.0/12',
] as const;
const NARROW = [
  '10.1.0.0/16',
  '10.0.0.0/14',
  '10.1.1.0/24',
  '10.2.1.4',
  '10.2.1.4,10.3.0.0/16',
  'asg:web',
  'Storage',
] as const;

function rules(from: Draw, own: string): string[] {
  const end = () => {
    const text = from.once(5) ? from.of(...NARROW) : from.of(...WIDE);
    return text === 'own' ? `${own}.0.0/16` : text === 'own-subnet' ? `${own}.1.0/24` : text;
  };
  return Array.from(
    { length: from.below(4) },
    (_, index) =>
      `${100 + index} ${from.of('Inbound', 'Outbound')} ${from.of('Allow', 'Allow', 'Deny')} ${from.of('*', 'Tcp')} from ${end()} to ${end()} port ${from.of('*', '443', '22')}`,
  );
}

function routes(from: Draw, own: string): Record<string, string> {
  const rows: Record<string, string> = {};
  for (let count = from.below(3); count > 0; count -= 1) {
    const prefix = from.once(4)
      ? from.of('10.1.0.0/16', '10.2.0.0/16', '10.2.1.4/32')
      : from.of('0.0.0.0/0', '10.0.0.0/8', '10.0.0.0/16', `${own}.1.0/24`);
    rows[prefix] = from.once(3)
      ? from.of('None', 'Internet', 'VirtualNetworkGateway', 'VnetLocal')
      : from.of('10.0.9.4', '10.0.9.4', '10.0.8.4', '10.0.7.4', `${own}.2.4`);
  }
  return rows;
}

type Kind = {
  readonly nsg: readonly string[] | null;
  readonly shared: boolean;
  readonly routes: boolean;
  readonly seed: number;
  readonly there: Record<string, unknown>;
  readonly back: Record<string, unknown>;
};

function estate(from: Draw): Topology {
  const resources: (Resource | readonly Resource[])[] = [];
  const flags = (): Record<string, unknown> => ({
    allowVirtualNetworkAccess: !from.once(5),
    allowForwardedTraffic: !from.once(3),
    ...(from.once(12) ? { peeringState: from.of('Disconnected', 'Initiated', 'Connected') } : {}),
    ...(from.once(12)
      ? { remoteAddressSpace: { addressPrefixes: [from.of('10.1.0.0/17', '10.0.0.0/16', '10.2.0.0/15')] } }
      : {}),
  });
  const bend = () =>
    from.once(9) ? { [from.of('allowForwardedTraffic', 'allowVirtualNetworkAccess')]: from.once(2) } : {};
  const inPart = (localSubnetNames: string[], remoteSubnetNames: string[]) => ({
    peerCompleteVnets: false,
    localSubnetNames,
    remoteSubnetNames,
  });
  const kinds: Kind[] = Array.from({ length: 2 }, () => ({
    nsg: from.once(3) ? null : [],
    shared: from.once(3),
    routes: !from.once(3),
    seed: from.below(2 ** 31),
    there: flags(),
    back: flags(),
  }));
  for (const kind of kinds)
    if (from.once(6)) {
      Object.assign(kind.there, inPart(['a'], ['s', 'nva']));
      Object.assign(kind.back, inPart(['s', 'nva'], ['a']));
    }
  const hasGateway = from.once(2);
  if (hasGateway) {
    resources.push(gateway('gw', 'hub'), site('branch', from.of('192.168.0.0/16', '10.4.0.0/15'), 'gw'));
    for (const kind of kinds)
      if (from.once(2)) {
        kind.there.useRemoteGateways = true;
        kind.back.allowGatewayTransit = true;
      }
  }
  resources.push(
    table('rt-hub', routes(from, '10.0')),
    nsg('nsg-hub', ...rules(from, '10.0')),
    nsg('nsg-shared', ...rules(from, '10.1')),
    table('rt-shared', routes(from, '10.1')),
    vnet('hub', '10.0.0.0/16', {
      GatewaySubnet: '10.0.255.0/27',
      nva: [
        '10.0.8.0/22',
        { ...(from.once(2) ? { nsg: 'nsg-hub' } : {}), ...(from.once(2) ? { table: 'rt-hub' } : {}) },
      ],
      lb: '10.0.7.0/24',
      s: ['10.0.1.0/24', { nsg: 'nsg-hub' }],
    }),
    nic('nva', 'hub/nva', '10.0.8.4', { forwards: !from.once(3) }),
    from.once(2)
      ? firewall('fw', 'hub/nva', '10.0.9.4')
      : nic('nva2', 'hub/nva', '10.0.9.4', { forwards: true }),
    loadBalancer('lb', from.of('Basic', 'Standard'), 'hub/lb', '10.0.7.4', ['nva']),
    nic('vm-hub', 'hub/s', '10.0.1.4'),
  );
  const spokes = 3 + from.below(3);
  for (let s = 1; s <= spokes; s += 1) {
    const kind = kinds[from.below(2)] ?? fallback;
    const own = from.once(15) ? from.of('10.1', '172.16', '11.1') : `10.${s}`;
    const name = `spoke${s}`;
    const again = draw(kind.seed); // the same for each spoke of the kind, but for its own range
    const group = kind.nsg === null ? {} : { nsg: kind.shared ? 'nsg-shared' : `nsg-${name}` };
    const routeTable = kind.routes ? { table: kind.shared ? 'rt-shared' : `rt-${name}` } : {};
    resources.push(
      nsg(`nsg-${name}`, ...rules(again, own)),
      table(`rt-${name}`, routes(again, own), { disableBgpRoutePropagation: again.once(3) }),
      vnet(
        name,
        `${own}.0.0/16`,
        { a: [`${own}.1.0/24`, { ...group, ...routeTable }], b: [`${own}.2.0/24`, group] },
        again.once(4) !== from.once(12) ? 'eastus' : 'westeurope',
      ),
      nic(`a-${name}`, `${name}/a`, `${own}.1.4`),
      nic(`c-${name}`, `${name}/a`, `${own}.1.5`, from.once(9) ? { groups: ['web'] } : {}),
      nic(`b-${name}`, `${name}/b`, `${own}.2.4`, {
        forwards: !from.once(6),
        ...(again.once(3) !== from.once(12) ? { nsg: 'nsg-shared' } : {}),
      }),
    );
    if (from.once(14)) resources.push(link(name, 'hub', kind.there));
    else if (!from.once(14))
      resources.push(...peering(name, 'hub', { ...kind.there, ...bend() }, { ...kind.back, ...bend() }));
    if (s > 1 && from.once(8))
      resources.push(...peering(name, `spoke${s - 1}`, { allowForwardedTraffic: from.once(2) }));
  }
  if (from.once(4)) resources.push(manager(from, spokes));
  return topology(...resources, { type: 'Microsoft.Network/applicationSecurityGroups', name: 'web' });
}

/** A mesh of some of the spokes, and an admin rule for them. */
function manager(from: Draw, spokes: number): Resource {
  const members = Array.from({ length: spokes }, (_, index) => `spoke${index + 1}`).filter(
    () => !from.once(3),
  );
  const networkGroupId = `${idOf('networkManagers', 'manager')}/networkGroups/some`;
  const rule = {
    direction: from.of('Inbound', 'Outbound'),
    access: from.of('Allow', 'Deny', 'AlwaysAllow'),
    priority: 10,
    sources: [{ addressPrefix: from.of('*', '10.0.0.0/8', '10.1.0.0/16') }],
    destinations: [{ addressPrefix: from.of('*', '10.2.0.0/15') }],
    destinationPortRanges: [from.of('443', '22')],
    sourcePortRanges: ['0-65535'],
  };
  return {
    type: 'Microsoft.Network/networkManagers',
    name: 'manager',
    id: idOf('networkManagers', 'manager'),
    properties: {
      networkGroups: [
        {
          name: 'some',
          id: networkGroupId,
          properties: { members: members.map((name) => ({ resourceId: vnetId(name) })) },
        },
      ],
      connectivityConfigurations: [
        {
          name: 'mesh',
          properties: {
            connectivityTopology: 'Mesh',
            isGlobal: from.once(2),
            appliesToGroups: from.once(2) ? [{ networkGroupId }] : [],
          },
        },
      ],
      securityAdminConfigurations: [
        {
          name: 'admin',
          properties: {
            ruleCollections: [
              {
                name: 'c',
                properties: {
                  appliesToGroups: [{ networkGroupId }],
                  rules: from.once(2) ? [{ name: 'r', properties: rule }] : [],
                },
              },
            ],
          },
        },
      ],
    },
  };
}

const fallback: Kind = { nsg: null, shared: false, routes: false, seed: 1, there: {}, back: {} };
