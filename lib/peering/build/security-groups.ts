import { EVERYTHING, type Prefix } from '../address';
import type { AddressMatch, NetworkSecurityGroup, PortRange, SecurityRule } from '../network';
import { idKey } from '../resource-id';
import { type Direction, PROTOCOLS, type Protocol } from '../vocabulary';
import type { Declarations, Declared } from './declared';
import type { Properties } from './properties';

export const DIRECTIONS = ['Inbound', 'Outbound'] as const satisfies readonly Direction[];
export const ANY_PORT: readonly PortRange[] = [{ from: 0, to: 65535 }];

export function buildSecurityGroup(declared: Declared, declarations: Declarations): NetworkSecurityGroup {
  const rules = declarations
    .children(declared, 'securityRules', 'networkSecurityGroups/securityRules')
    .flatMap((rule) => buildRule(rule) ?? []);
  for (const [index, rule] of rules.entries()) {
    const earlier = rules.slice(0, index);
    const rival = earlier.find(
      (other) => other.direction === rule.direction && other.priority === rule.priority,
    );
    if (rival)
      declared.properties.note(
        'priority-taken',
        `Rules ${rival.name} and ${rule.name} both have priority ${rule.priority} ${rule.direction}; give one another number.`,
        'securityRules',
      );
  }
  const byDirection = (direction: Direction) => [
    ...rules.filter((rule) => rule.direction === direction).sort((a, b) => a.priority - b.priority),
    ...DEFAULT_RULES.filter((rule) => rule.direction === direction),
  ];
  return {
    id: declared.id,
    name: declared.name,
    rules: { Inbound: byDirection('Inbound'), Outbound: byDirection('Outbound') },
  };
}

function buildRule({ name, properties }: Declared): SecurityRule | null {
  const priority = properties.integer('priority');
  const direction = properties.word('direction', DIRECTIONS);
  const access = properties.word('access', ['Allow', 'Deny']);
  for (const key of ['priority', 'direction', 'access'] as const)
    if (!properties.has(key)) properties.note('property-missing', `Rule ${name} needs ${key}.`, key);
  if (priority !== null && (priority < 100 || priority > 4096))
    properties.note(
      'priority-out-of-range',
      `Priority ${priority} of rule ${name} must lie between 100 and 4096.`,
      'priority',
    );
  const match = readMatch(properties);
  if (priority === null || direction === null || access === null) return null;
  return { name, priority, direction, access, isDefault: false, ...match };
}

export type Match = Pick<
  SecurityRule,
  'protocol' | 'source' | 'destination' | 'sourcePorts' | 'destinationPorts'
>;

/** What a security rule matches; an address or port that is left out means any. */
export function readMatch(properties: Properties): Match {
  return {
    protocol: readProtocol(properties),
    source: readAddresses(properties, 'source'),
    destination: readAddresses(properties, 'destination'),
    sourcePorts: readPorts(properties, 'source'),
    destinationPorts: readPorts(properties, 'destination'),
  };
}

function readProtocol(properties: Properties): Protocol | '*' {
  const text = properties.text('protocol');
  if (text === null || text === '*' || /^any$/i.test(text)) return '*';
  return properties.word('protocol', PROTOCOLS) ?? '*';
}

function readAddresses(properties: Properties, side: 'source' | 'destination'): AddressMatch {
  const single = properties.text(`${side}AddressPrefix`);
  const listed = properties.texts(`${side}AddressPrefixes`);
  const groups = properties.references(`${side}ApplicationSecurityGroups`);
  const texts = [...(single === null || single === '' ? [] : [single]), ...listed];
  const named = groups.map((id) => id.split('/').at(-1) ?? id);
  const isEverything = (text: string) => text === '*' || /^any$/i.test(text);
  const prefixes: Prefix[] = [];
  const tags: string[] = [];
  for (const text of texts) {
    if (isEverything(text)) continue;
    // service tags start with a letter; so may IPv6 ranges, but only those have a colon
    if (/^[a-z][\w.-]*$/i.test(text)) tags.push(text.toLowerCase());
    else {
      const prefix = properties.loosePrefix(
        listed.length > 0 ? `${side}AddressPrefixes` : `${side}AddressPrefix`,
        text,
      );
      if (prefix) prefixes.push(prefix);
    }
  }
  return {
    everything: texts.some(isEverything) || (texts.length === 0 && groups.length === 0),
    prefixes,
    tags,
    applicationSecurityGroups: groups.map(idKey),
    text: [...texts, ...named].join(', ') || '*',
  };
}

function readPorts(properties: Properties, side: 'source' | 'destination'): readonly PortRange[] {
  const single = properties.text(`${side}PortRange`);
  const listed = properties.texts(`${side}PortRanges`);
  const texts = [...(single === null || single === '' ? [] : [single]), ...listed];
  if (texts.length === 0 || texts.includes('*')) return ANY_PORT;
  return texts.flatMap((text) => {
    const [from, to = from] = text
      .split('-')
      .map((part) => (/^\s*\d{1,5}\s*$/.test(part) ? Number(part) : Number.NaN));
    if (from !== undefined && to !== undefined && from <= to && to <= 65535 && text.split('-').length <= 2)
      return [{ from, to }];
    properties.note(
      'malformed-port',
      `"${text}" is not a port; write 443, 8000-8080 or *.`,
      listed.length > 0 ? `${side}PortRanges` : `${side}PortRange`,
    );
    return [];
  });
}

const anything: AddressMatch = {
  everything: true,
  prefixes: [],
  tags: [],
  applicationSecurityGroups: [],
  text: '*',
};
const tag = (name: string): AddressMatch => ({
  ...anything,
  everything: false,
  tags: [name.toLowerCase()],
  text: name,
});

const defaultRule = (
  name: string,
  priority: number,
  direction: Direction,
  access: 'Allow' | 'Deny',
  source: AddressMatch,
  destination: AddressMatch,
): SecurityRule => ({
  name,
  priority,
  direction,
  access,
  isDefault: true,
  protocol: '*',
  source,
  destination,
  sourcePorts: ANY_PORT,
  destinationPorts: ANY_PORT,
});

/** The six rules every NSG ends with (R91). */
export const DEFAULT_RULES: readonly SecurityRule[] = [
  defaultRule('AllowVnetInBound', 65000, 'Inbound', 'Allow', tag('VirtualNetwork'), tag('VirtualNetwork')),
  defaultRule('AllowAzureLoadBalancerInBound', 65001, 'Inbound', 'Allow', tag('AzureLoadBalancer'), anything),
  defaultRule('DenyAllInBound', 65500, 'Inbound', 'Deny', anything, anything),
  defaultRule('AllowVnetOutBound', 65000, 'Outbound', 'Allow', tag('VirtualNetwork'), tag('VirtualNetwork')),
  defaultRule('AllowInternetOutBound', 65001, 'Outbound', 'Allow', anything, tag('Internet')),
  defaultRule('DenyAllOutBound', 65500, 'Outbound', 'Deny', anything, anything),
];

/** Whether a match takes in every address of a version: `*`, or its /0. */
export const isEverything = (match: AddressMatch): boolean =>
  match.everything ||
  match.prefixes.some((prefix) => prefix.length === 0 && prefix.first === EVERYTHING[prefix.version].first);
