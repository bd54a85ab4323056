type Source = Readonly<Record<string, unknown>>;

/** What stands beside `properties`, and not in it, when a resource is written in ARM's own shape. */
const BESIDE_PROPERTIES: ReadonlySet<string> = new Set([
  'id',
  'name',
  'type',
  'location',
  'extendedLocation',
  'kind',
  'identity',
  'managedBy',
  'plan',
  'sku',
  'tags',
  'zones',
  'etag',
  'resourceGroup',
  'properties',
]);

/** What only the output of a command has. */
const LEFT_OUT: ReadonlySet<string> = new Set(['etag', 'resourceGroup', 'properties']);

/** Lists of resources inside a resource: `az` flattens their items too. */
const CHILD_LISTS: ReadonlySet<string> = new Set([
  'subnets',
  'virtualNetworkPeerings',
  'ipConfigurations',
  'routes',
  'securityRules',
  'defaultSecurityRules',
  'frontendIPConfigurations',
  'backendAddressPools',
  'loadBalancingRules',
  'inboundNatRules',
  'outboundRules',
  'probes',
  'privateLinkServiceConnections',
  'manualPrivateLinkServiceConnections',
  'delegations',
  'serviceAssociationLinks',
  'applicationRuleCollections',
  'networkRuleCollections',
  'natRuleCollections',
]);

/** Types whose `sku` is a property: `az` shows it beside the others all the same. */
const SKU_IN_PROPERTIES = /^microsoft\.network\/(virtualnetworkgateways|azurefirewalls)$/i;

/**
 * A resource as `az … show` prints it, with its properties flattened, in ARM's own shape. One that has that shape
 * already, and one that is broken, stays as it is, but for the type and the whole name, which its id may know better.
 */
export function fromAzOutput(source: Source): Source {
  const type = typeof source.type === 'string' ? source.type : typeInId(source.id);
  const name = nameOf(source, type);
  const named = { ...source, ...(type === '' ? {} : { type }), ...(name === '' ? {} : { name }) };
  if (type === '' || (source.properties !== undefined && source.properties !== null)) return named;
  const isInside = SKU_IN_PROPERTIES.test(type) && source.sku;
  const properties = { ...unflattened(source, 0), ...(isInside ? { sku: source.sku } : {}) };
  const beside = Object.entries(named).filter(
    ([key, value]) =>
      BESIDE_PROPERTIES.has(key) && !LEFT_OUT.has(key) && !(key === 'sku' && isInside) && value !== null,
  );
  return { ...Object.fromEntries(beside), ...(Object.keys(properties).length > 0 ? { properties } : {}) };
}

/** Everything of a flat resource that belongs into its `properties`. */
function unflattened(source: Source, depth: number): Source {
  const entries = Object.entries(source)
    .filter(([key, value]) => !BESIDE_PROPERTIES.has(key) && value !== null)
    .map(([key, value]) => [
      key,
      CHILD_LISTS.has(key) && Array.isArray(value) ? value.map((item) => child(item, depth)) : value,
    ]);
  return Object.fromEntries(entries);
}

function child(item: unknown, depth: number): unknown {
  if (typeof item !== 'object' || item === null || Array.isArray(item) || depth > 4) return item;
  const source = item as Source;
  // an item with nothing but an id is a reference to a resource that stands elsewhere
  const isReference = Object.keys(source).every((key) => key === 'id' || key === 'resourceGroup');
  if (typeof source.properties === 'object' || isReference) return item;
  const { id, name, zones } = source;
  return {
    ...(typeof name === 'string' ? { name } : {}),
    ...(typeof id === 'string' ? { id } : {}),
    ...(zones ? { zones } : {}),
    properties: unflattened(source, depth + 1),
  };
}

/** `az network vnet peering list` names a link by its own name only; its id says what it belongs to. */
function nameOf(source: Source, type: string): string {
  const name = typeof source.name === 'string' ? source.name : '';
  const wanted = type.split('/').length - 1;
  if (typeof source.id !== 'string' || (name !== '' && name.split('/').length >= wanted)) return name;
  return namesInId(source.id).join('/');
}

/** `…/providers/Microsoft.Network/virtualNetworks/a/subnets/b` → `Microsoft.Network/virtualNetworks/subnets`. */
function typeInId(id: unknown): string {
  const [provider, ...pairs] = partsOf(id);
  return provider ? [provider, ...pairs.filter((_, index) => index % 2 === 0)].join('/') : '';
}

const namesInId = (id: string): string[] => partsOf(id).filter((_, index) => index > 0 && index % 2 === 0);

const partsOf = (id: unknown): string[] =>
  typeof id === 'string'
    ? (/\/providers\/(.+)$/i.exec(id)?.[1] ?? '').split('/').filter((part) => part !== '')
    : [];
