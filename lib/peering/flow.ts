import { err, ok, type Result } from '../result';
import { type Address, parseAddress, versionOf } from './address';
import { findNetworkInterface, type Holder, type Network, type NetworkInterface } from './network';
import type { Packet } from './nsg';
import type { Flow } from './trace';
import { PROTOCOLS } from './vocabulary';

export type FlowProblem = { readonly code: string; readonly message: string; readonly path: string };

/** A flow whose ends are known: a NIC's address, or one on-premises, and an address to reach. */
export type ResolvedFlow = {
  readonly packet: Packet;
  /** null: the source lies on-premises */
  readonly source: Holder | null;
  /** the NIC that was asked for; null where an address was, and whoever has it will do */
  readonly target: Holder | null;
};

/** Finds the ends of a flow in the network, or says what of it can't be understood. */
export function resolveFlow(network: Network, flow: Flow): Result<ResolvedFlow, FlowProblem> {
  const protocol = PROTOCOLS.find((known) => known.toLowerCase() === String(flow.protocol).toLowerCase());
  if (!protocol) return problem('malformed', `protocol must be one of ${PROTOCOLS.join(', ')}.`, 'protocol');
  for (const key of ['sourcePort', 'destinationPort'] as const)
    if (!Number.isInteger(flow[key]) || flow[key] < 0 || flow[key] > 65535)
      return problem('malformed', `${key} must be a port number from 0 to 65535.`, key);

  const from = readEnd(network, flow.source, 'source');
  if (!from.ok) return from;
  const to = readEnd(network, flow.destination, 'destination');
  if (!to.ok) return to;
  // a NIC is meant by the address of the version the other end has; its primary one first
  const version =
    'address' in to.value
      ? versionOf(to.value.address)
      : 'address' in from.value
        ? versionOf(from.value.address)
        : null;
  const source = settle(from.value, version);
  const destination = settle(to.value, version ?? (source ? versionOf(source.address) : null));
  if (source === null || destination === null)
    return problem('address-version-missing', 'The two ends have no IP version in common.', 'destination');
  const { sourcePort, destinationPort } = flow;
  return ok({
    packet: {
      source: source.address,
      destination: destination.address,
      protocol,
      sourcePort,
      destinationPort,
    },
    source: source.holder,
    target: destination.holder,
  });
}

type End = { readonly nic: NetworkInterface } | { readonly address: Address };

function readEnd(network: Network, end: unknown, path: 'source' | 'destination'): Result<End, FlowProblem> {
  const given = typeof end === 'object' && end !== null ? (end as Record<string, unknown>) : {};
  const { networkInterface, ipAddress } = given;
  if (networkInterface !== undefined && networkInterface !== null) {
    const id = typeof networkInterface === 'object' ? (networkInterface as { id?: unknown }).id : null;
    const nic = typeof id === 'string' ? findNetworkInterface(network, id) : null;
    return nic
      ? ok({ nic })
      : problem(
          'not-found',
          `${path} names the network interface ${String(id)}, which is not in the topology.`,
          `${path}.networkInterface.id`,
        );
  }
  const address = parseAddress(ipAddress);
  if (address.ok) return ok({ address: address.value });
  return problem(address.error.code, address.error.message, `${path}.ipAddress`);
}

function settle(end: End, version: 4 | 6 | null): { address: Address; holder: Holder | null } | null {
  if ('address' in end) return { address: end.address, holder: null };
  const { nic } = end;
  const configuration = nic.ipConfigurations.find(
    ({ address }) => version === null || versionOf(address) === version,
  );
  const holder = configuration && nic.virtualNetwork.holders.get(configuration.address);
  return holder ? { address: holder.address, holder } : null;
}

const problem = (code: string, message: string, path: string) => err({ code, message, path });
