import {
  type Address,
  addressAt,
  containsAny,
  formatAddress,
  type IpVersion,
  parseAddress,
} from '../address';
import type { IdIndex } from '../id-index';
import type { Holder, Subnet, VirtualNetwork } from '../network';
import type { Declarations, Declared } from './declared';
import type { Properties } from './properties';
import type { VirtualNetworkDraft } from './virtual-networks';

/** A place in a subnet that a resource asks for, before it is known whether the address is free. */
export type Place = {
  /** null: any that is free */
  readonly address: Address | null;
  readonly version: IpVersion;
  readonly subnet: Subnet;
};

const NO_GROUPS: ReadonlySet<string> = new Set();

/** Reads `subnet` and `privateIPAddress` of an ipConfiguration of whatever kind; null, with a problem, where no subnet is. */
export function readPlace(
  { name, properties }: Pick<Declared, 'name' | 'properties'>,
  subnets: IdIndex<Subnet>,
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

/**
 * Who gets which address. What asks for a certain one gets it; what asks for none gets the first free one that nothing
 * else asks for, so that the answer does not depend on who was asked first.
 */
export class AddressPlan {
  private readonly reserved = new Map<VirtualNetwork, Set<Address>>();

  constructor(
    readonly draftOf: (subnet: Subnet) => VirtualNetworkDraft,
    declarations: Declarations,
    subnets: IdIndex<Subnet>,
  ) {
    for (const [type, key] of PLACES)
      for (const { properties } of declarations.all(type))
        for (const item of properties.each(key)) this.reserve(item.inside('properties'), properties, subnets);
  }

  private reserve(properties: Properties, owner: Properties, subnets: IdIndex<Subnet>): void {
    const address = parseAddress(properties.peek('privateIPAddress'));
    const subnet = subnets.find(properties.peekId('subnet') ?? owner.peekId('subnet') ?? '');
    if (!address.ok || !subnet) return;
    const asked = this.reserved.get(subnet.virtualNetwork);
    if (asked) asked.add(address.value);
    else this.reserved.set(subnet.virtualNetwork, new Set([address.value]));
  }

  /** The address that was asked for, or the first free one; null, with a problem, where it can't be had. */
  take(declared: Declared, { subnet, address: asked, version }: Place): Address | null {
    const address = asked ?? this.firstFree(subnet, version);
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
    if (!rival) return address;
    declared.properties.note(
      'address-taken',
      `${formatAddress(address)} of ${declared.name} is already held by ${rival.name}; give one of them another address.`,
      'ipConfigurations',
    );
    return null;
  }

  /** Puts something other than a NIC at an address of a subnet. */
  hold(declared: Declared, place: Place, rest: Pick<Holder, 'kind' | 'loadBalancer'>): Holder | null {
    const address = this.take(declared, place);
    if (address === null) return null;
    const { id, name } = declared;
    const { subnet } = place;
    const holder: Holder = {
      ...rest,
      id,
      name,
      address,
      subnet,
      nic: null,
      applicationSecurityGroups: NO_GROUPS,
    };
    this.draftOf(subnet).holders.set(address, holder);
    return holder;
  }

  /** As Azure counts: from the fifth address of the range on (R5). */
  private firstFree(subnet: Subnet, version: IpVersion): Address | null {
    const prefix = subnet.prefixes.find((candidate) => candidate.version === version);
    if (!prefix) return null;
    const { holders } = subnet.virtualNetwork;
    const asked = this.reserved.get(subnet.virtualNetwork);
    // no subnet is fuller than what the topology puts in it, so this ends
    for (let offset = 4; ; offset += 1) {
      const address = addressAt(prefix, offset);
      if (address >= prefix.last) return null;
      if (!holders.has(address) && !asked?.has(address)) return address;
    }
  }
}

/** Where resources ask for addresses. */
const PLACES = [
  ['networkInterfaces', 'ipConfigurations'],
  ['azureFirewalls', 'ipConfigurations'],
  ['privateEndpoints', 'ipConfigurations'],
  ['loadBalancers', 'frontendIPConfigurations'],
] as const;
