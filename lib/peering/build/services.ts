import { parseAddress } from '../address';
import type { IdIndex } from '../id-index';
import type { Holder, LoadBalancer, LoadBalancingRule, Subnet } from '../network';
import { idKey } from '../resource-id';
import { type AddressPlan, readPlace } from './addresses';
import type { Declarations, Declared } from './declared';
import type { InterfacesBuilt } from './interfaces';
import type { Properties } from './properties';

type Subnets = IdIndex<Subnet>;

export function buildFirewall(declared: Declared, subnets: Subnets, plan: AddressPlan): void {
  for (const item of declared.properties.each('ipConfigurations')) {
    // a firewall with several public addresses names its subnet in the first configuration only
    if (!item.inside('properties').has('subnet')) continue;
    const place = readPlace({ ...declared, properties: item.inside('properties') }, subnets);
    if (place) plan.hold(declared, place, { kind: 'firewall', loadBalancer: null });
  }
}

/** Keys of the interfaces that private endpoints own; they are not built as virtual machines' interfaces. */
export const privateEndpointNics = (declarations: Declarations): ReadonlySet<string> =>
  new Set(
    declarations
      .all('privateEndpoints')
      .flatMap(({ properties }) => properties.references('networkInterfaces').map(idKey)),
  );

export function buildPrivateEndpoint(
  declared: Declared,
  declarations: Declarations,
  subnets: Subnets,
  plan: AddressPlan,
): void {
  const { properties } = declared;
  const place = readPlace(declared, subnets);
  if (!place) return;
  const texts = endpointAddresses(properties, declarations);
  for (const text of texts.length > 0 ? texts : [null]) {
    const parsed = text === null ? null : parseAddress(text);
    if (parsed && !parsed.ok) {
      properties.note(parsed.error.code, parsed.error.message, 'customDnsConfigs');
      continue;
    }
    const holder = plan.hold(
      declared,
      { ...place, address: parsed?.value ?? place.address },
      {
        kind: 'privateEndpoint',
        loadBalancer: null,
      },
    );
    if (holder)
      plan.draftOf(place.subnet).privateEndpoints.push({
        id: declared.id,
        name: declared.name,
        address: holder.address,
        subnet: place.subnet,
      });
  }
}

/** Where an endpoint's addresses may stand: its own configurations, its interfaces, or its DNS records. */
function endpointAddresses(properties: Properties, declarations: Declarations): string[] {
  const own = properties
    .each('ipConfigurations')
    .flatMap((item) => item.inside('properties').text('privateIPAddress') ?? []);
  if (own.length > 0) return own;
  const nics = new Set(properties.references('networkInterfaces').map(idKey));
  const ofNics = declarations
    .all('networkInterfaces')
    .filter((nic) => nics.has(idKey(nic.id)))
    .flatMap((nic) => nic.properties.each('ipConfigurations'))
    .flatMap((item) => item.inside('properties').text('privateIPAddress') ?? []);
  if (ofNics.length > 0) return [...new Set(ofNics)];
  return [...new Set(properties.each('customDnsConfigs').flatMap((item) => item.texts('ipAddresses')))];
}

export function buildLoadBalancer(
  declared: Declared,
  subnets: Subnets,
  plan: AddressPlan,
  { holdersById, poolMembers }: InterfacesBuilt,
): void {
  const { properties } = declared;
  const pools = new Map<string, Holder[]>();
  const frontends = new Map<string, Holder>();
  const rules: LoadBalancingRule[] = [];
  const loadBalancer: LoadBalancer = {
    id: declared.id,
    name: declared.name,
    // Azure's default for a load balancer that names no SKU was Basic
    isBasic: (declared.sku ?? 'Basic').toLowerCase() === 'basic',
    rules,
  };
  for (const item of properties.each('frontendIPConfigurations')) {
    const inner = item.inside('properties');
    if (!inner.has('subnet')) continue; // a public frontend: not an address of the virtual network
    const place = readPlace({ ...declared, properties: inner }, subnets);
    const holder = place && plan.hold(declared, place, { kind: 'loadBalancer', loadBalancer });
    if (holder)
      frontends.set(
        idKey(item.text('id') ?? `${declared.id}/frontendIPConfigurations/${item.text('name') ?? ''}`),
        holder,
      );
  }
  for (const item of properties.each('backendAddressPools')) {
    const key = idKey(item.text('id') ?? `${declared.id}/backendAddressPools/${item.text('name') ?? ''}`);
    const inner = item.inside('properties');
    const named = inner
      .references('backendIPConfigurations')
      .flatMap((id) => holdersById.get(idKey(id)) ?? []);
    pools.set(
      key,
      bySubnetAndAddress([...named, ...(poolMembers.get(key) ?? []), ...byAddress(inner, holdersById)]),
    );
  }
  const everyBackend = bySubnetAndAddress([...pools.values()].flat());
  const items = properties.each('loadBalancingRules');
  for (const item of items) {
    const inner = item.inside('properties');
    const frontend = inner.reference('frontendIPConfiguration');
    const pool = inner.reference('backendAddressPool');
    const frontendPort = inner.integer('frontendPort') ?? 0;
    rules.push({
      frontend: frontend === null ? null : (frontends.get(idKey(frontend))?.address ?? null),
      protocol: inner.word('protocol', ['Tcp', 'Udp', 'All']) ?? 'All',
      frontendPort,
      backendPort: inner.integer('backendPort') ?? frontendPort,
      floatingIp: inner.flag('enableFloatingIP', false),
      backends: pool === null ? everyBackend : (pools.get(idKey(pool)) ?? everyBackend),
    });
  }
  if (items.length === 0)
    rules.push({
      frontend: null,
      protocol: 'All',
      frontendPort: 0,
      backendPort: 0,
      floatingIp: false,
      backends: everyBackend,
    });
}

/** Members that a pool lists by address. */
function byAddress(pool: Properties, holdersById: ReadonlyMap<string, Holder>): Holder[] {
  const wanted = new Set(
    pool.each('loadBalancerBackendAddresses').flatMap((item) => {
      const parsed = parseAddress(item.inside('properties').text('ipAddress') ?? '');
      return parsed.ok ? [parsed.value] : [];
    }),
  );
  return [...holdersById.values()].filter((holder) => wanted.has(holder.address));
}

/** Each once, in an order that does not depend on how they were listed. */
function bySubnetAndAddress(holders: readonly Holder[]): Holder[] {
  return [...new Set(holders)].sort((a, b) =>
    idKey(a.id) === idKey(b.id) ? (a.address < b.address ? -1 : 1) : idKey(a.id) < idKey(b.id) ? -1 : 1,
  );
}
