import { type Address, containsAny, formatAddress, parseAddress } from '../address';
import type { IdIndex } from '../id-index';
import type { Holder, IpConfiguration, NetworkInterface, NetworkSecurityGroup, Subnet } from '../network';
import { idKey } from '../resource-id';
import type { Declarations, Declared } from './declared';
import { firstFreeAddress, noteMissing, type VirtualNetworkDraft } from './virtual-networks';

const NO_GROUPS: ReadonlySet<string> = new Set();

export type Indexes = {
  readonly subnets: IdIndex<Subnet>;
  readonly networkSecurityGroups: IdIndex<NetworkSecurityGroup>;
  readonly networkInterfaces: IdIndex<NetworkInterface>;
};

/** A place in a subnet that a resource asks for, before it is known whether the address is free. */
type Place = { readonly address: Address | null; readonly version: 4 | 6; readonly subnet: Subnet };
type Configuration = Place & {
  readonly id: string;
  readonly isPrimary: boolean;
  readonly applicationSecurityGroups: ReadonlySet<string>;
  readonly loadBalancerPools: readonly string[];
};
type Waiting = { readonly declared: Declared; readonly configurations: readonly Configuration[] };

export type InterfacesBuilt = {
  readonly networkInterfaces: NetworkInterface[];
  /** key of an ipConfiguration, or of a NIC for its primary one → what holds its address */
  readonly holdersById: Map<string, Holder>;
  /** key of a backend pool → members that name the pool themselves */
  readonly poolMembers: Map<string, Holder[]>;
};

/**
 * Builds network interfaces and gives each its addresses. Those that ask for none get the first free one of the subnet,
 * after all that ask for a certain one, in the order of their ids: the order of resources must not matter.
 * @param privateEndpointNics keys of interfaces that belong to a private endpoint
 */
export function buildInterfaces(
  declarations: Declarations,
  indexes: Indexes,
  draftOf: (subnet: Subnet) => VirtualNetworkDraft,
  privateEndpointNics: ReadonlySet<string>,
): InterfacesBuilt {
  const built: InterfacesBuilt = { networkInterfaces: [], holdersById: new Map(), poolMembers: new Map() };
  const waiting = declarations
    .all('networkInterfaces')
    .filter((declared) => !privateEndpointNics.has(idKey(declared.id)))
    .flatMap((declared) => readConfigurations(declared, declarations, indexes) ?? [])
    .sort((a, b) => (idKey(a.declared.id) < idKey(b.declared.id) ? -1 : 1));
  const isStatic = ({ configurations }: Waiting) => configurations.every(({ address }) => address !== null);
  for (const entry of [...waiting.filter(isStatic), ...waiting.filter((entry) => !isStatic(entry))])
    place(entry, indexes, draftOf, built);
  return built;
}

function readConfigurations(
  declared: Declared,
  declarations: Declarations,
  indexes: Indexes,
): Waiting | null {
  const configurations = declarations
    .children(declared, 'ipConfigurations', 'networkInterfaces/ipConfigurations')
    .flatMap((configuration): Configuration[] => {
      const spot = readPlace(configuration, indexes);
      if (!spot) return [];
      const { properties } = configuration;
      return [
        {
          ...spot,
          id: configuration.id,
          isPrimary: properties.flag('primary', false),
          applicationSecurityGroups: new Set(properties.references('applicationSecurityGroups').map(idKey)),
          loadBalancerPools: properties.references('loadBalancerBackendAddressPools').map(idKey),
        },
      ];
    });
  if (configurations.length === 0 && declared.properties.each('ipConfigurations').length === 0)
    declared.properties.note(
      'ip-configuration-missing',
      `Network interface ${declared.name} needs an ipConfiguration with a subnet.`,
      'ipConfigurations',
    );
  return configurations.length === 0 ? null : { declared, configurations };
}

