import { containsPrefix, type Prefix, parsePrefix } from '../address';
import { IdIndex } from '../id-index';
import type { Gateway, OnPremisesRange, Subnet } from '../network';
import type { Problem } from '../problem';
import type { Topology } from '../topology';
import type { Declarations, Declared } from './declared';
import { isRecord, Properties } from './properties';
import { noteMissing, type VirtualNetworkDraft } from './virtual-networks';

type GatewayDraft = Omit<Gateway, 'onPremises' | 'connectedTo'> & {
  readonly onPremises: OnPremisesRange[];
  readonly connectedTo: Gateway[];
};

/** Builds the gateways and all that tells what lies behind them: connections, learned routes, point-to-site pools. */
export function buildGateways(
  topology: Topology,
  declarations: Declarations,
  subnets: IdIndex<Subnet>,
  draftOf: (subnet: Subnet) => VirtualNetworkDraft,
  problems: Problem[],
): Gateway[] {
  const index = new IdIndex<GatewayDraft>();
  const gateways: GatewayDraft[] = [];
  for (const declared of declarations.all('virtualNetworkGateways')) {
    const gateway = buildGateway(declared, subnets);
    if (!gateway) continue;
    draftOf(gateway.subnet).gateways.push(gateway);
    index.add(declared.id, gateway, declared.hasOwnId);
    gateways.push(gateway);
  }
  connect(declarations, index);
  learn(topology, index, problems);
  return gateways;
}

function buildGateway(declared: Declared, subnets: IdIndex<Subnet>): GatewayDraft | null {
  const { name, properties } = declared;
  const subnetId = properties
    .each('ipConfigurations')
    .map((item) => item.inside('properties').reference('subnet'))
    .find((id) => id !== null);
  const subnet = subnetId ? subnets.find(subnetId) : null;
  if (!subnetId)
    properties.note(
      'property-missing',
      `Gateway ${name} needs an ipConfiguration that names a GatewaySubnet.`,
      'ipConfigurations',
    );
  else if (!subnet) noteMissing(declared, 'subnet', subnetId);
  if (!subnet) return null;
  const pools = properties
    .inside('vpnClientConfiguration')
    .inside('vpnClientAddressPool')
    .prefixes('addressPrefixes');
  return {
    id: declared.id,
    name,
    virtualNetwork: subnet.virtualNetwork,
    subnet,
    gatewayType: properties.word('gatewayType', ['Vpn', 'ExpressRoute']) ?? 'Vpn',
    isBasic: (properties.inside('sku').text('name') ?? declared.sku ?? '').toLowerCase() === 'basic',
    onPremises: pools.map((prefix) => ({ prefix, site: 'point-to-site clients' })),
    connectedTo: [],
  };
}

function connect(declarations: Declarations, gateways: IdIndex<GatewayDraft>): void {
  const sites = new IdIndex<{ name: string; prefixes: readonly Prefix[] }>();
  for (const { id, name, hasOwnId, properties } of declarations.all('localNetworkGateways'))
    sites.add(
      id,
      { name, prefixes: properties.inside('localNetworkAddressSpace').prefixes('addressPrefixes') },
      hasOwnId,
    );
  for (const declared of declarations.all('connections')) {
    const { properties } = declared;
    const firstId = properties.reference('virtualNetworkGateway1');
    const first = firstId === null ? null : gateways.find(firstId);
    if (firstId !== null && !first) noteMissing(declared, 'virtualNetworkGateway1', firstId);
    const siteId = properties.reference('localNetworkGateway2');
    const site = siteId === null ? null : sites.find(siteId);
    if (siteId !== null && !site) noteMissing(declared, 'localNetworkGateway2', siteId);
    const secondId = properties.reference('virtualNetworkGateway2');
    const second = secondId === null ? null : gateways.find(secondId);
    if (secondId !== null && !second) noteMissing(declared, 'virtualNetworkGateway2', secondId);
    if (first && site) for (const prefix of site.prefixes) addRange(first, prefix, site.name);
    if (first && second && first !== second && !first.connectedTo.includes(second)) {
      first.connectedTo.push(second);
      second.connectedTo.push(first);
    }
  }
}

/** What `getLearnedRoutes` of a gateway said. Rows of origin Network are the gateway's own side and teach nothing. */
function learn(topology: Topology, gateways: IdIndex<GatewayDraft>, problems: Problem[]): void {
  const whole = new Properties(isRecord(topology) ? topology : {}, 'gatewayLearnedRoutes', '', problems);
  for (const learned of whole.each('gatewayLearnedRoutes')) {
    const id = learned.reference('virtualNetworkGateway');
    const gateway = id === null ? null : gateways.find(id);
    if (!gateway) {
      learned.note(
        'reference-not-found',
        `Learned routes name the gateway ${id ?? ''}, which is not in the topology.`,
        'virtualNetworkGateway',
      );
      continue;
    }
    for (const row of learned.each('value')) {
      const parsed = parsePrefix(row.text('network'));
      if (!parsed.ok) row.note(parsed.error.code, parsed.error.message, 'network');
      else if (row.text('origin')?.toLowerCase() !== 'network' || !isOwnSide(gateway, parsed.value))
        addRange(gateway, parsed.value, row.text('nextHop') ?? 'on-premises');
    }
  }
}

function isOwnSide({ virtualNetwork }: Gateway, prefix: Prefix): boolean {
  const ranges = [
    ...virtualNetwork.addressSpace,
    ...virtualNetwork.links.flatMap((link) => link.remotePrefixes),
  ];
  return ranges.some((range) => containsPrefix(range, prefix));
}

function addRange(gateway: GatewayDraft, prefix: Prefix, site: string): void {
  const isKnown = gateway.onPremises.some(
    (range) =>
      range.prefix.first === prefix.first &&
      range.prefix.length === prefix.length &&
      range.prefix.version === prefix.version,
  );
  if (!isKnown) gateway.onPremises.push({ prefix, site });
}
