import type { IpConfiguration, Network, NetworkInterface, VirtualNetwork } from '../network';
import { isPublic } from '../tags';
import { findMentions, type Mentions } from './mentions';
import { Symbols } from './symbols';
import { holderKey, virtualNetworkKey } from './virtual-network-key';

/** Network interfaces that are interchangeable, seen from anywhere in the network. */
export type InterfaceClass = {
  readonly members: readonly NetworkInterface[];
  /** the kind of virtual network they lie in: a class of its own where it is like no other */
  readonly virtualNetworkClass: number;
};

/**
 * Sorts the network interfaces into classes. Two are in one class if they could change places, alone or with their whole
 * virtual networks, without the network being another one; what can't be shown to be alike stays apart.
 * @param mayMerge whether virtual networks may be found alike; two NICs of one subnet are compared in any case
 */
export function classifyInterfaces(network: Network, mayMerge: boolean): InterfaceClass[] {
  const mentions = findMentions(network);
  const singular = findSingular(network);
  const kinds = new Map<string, number>();
  const described = new Map<VirtualNetwork, { symbols: Symbols; kind: number }>();
  for (const [index, virtualNetwork] of network.virtualNetworks.entries()) {
    const symbols = new Symbols(virtualNetwork, mentions);
    const alike = mayMerge ? virtualNetworkKey(virtualNetwork, symbols, network, mentions) : null;
    const key = alike ?? `only ${index}`;
    const kind = kinds.get(key) ?? kinds.size;
    kinds.set(key, kind);
    described.set(virtualNetwork, { symbols, kind });
  }
  const classes = new Map<string, { members: NetworkInterface[]; virtualNetworkClass: number }>();
  for (const [index, nic] of network.networkInterfaces.entries()) {
    const { symbols, kind } = described.get(nic.virtualNetwork) ?? fail(nic);
    const key = singular.has(nic)
      ? `only ${index}`
      : `${kind} ${nic.ipConfigurations.map((each) => configurationKey(nic, each, symbols, mentions)).join('; ')}`;
    const known = classes.get(key);
    if (known) known.members.push(nic);
    else classes.set(key, { members: [nic], virtualNetworkClass: kind });
  }
  return [...classes.values()];
}

function configurationKey(
  nic: NetworkInterface,
  { address }: IpConfiguration,
  symbols: Symbols,
  { byPrefix }: Mentions,
): string {
  const holder = nic.virtualNetwork.holders.get(address) ?? fail(nic);
  const ranges = byPrefix
    .containing(address)
    .map(({ prefix }) => symbols.prefix(prefix))
    .sort();
  return [typeof address, isPublic(address), holderKey(holder, symbols), ...ranges].join(' ');
}

/** NICs that are like no other whatever they look like: behind a load balancer, or sharing an address with something. */
function findSingular(network: Network): Set<NetworkInterface> {
  const singular = new Set<NetworkInterface>();
  const nicsByAddress = new Map<number | bigint, NetworkInterface[]>();
  const held = new Map<number | bigint, number>();
  for (const { holders } of network.virtualNetworks)
    for (const { address, nic, loadBalancer } of holders.values()) {
      held.set(address, (held.get(address) ?? 0) + 1);
      if (nic) nicsByAddress.set(address, [...(nicsByAddress.get(address) ?? []), nic]);
      const backends = loadBalancer?.rules.flatMap((rule) => rule.backends) ?? [];
      for (const backend of backends) if (backend.nic) singular.add(backend.nic);
    }
  for (const [address, count] of held)
    if (count > 1) for (const nic of nicsByAddress.get(address) ?? []) singular.add(nic);
  return singular;
}

function fail(nic: NetworkInterface): never {
  throw new Error(`The network interface ${nic.name} is not where the network says.`);
}
