import { occupantsOf } from './address-checks';
import { type Check, check } from './check';
import { type Estate, findVirtualNetwork, linkName } from './estate';
import { missingNetwork } from './link-request';

/** R21: a virtual network may be deleted while peered, but not while something still lives in it. */
export function* checkDeleteVirtualNetwork(estate: Estate, id: string): Generator<Check> {
  const network = findVirtualNetwork(estate, id);
  if (!network) return yield missingNetwork(id);
  const occupant = network.subnets.flatMap((subnet) => occupantsOf(estate, subnet.id))[0];
  yield check(
    !occupant,
    ['R21'],
    { kind: 'in-use', of: 'virtual-network', name: network.name, by: occupant?.name ?? null },
    { refusal: 'range-in-use', errorCode: 'InUseSubnetCannotBeDeleted' },
  );
}

/** R21: but it may not be moved while peered. */
export function* checkMoveVirtualNetwork(estate: Estate, id: string): Generator<Check> {
  const network = findVirtualNetwork(estate, id);
  if (!network) return yield missingNetwork(id);
  const links = network.links.map(linkName);
  const detail = { kind: 'peered', virtualNetwork: network.name, links, operation: 'move' } as const;
  yield check(links.length === 0, ['R21'], detail, { refusal: 'vnet-is-peered' });
}
