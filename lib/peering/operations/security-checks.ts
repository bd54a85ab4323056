import { parseLoosePrefix } from '../address';
import { idKey, isSameId, nameInId, parentIdOf } from '../resource-id';
import type { Semantics } from '../semantics';
import { PROTOCOLS } from '../vocabulary';
import { type Check, check, malformed } from './check';
import { type Estate, findSubnet } from './estate';
import { isSameName, type Json, listOf, recordOf, referenceOf, textOf } from './json';
import type { Operation } from './operation';

/** R90: priorities of one's own rules. */
const PRIORITIES = { lowest: 100, highest: 4096 };
/** R13: subnets that bear no network security group. */
const WITHOUT_NSG = ['GatewaySubnet', 'AzureFirewallSubnet'];

export function* checkAssociateNetworkSecurityGroup(
  estate: Estate,
  operation: Extract<Operation, { op: 'associateNetworkSecurityGroup' }>,
): Generator<Check> {
  const group = estate.networkSecurityGroups.find((item) =>
    isSameId(item.id, operation.networkSecurityGroup),
  );
  if (!group) {
    return yield malformed(
      `There is no network security group ${operation.networkSecurityGroup}. Check its id.`,
    );
  }
  const place = findSubnet(estate, operation.subnet);
  if (!place) return yield malformed(`There is no subnet ${operation.subnet}. Check its id.`);
  const special = WITHOUT_NSG.find((name) => isSameName(name, place.subnet.name));
  const subnet = `${place.network.name}/${place.subnet.name}`;
  yield check(
    special === undefined,
    special === 'GatewaySubnet' ? ['R60'] : ['R13'],
    { kind: 'subnet-nsg', subnet, networkSecurityGroup: group.name },
    { refusal: special === 'GatewaySubnet' ? 'gatewaysubnet-nsg' : 'malformed' },
  );
}

/** R90, R92, R102: may the group have this rule? A rule of the same name is replaced. */
export function* checkCreateSecurityRule(
  estate: Estate,
  operation: Extract<Operation, { op: 'createSecurityRule' }>,
  semantics: Semantics,
): Generator<Check> {
  const group = estate.networkSecurityGroups.find((item) =>
    isSameId(item.id, operation.networkSecurityGroup),
  );
  if (!group) {
    return yield malformed(
      `There is no network security group ${operation.networkSecurityGroup}. Check its id.`,
    );
  }
  const { properties } = operation;
  const direction = ['Inbound', 'Outbound'].find((word) => isSameName(word, String(properties.direction)));
  if (direction === undefined)
    return yield malformed('A security rule needs direction: Inbound or Outbound.');
  if (!['allow', 'deny'].includes(String(properties.access).toLowerCase())) {
    return yield malformed('A security rule needs access: Allow or Deny.');
  }
  const priority = priorityOf(properties.priority);
  if (priority === null)
    return yield malformed('A security rule needs priority, a whole number from 100 to 4096.');
  yield check(
    priority >= PRIORITIES.lowest && priority <= PRIORITIES.highest,
    ['R90'],
    { kind: 'priority-range', priority },
    { refusal: 'priority-out-of-range' },
  );
  const holder = group.rules.find((rule) => {
    const held = recordOf(rule.properties);
    const isOther = operation.name === null || !isSameName(textOf(rule.name) ?? '', operation.name);
    return isOther && priorityOf(held.priority) === priority && isSameName(String(held.direction), direction);
  });
  const unique = {
    priority,
    direction,
    networkSecurityGroup: group.name,
    rule: holder ? (textOf(holder.name) ?? '') : null,
  };
  yield check(
    !holder,
    ['R90'],
    { kind: 'priority-unique', ...unique },
    {
      refusal: 'priority-taken',
      errorCode: 'SecurityRuleConflict',
    },
  );
  const problem = matchProblem(properties);
  if (problem !== null) yield malformed(problem);
  yield* groupChecks(estate, properties, semantics);
}

function* groupChecks(estate: Estate, properties: Json, semantics: Semantics): Generator<Check> {
  const groups = ['sourceApplicationSecurityGroups', 'destinationApplicationSecurityGroups']
    .flatMap((key) => listOf(properties[key]).map(referenceOf))
    .filter((id) => id !== null);
  if (groups.length === 0) return;
  const keys = new Set(groups.map(idKey));
  const members = estate.occupants.filter((occupant) =>
    occupant.applicationSecurityGroups.some((id) => keys.has(idKey(id))),
  );
  const networks = new Map(
    members.map(({ subnet }) => [idKey(parentIdOf(subnet)), nameInId(parentIdOf(subnet))]),
  );
  const virtualNetworks = [...networks.values()].sort();
  yield check(
    virtualNetworks.length <= 1 || semantics.asgSpansPeerings,
    ['R102'],
    {
      kind: 'application-security-groups',
      groups: [...new Set(groups.map(nameInId))].sort(),
      virtualNetworks,
    },
    { refusal: 'asg-spans-vnets' },
  );
}

function priorityOf(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) ? number : null;
}

/** What a rule leaves out matches everything; what it says has to be readable. */
function matchProblem(properties: Json): string | null {
  const protocol = textOf(properties.protocol);
  if (protocol !== null && protocol !== '*' && !PROTOCOLS.some((known) => isSameName(known, protocol))) {
    return `"${protocol.slice(0, 60)}" is not a protocol of security rules; use ${PROTOCOLS.join(', ')} or *.`;
  }
  for (const side of ['source', 'destination']) {
    for (const text of written(properties, `${side}AddressPrefix`, `${side}AddressPrefixes`)) {
      if (!isMatchable(text)) {
        return `${shown(text)} is not a ${side} for a rule; write a range such as 10.1.0.0/16, a service tag, or *.`;
      }
    }
    for (const text of written(properties, `${side}PortRange`, `${side}PortRanges`)) {
      if (!isPortRange(text)) return `${shown(text)} is not a port range; write 443, 8000-8080 or *.`;
    }
  }
  return null;
}

const written = (properties: Json, one: string, several: string): readonly unknown[] =>
  [properties[one], ...listOf(properties[several])].filter((value) => value !== undefined && value !== '');

const isMatchable = (value: unknown): boolean =>
  value === '*' ||
  (typeof value === 'string' && /^[a-z][a-z0-9]*(\.[a-z0-9]+)*$/i.test(value)) ||
  parseLoosePrefix(value).ok;

function isPortRange(value: unknown): boolean {
  if (value === '*') return true;
  const match = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(String(value));
  if (!match) return false;
  const from = Number(match[1]);
  const to = match[2] === undefined ? from : Number(match[2]);
  return from <= to && to <= 65535;
}

const shown = (value: unknown): string => `"${String(value).slice(0, 60)}"`;
