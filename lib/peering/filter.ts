import { containsAny } from './address';
import type { Behaviour } from './behaviour';
import type { AdminRule, Holder, NetworkSecurityGroup, SecurityRule } from './network';
import { adminRuleFor, decidingRule, isUnknown, type Packet } from './nsg';
import { isPlatform } from './tags';
import type { RuleLine, Step } from './trace';
import type { Direction } from './vocabulary';

/** An NSG that was read for a packet, and the rule of it that decided. */
export type Reading = {
  readonly group: NetworkSecurityGroup;
  readonly at: 'nic' | 'subnet';
  readonly attachedTo: string;
  readonly rule: SecurityRule;
};

export type Filtering = {
  readonly allowed: boolean;
  /** the security admin rule that was read first, where one matched */
  readonly adminRule: AdminRule | null;
  /** the NSGs that were read, in order; the last one denied if `allowed` is false and no admin rule did */
  readonly readings: readonly Reading[];
  /** a tag whose ranges would have to be known */
  readonly unknownTag: string | null;
};

const OPEN: Filtering = { allowed: true, adminRule: null, readings: [], unknownTag: null };

/** The NSGs at an address, in the order in which they are read: inbound the subnet's first, outbound the NIC's (R89). */
export function groupsAt(
  holder: Holder,
  direction: Direction,
  behaviour: Behaviour,
): Omit<Reading, 'rule'>[] {
  const groups = groupsOf(holder);
  if (groups.length < 2) return groups;
  const nicFirst = (direction === 'Outbound') !== behaviour.semantics.nsgOrderReversed;
  return nicFirst ? groups.reverse() : groups;
}

/** The subnet's before the NIC's. */
function groupsOf({ subnet, nic, kind, name }: Holder): Omit<Reading, 'rule'>[] {
  const filtersSubnet =
    kind === 'nic' || (kind === 'privateEndpoint' && subnet.endpointPolicies.securityGroups);
  const ofSubnet = filtersSubnet ? subnet.networkSecurityGroup : null;
  const ofNic = nic?.networkSecurityGroup ?? null;
  const groups: Omit<Reading, 'rule'>[] = [];
  if (ofSubnet)
    groups.push({
      group: ofSubnet,
      at: 'subnet',
      attachedTo: `${subnet.virtualNetwork.name}/${subnet.name}`,
    });
  if (ofNic) groups.push({ group: ofNic, at: 'nic', attachedTo: name });
  return groups;
}

export const isFiltered = (holder: Holder, behaviour: Behaviour): boolean =>
  groupsAt(holder, 'Inbound', behaviour).length > 0;

/** What the security admin rules and NSGs at an address say about a packet. */
export function filter(
  holder: Holder,
  direction: Direction,
  packet: Packet,
  behaviour: Behaviour,
): Filtering {
  const { semantics } = behaviour;
  const adminRule = adminRuleFor(direction, packet, holder.subnet, behaviour);
  const places = groupsAt(holder, direction, behaviour);
  if (!adminRule && places.length === 0) return OPEN;
  if (semantics.routeMeansReachable) return OPEN;
  if (isInsideSubnet(holder, packet) && semantics.sameSubnetUnfiltered) return OPEN;
  if (comesOverPeering(holder, direction, packet, behaviour) && semantics.peeringOverridesRoutesAndNsgs)
    return OPEN;
  if (adminRule && isUnknown(adminRule)) return { ...OPEN, unknownTag: adminRule.unknownTag };
  if (adminRule?.access === 'Deny') return { ...OPEN, allowed: false, adminRule };
  if (adminRule?.access === 'AlwaysAllow') return { ...OPEN, adminRule };
  const readings: Reading[] = [];
  const isPlatformTraffic = direction === 'Outbound' && isPlatform(packet.destination);
  for (const place of places) {
    const rule = decidingRule(place.group, direction, packet, holder.subnet, behaviour);
    if (isUnknown(rule)) return { allowed: true, adminRule, readings, unknownTag: rule.unknownTag };
    if (isPlatformTraffic && rule.access === 'Deny' && !namesPlatform(rule)) continue;
    readings.push({ ...place, rule });
    if (rule.access === 'Deny') return { allowed: false, adminRule, readings, unknownTag: null };
  }
  return { allowed: true, adminRule, readings, unknownTag: null };
}

/** DNS and metadata of the platform are stopped only by rules that name their tags (R101). */
const namesPlatform = ({ destination }: SecurityRule): boolean =>
  destination.tags.some((tag) => tag.startsWith('azureplatform'));

const isInsideSubnet = ({ subnet }: Holder, { source, destination }: Packet): boolean => {
  const { holders } = subnet.virtualNetwork;
  return holders.get(source)?.subnet === subnet && holders.get(destination)?.subnet === subnet;
};

function comesOverPeering(
  { subnet }: Holder,
  direction: Direction,
  packet: Packet,
  behaviour: Behaviour,
): boolean {
  const far = direction === 'Inbound' ? packet.source : packet.destination;
  return behaviour.linksOf(subnet.virtualNetwork).some((link) => containsAny(link.remotePrefixes, far));
}

/** What was read, as steps of a trace. */
export function filterSteps(
  filtering: Filtering,
  holder: Holder,
  direction: Direction,
  packet: Packet,
): Step[] {
  const { adminRule, readings, allowed } = filtering;
  const steps: Step[] = [];
  if (adminRule)
    steps.push({
      kind: 'security-admin',
      passed: adminRule.access !== 'Deny',
      rules: ['R103'],
      rule: adminRule.name,
      direction,
    });
  for (const [index, { group, at, attachedTo, rule }] of readings.entries())
    steps.push({
      kind: 'nsg',
      passed: allowed || index < readings.length - 1,
      rules: at === 'subnet' && isInsideSubnet(holder, packet) ? ['R94', 'R90'] : ['R89', 'R90'],
      networkSecurityGroup: group.name,
      at,
      attachedTo,
      direction,
      rule: toRuleLine(rule),
    });
  // an NSG that is not asked is not one that is not there
  if (steps.length === 0 && groupsOf(holder).length === 0)
    steps.push({ kind: 'no-nsg', passed: true, rules: ['R89'], direction, at: holder.name });
  return steps;
}

export const toRuleLine = (rule: SecurityRule): RuleLine => ({
  name: rule.name,
  priority: rule.priority,
  access: rule.access,
  direction: rule.direction,
  isDefault: rule.isDefault,
  source: rule.source.text,
  destination: rule.destination.text,
  destinationPort: rule.destinationPorts
    .map(({ from, to }) => (from === 0 && to === 65535 ? '*' : from === to ? `${from}` : `${from}-${to}`))
    .join(', '),
  protocol: rule.protocol,
});