function place(
  { declared, configurations }: Waiting,
  indexes: Indexes,
  draftOf: (subnet: Subnet) => VirtualNetworkDraft,
  built: InterfacesBuilt,
): void {
  const first = configurations[0];
  if (!first) return;
  const nsgId = declared.properties.reference('networkSecurityGroup');
  const networkSecurityGroup = nsgId === null ? null : indexes.networkSecurityGroups.find(nsgId);
  if (nsgId !== null && !networkSecurityGroup) noteMissing(declared, 'networkSecurityGroup', nsgId);
  const virtualNetwork = draftOf(first.subnet);
  const ipConfigurations: IpConfiguration[] = [];
  const nic: NetworkInterface = {
    id: declared.id,
    name: declared.name,
    virtualNetwork,
    ipConfigurations,
    enableIpForwarding: declared.properties.flag('enableIPForwarding', false),
    networkSecurityGroup,
  };
  for (const configuration of configurations) {
    if (configuration.subnet.virtualNetwork !== virtualNetwork) {
      declared.properties.note(
        'nic-spans-vnets',
        `Network interface ${declared.name} lies in two virtual networks; all its ipConfigurations belong in one.`,
        'ipConfigurations',
      );
      continue;
    }
    const address = takeAddress(declared, configuration);
    if (address === null) continue;
    const { id, isPrimary, subnet, applicationSecurityGroups } = configuration;
    const holder: Holder = {
      kind: 'nic',
      id: declared.id,
      name: declared.name,
      address,
      subnet,
      nic,
      applicationSecurityGroups,
      loadBalancer: null,
    };
    ipConfigurations.push({ id, address, isPrimary, subnet, applicationSecurityGroups });
    virtualNetwork.holders.set(address, holder);
    built.holdersById.set(idKey(id), holder);
    if (isPrimary || !built.holdersById.has(idKey(declared.id)))
      built.holdersById.set(idKey(declared.id), holder);
    for (const pool of configuration.loadBalancerPools)
      built.poolMembers.set(pool, [...(built.poolMembers.get(pool) ?? []), holder]);
  }
  ipConfigurations.sort((a, b) => Number(b.isPrimary) - Number(a.isPrimary));
  if (ipConfigurations.length === 0) return;
  built.networkInterfaces.push(nic);
  indexes.networkInterfaces.add(declared.id, nic, declared.hasOwnId);
}

/** Reads `subnet` and `privateIPAddress` of an ipConfiguration of whatever kind; null, with a problem, where no subnet is. */
export function readPlace(
  { name, properties }: Declared,
  { subnets }: Pick<Indexes, 'subnets'>,
): Place | null {
  const subnetId = properties.reference('subnet');
  if (subnetId === null) {
    if (!properties.has('subnet')) properties.note('property-missing', `${name} needs a subnet.`, 'subnet');
    return null;
  }
  const subnet = subnets.find(subnetId);
  if (!subnet) {
    properties.note(
      'reference-not-found',
      `${name} names the subnet ${subnetId}, which is not in the topology; add it or name another.`,
      'subnet',
    );
    return null;
  }
  const version = /6$/.test(properties.text('privateIPAddressVersion') ?? '') ? 6 : 4;
  const text = properties.text('privateIPAddress');
  if (text === null || text === '') return { address: null, version, subnet };
  const parsed = parseAddress(text);
  if (parsed.ok) return { address: parsed.value, version, subnet };
  properties.note(parsed.error.code, parsed.error.message, 'privateIPAddress');
  return null;
}

/** The address that was asked for, or the first free one; null, with a problem, where it can't be had. */
export function takeAddress(declared: Declared, place: Place): Address | null {
  const { subnet } = place;
  const address = place.address ?? firstFreeAddress(subnet, place.version);
  if (address === null) {
    declared.properties.note(
      'subnet-full',
      `Subnet ${subnet.name} has no free address for ${declared.name}; give it a larger range.`,
      'ipConfigurations',
    );
    return null;
  }
  if (!containsAny(subnet.prefixes, address)) {
    declared.properties.note(
      'address-outside-subnet',
      `${formatAddress(address)} of ${declared.name} does not lie in its subnet ${subnet.name}.`,
      'ipConfigurations',
    );
    return null;
  }
  const rival = subnet.virtualNetwork.holders.get(address);
  if (rival) {
    declared.properties.note(
      'address-taken',
      `${formatAddress(address)} of ${declared.name} is already held by ${rival.name}; give one of them another address.`,
      'ipConfigurations',
    );
    return null;
  }
  return address;
}

/** Puts something other than a NIC at an address of a subnet. */
export function holdAddress(
  declared: Declared,
  place: Place,
  draftOf: (subnet: Subnet) => VirtualNetworkDraft,
  rest: Pick<Holder, 'kind' | 'loadBalancer'>,
): Holder | null {
  const address = takeAddress(declared, place);
  if (address === null) return null;
  const holder: Holder = {
    ...rest,
    id: declared.id,
    name: declared.name,
    address,
    subnet: place.subnet,
    nic: null,
    applicationSecurityGroups: NO_GROUPS,
  };
  draftOf(place.subnet).holders.set(address, holder);
  return holder;
}
