import { referenceOf } from '../operations/json';
import { nameInId, parentIdOf } from '../resource-id';
import type { Resource } from '../topology';
import { type Options, variable } from './cli-command';
import { type Group, isSameGroup, NOWHERE } from './deployment-place';

export const groupName = (group: Group): unknown =>
  isSameGroup(group, NOWHERE) ? variable('RESOURCE_GROUP') : group.resourceGroup;
export const subscriptionOf = (group: Group): unknown =>
  group.subscriptionId === NOWHERE.subscriptionId ? undefined : group.subscriptionId;
export const placeOf = (group: Group): Options => ({
  'resource-group': groupName(group),
  subscription: subscriptionOf(group),
});

export const firstName = (resource: Resource): string => resource.name.split('/')[0] ?? '';
export const lastName = (resource: Resource): string =>
  resource.name.slice(resource.name.lastIndexOf('/') + 1);
export const nameIn = (value: unknown): string | null => {
  const id = referenceOf(value);
  return id === null ? null : nameInId(id);
};
export const networkIdOf = (subnet: string | null): string | null =>
  subnet === null ? null : parentIdOf(subnet);
export const networkOf = (subnet: string | null): string | null =>
  subnet === null ? null : nameInId(parentIdOf(subnet));
