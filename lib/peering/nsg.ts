import { type Address, containsAny } from './address';
import type { Behaviour } from './behaviour';
import type {
  AddressMatch,
  AdminRule,
  NetworkSecurityGroup,
  PortRange,
  SecurityRule,
  Subnet,
  VirtualNetwork,
} from './network';
import { tagContains } from './tags';
import type { Direction, Protocol } from './vocabulary';

export type Packet = {
  readonly source: Address;
  readonly destination: Address;
  readonly protocol: Protocol;
  readonly sourcePort: number;
  readonly destinationPort: number;
};

/** A rule that hangs on a service tag's public ranges, which the engine does not know. */
export type Unknown = { readonly unknownTag: string };
export const isUnknown = (value: object): value is Unknown => 'unknownTag' in value;

type Matchable = Pick<
  SecurityRule,
  'protocol' | 'source' | 'destination' | 'sourcePorts' | 'destinationPorts'
>;

/** The rule of an NSG that decides about a packet at the NICs of a subnet: the first that matches (R90). */
export function decidingRule(
  group: NetworkSecurityGroup,
  direction: Direction,
  packet: Packet,
  subnet: Subnet,
  behaviour: Behaviour,
): SecurityRule | Unknown {
  const rule = firstMatch(group.rules[direction], packet, subnet, behaviour);
  if (!rule) throw new Error(`No rule of ${group.name} matches, although its last one matches everything.`);
  return rule;
}

/** The security admin rule that matches first, or null (R103). */
export function adminRuleFor(
  direction: Direction,
  packet: Packet,
  subnet: Subnet,
  behaviour: Behaviour,
): AdminRule | Unknown | null {
  const rules = behaviour.network.adminRules;
  if (rules.length === 0) return null;
  const applying = rules.filter(
    (rule) => rule.direction === direction && rule.appliesTo.has(subnet.virtualNetwork),
  );
  return firstMatch(applying, packet, subnet, behaviour);
}

function firstMatch<R extends Matchable>(
  rules: readonly R[],
  packet: Packet,
  subnet: Subnet,
  behaviour: Behaviour,
): R | Unknown | null {
  for (const rule of rules) {
    const verdict = matches(rule, packet, subnet, behaviour);
    if (verdict === true) return rule;
    if (verdict !== false) return verdict;
  }
  return null;
}

function matches(rule: Matchable, packet: Packet, subnet: Subnet, behaviour: Behaviour): boolean | Unknown {
  if (rule.protocol !== '*' && rule.protocol !== packet.protocol) return false;
  if (!portsMatch(rule.sourcePorts, packet.sourcePort, packet.protocol)) return false;
  if (!portsMatch(rule.destinationPorts, packet.destinationPort, packet.protocol)) return false;
  const source = addressMatches(rule.source, packet.source, subnet, behaviour);
  if (source === false) return false;
  const destination = addressMatches(rule.destination, packet.destination, subnet, behaviour);
  if (destination === false) return false;
  return source === true ? destination : source;
}

/** Icmp, Esp and Ah have no ports: only a rule for all ports means them. */
function portsMatch(ranges: readonly PortRange[], port: number, protocol: Protocol): boolean {
  const hasPorts = protocol === 'Tcp' || protocol === 'Udp';
  return ranges.some(({ from, to }) => (hasPorts ? from <= port && port <= to : from === 0 && to === 65535));
}

function addressMatches(
  match: AddressMatch,
  address: Address,
  subnet: Subnet,
  behaviour: Behaviour,
): boolean | Unknown {
  if (match.everything || containsAny(match.prefixes, address)) return true;
  let unknown: Unknown | null = null;
  for (const tag of match.tags) {
    const verdict = tagContains(tag, address, behaviour.tagOf(subnet));
    if (verdict === true) return true;
    if (verdict === null) unknown = { unknownTag: tag };
  }
  if (
    match.applicationSecurityGroups.length > 0 &&
    isMember(match.applicationSecurityGroups, address, subnet, behaviour)
  )
    return true;
  return unknown ?? false;
}

/** An application security group means the members in the virtual network where the rule applies (R102). */
function isMember(
  groups: readonly string[],
  address: Address,
  subnet: Subnet,
  behaviour: Behaviour,
): boolean {
  const { network, semantics } = behaviour;
  const hasMember = ({ holders }: VirtualNetwork) => {
    const holder = holders.get(address);
    return groups.some((group) => holder?.applicationSecurityGroups.has(group) === true);
  };
  return (
    hasMember(subnet.virtualNetwork) ||
    (network.virtualNetworks.some(hasMember) && semantics.asgSpansPeerings)
  );
}
