import type { Place } from '../scope';
import { asText, findUnknown, Unknown, type Value } from '../value';

/**
 * Ids of resources, as `resourceId` and its relatives make them. An argument that is not known leaves its label in the
 * id, so that a resource whose name is not known and the ids that lead to it still agree.
 */
export function resourceIdFrom(name: string, args: readonly Value[], place: Place): Value | undefined {
  const texts = args.map(asText);
  const at = texts.findIndex((one) => /^[\w.]+\/[\w./]+$/.test(one) && one.includes('.'));
  if (at < 0) return undefined;
  const [type = '', ...names] = texts.slice(at);
  const path = providerPath(type, names);
  if (path === undefined) return undefined;
  const before = texts.slice(0, at);
  const made = `${scopeOf(name, before, place)}${path}`;
  const missing = args.map(findUnknown).find((one) => one !== null);
  return missing ? new Unknown(made, missing.reason) : made;
}

function scopeOf(name: string, before: readonly string[], place: Place): string {
  const group = before.at(-1) ?? place.resourceGroup;
  const subscription = before.length > 1 ? before.at(-2) : place.subscriptionId;
  switch (name) {
    case 'subscriptionresourceid':
      return `/subscriptions/${before[0] ?? place.subscriptionId}`;
    case 'tenantresourceid':
      return '';
    case 'managementgroupresourceid':
      return `/providers/Microsoft.Management/managementGroups/${before[0] ?? '{managementGroup}'}`;
    case 'extensionresourceid':
      return before[0] ?? '';
    default:
      return `/subscriptions/${subscription}/resourceGroups/${group}`;
  }
}

/** `Microsoft.Network/virtualNetworks/subnets` and two names → `/providers/Microsoft.Network/virtualNetworks/a/subnets/b`. */
export function providerPath(type: string, names: readonly string[]): string | undefined {
  const [provider = '', ...types] = type.replace(/\/+$/, '').split('/');
  // a name may carry several segments at once, as the names of child resources do
  const segments = names.flatMap((one) => one.split('/'));
  if (segments.length < types.length) return undefined;
  const pairs = types.map((one, index) => `${one}/${segments[index] ?? ''}`);
  return `/providers/${provider}/${pairs.join('/')}`;
}

/** What `resourceGroup()` and `subscription()` tell. Only the location and the display names are not known. */
export function resourceGroupValue(place: Place): Value {
  const id = `/subscriptions/${place.subscriptionId}/resourceGroups/${place.resourceGroup}`;
  const reason = 'the location of the resource group is chosen when the template is deployed';
  const location = place.location ?? new Unknown('{resourceGroup.location}', reason);
  return { id, name: place.resourceGroup, type: 'Microsoft.Resources/resourceGroups', location, tags: {} };
}

export function subscriptionValue(place: Place): Value {
  const reason = 'only a deployment knows the subscription';
  return {
    id: `/subscriptions/${place.subscriptionId}`,
    subscriptionId: place.subscriptionId,
    tenantId: new Unknown('{tenantId}', reason),
    displayName: new Unknown('{subscription.displayName}', reason),
  };
}
