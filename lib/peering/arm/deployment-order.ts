import { idKey, parentIdOf, resourceIdOf } from '../resource-id';
import type { Resource } from '../topology';

/** Types in the order in which they can be deployed: each needs some of those before it, none of those after. */
const ORDER = [
  'applicationsecuritygroups',
  'networksecuritygroups',
  'networksecuritygroups/securityrules',
  'routetables',
  'routetables/routes',
  'publicipaddresses',
  'virtualnetworks',
  'virtualnetworks/subnets',
  'loadbalancers',
  'networkinterfaces',
  'azurefirewalls',
  'localnetworkgateways',
  'virtualnetworkgateways',
  'connections',
  'privateendpoints',
  'networkmanagers',
  'networkmanagers/networkgroups',
  'networkmanagers/networkgroups/staticmembers',
  'networkmanagers/connectivityconfigurations',
];

/** Children that Azure changes one at a time, since each of them is a change to the same virtual network. */
const ONE_AT_A_TIME: ReadonlySet<string> = new Set([
  'virtualnetworks/subnets',
  'virtualnetworks/virtualnetworkpeerings',
]);

const shortType = (resource: Resource): string =>
  resource.type.toLowerCase().replace(/^microsoft\.network\//, '');

export const isLink = (resource: Resource): boolean =>
  shortType(resource) === 'virtualnetworks/virtualnetworkpeerings';

/** Links last, types that are not known before them, then by id: the same topology always gives the same order. */
export function inDeploymentOrder(resources: readonly Resource[]): Resource[] {
  const rank = (resource: Resource) => {
    if (isLink(resource)) return ORDER.length + 1;
    const at = ORDER.indexOf(shortType(resource));
    return at < 0 ? ORDER.length : at;
  };
  return [...resources].sort(
    (a, b) => rank(a) - rank(b) || (idKey(resourceIdOf(a)) < idKey(resourceIdOf(b)) ? -1 : 1),
  );
}

/** What has to be deployed before each resource, by its id: only resources that come earlier in the list. */
export function dependenciesOf(ordered: readonly Resource[]): ReadonlyMap<string, readonly Resource[]> {
  const earlier = new Map<string, Resource>();
  const dependencies = new Map<string, readonly Resource[]>();
  const lastOfKind = new Map<string, Resource>();
  const gateways: Resource[] = [];
  for (const resource of ordered) {
    const id = idKey(resourceIdOf(resource));
    const needed = new Set<Resource>();
    for (const reference of [...referencesIn(resource.properties), parentIdOf(id)]) {
      const found = holderOf(reference, earlier);
      if (found) needed.add(found);
    }
    const kind = shortType(resource);
    const previous = ONE_AT_A_TIME.has(kind) ? lastOfKind.get(kind) : undefined;
    if (previous) needed.add(previous);
    // a link may borrow a gateway only once it is there
    if (isLink(resource)) for (const gateway of gateways) needed.add(gateway);
    dependencies.set(id, [...needed]);
    earlier.set(id, resource);
    lastOfKind.set(kind, resource);
    if (kind === 'virtualnetworkgateways') gateways.push(resource);
  }
  return dependencies;
}

/** The resource that an id stands for, or that it is a part of. */
function holderOf(id: string, resources: ReadonlyMap<string, Resource>): Resource | null {
  for (let current = id; current.includes('/providers/'); current = parentIdOf(current)) {
    const found = resources.get(current);
    if (found) return found;
  }
  return null;
}

function referencesIn(value: unknown): Set<string> {
  const found = new Set<string>();
  const visit = (item: unknown): void => {
    if (Array.isArray(item)) for (const one of item) visit(one);
    else if (typeof item === 'object' && item !== null) {
      for (const [key, one] of Object.entries(item)) {
        if (key === 'id' && typeof one === 'string') found.add(idKey(one));
        else visit(one);
      }
    }
  };
  visit(value);
  return found;
}
