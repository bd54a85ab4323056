import { IdIndex } from '../id-index';
import type { AdminRule, ConnectedGroup, VirtualNetwork } from '../network';
import { idKey } from '../resource-id';
import type { Declarations, Declared } from './declared';
import type { Properties } from './properties';
import { DIRECTIONS, readMatch } from './security-groups';

/** A peering that a hub-and-spoke configuration makes (R115). */
export type ManagedPeering = {
  readonly hub: VirtualNetwork;
  readonly spoke: VirtualNetwork;
  readonly useHubGateway: boolean;
};

export type ManagerBuilt = {
  readonly connectedGroups: ConnectedGroup[];
  readonly peerings: ManagedPeering[];
  readonly adminRules: AdminRule[];
};

/** Virtual Network Manager: its groups, and what its configurations make of them. A configuration counts as deployed. */
export function buildNetworkManagers(
  declarations: Declarations,
  virtualNetworks: IdIndex<VirtualNetwork>,
): ManagerBuilt {
  const built: ManagerBuilt = { connectedGroups: [], peerings: [], adminRules: [] };
  const managers = declarations.all('networkManagers');
  const every = (key: string) => everyOf(managers, key, `networkManagers/${key}`, declarations);
  const groups = new IdIndex<readonly VirtualNetwork[]>();
  for (const group of every('networkGroups'))
    groups.add(group.id, readMembers(group, declarations, virtualNetworks), group.hasOwnId);
  for (const configuration of every('connectivityConfigurations'))
    readConnectivity(configuration, groups, virtualNetworks, built);
  for (const configuration of every('securityAdminConfigurations'))
    readSecurityAdmin(configuration, declarations, groups, built);
  built.adminRules.sort((a, b) => a.priority - b.priority);
  return built;
}

/** Children of all these parents, and those whose parent the topology leaves out: they mean the same without it. */
function everyOf(
  parents: readonly Declared[],
  key: string,
  type: string,
  declarations: Declarations,
): readonly Declared[] {
  const found = parents.flatMap((parent) => declarations.children(parent, key, type));
  const ids = new Set(found.map(({ id }) => idKey(id)));
  return [...found, ...declarations.all(type).filter(({ id }) => !ids.has(idKey(id)))];
}

function readMembers(
  group: Declared,
  declarations: Declarations,
  virtualNetworks: IdIndex<VirtualNetwork>,
): readonly VirtualNetwork[] {
  const children = declarations.children(
    group,
    'staticMembers',
    'networkManagers/networkGroups/staticMembers',
    false,
  );
  const inline = [...group.properties.each('staticMembers'), ...group.properties.each('members')];
  const ids = [...children.map(({ properties }) => properties), ...inline].flatMap(
    (member) =>
      member.text('resourceId') ?? member.text('id') ?? member.inside('properties').text('resourceId') ?? [],
  );
  return [...new Set(ids.flatMap((id) => virtualNetworks.find(id) ?? []))];
}

function readConnectivity(
  { name, properties }: Declared,
  groups: IdIndex<readonly VirtualNetwork[]>,
  virtualNetworks: IdIndex<VirtualNetwork>,
  built: ManagerBuilt,
): void {
  const topology = properties.word('connectivityTopology', ['HubAndSpoke', 'Mesh']);
  const isGlobal = properties.flag('isGlobal', false);
  const hubs = properties
    .each('hubs')
    .flatMap((hub) => virtualNetworks.find(hub.text('resourceId') ?? hub.text('id') ?? '') ?? []);
  for (const item of properties.each('appliesToGroups')) {
    const members = groups.find(item.text('networkGroupId') ?? '') ?? [];
    const isDirect = item.text('groupConnectivity')?.toLowerCase() === 'directlyconnected';
    if (topology === 'Mesh')
      built.connectedGroups.push({ name, members, isGlobal: isGlobal || item.flag('isGlobal', false) });
    else if (topology === 'HubAndSpoke') {
      const useHubGateway = item.flag('useHubGateway', false);
      for (const hub of hubs)
        for (const spoke of members) if (spoke !== hub) built.peerings.push({ hub, spoke, useHubGateway });
      if (isDirect) built.connectedGroups.push({ name, members, isGlobal: item.flag('isGlobal', false) });
    }
  }
}

function readSecurityAdmin(
  configuration: Declared,
  declarations: Declarations,
  groups: IdIndex<readonly VirtualNetwork[]>,
  built: ManagerBuilt,
): void {
  const path = 'networkManagers/securityAdminConfigurations/ruleCollections';
  for (const collection of declarations.children(configuration, 'ruleCollections', path)) {
    const appliesTo = new Set(
      collection.properties
        .each('appliesToGroups')
        .flatMap((item) => groups.find(item.text('networkGroupId') ?? '') ?? []),
    );
    for (const rule of declarations.children(collection, 'rules', `${path}/rules`)) {
      const built_ = readAdminRule(rule, appliesTo);
      if (built_) built.adminRules.push(built_);
    }
  }
}

function readAdminRule(
  { name, properties }: Declared,
  appliesTo: ReadonlySet<VirtualNetwork>,
): AdminRule | null {
  const direction = properties.word('direction', DIRECTIONS);
  const access = properties.word('access', ['Allow', 'Deny', 'AlwaysAllow']);
  const priority = properties.integer('priority');
  if (direction === null || access === null || priority === null) {
    properties.note('property-missing', `Security admin rule ${name} needs direction, access and priority.`);
    return null;
  }
  return { name, direction, access, priority, appliesTo, ...readAdminMatch(properties) };
}

/** Admin rules list `{addressPrefix, addressPrefixType}` where NSG rules have plain texts. */
function readAdminMatch(properties: Properties): ReturnType<typeof readMatch> {
  return readMatch(properties.with(flattened(properties)));
}

function flattened(properties: Properties): Record<string, unknown> {
  const addresses = (key: string) => properties.each(key).flatMap((item) => item.text('addressPrefix') ?? []);
  return {
    protocol: properties.text('protocol') ?? '*',
    sourceAddressPrefixes: addresses('sources'),
    destinationAddressPrefixes: addresses('destinations'),
    sourcePortRanges: properties.texts('sourcePortRanges'),
    destinationPortRanges: properties.texts('destinationPortRanges'),
  };
}
