import { formatAddress } from '@/lib/peering/address';
import { Declarations, type Declared } from '@/lib/peering/build/declared';
import { IdIndex } from '@/lib/peering/id-index';
import type { Link } from '@/lib/peering/network';
import { networkOf } from '@/lib/peering/network-of';
import type { Problem } from '@/lib/peering/problem';
import { regionName } from '@/lib/peering/region-names';
import { idKey, nameInId } from '@/lib/peering/resource-id';
import type { Topology } from '@/lib/peering/topology';
import type { Trace } from '@/lib/peering/trace';
import type { PeeringState, PeeringSyncLevel } from '@/lib/peering/vocabulary';
import { figureNsg, figureRouteTable } from './attachments';
import type {
  Figure,
  FigureLink,
  FigureNode,
  FigureNsg,
  FigureRouteTable,
  FigureSite,
  FigureVnet,
} from './model';
import { packetOf } from './packet';

/**
 * What a figure of this topology shows. It never fails: of a topology with problems it shows what can be read. States
 * and addresses that the topology leaves open are those that the engine works out, where it can be asked.
 * @param trace a packet, whose way is drawn in
 */
export function buildFigure(topology: Topology, trace?: Trace): Figure {
  const reader = new Reader(topology);
  const figure: Figure = {
    vnets: reader.vnets(),
    links: reader.links(),
    ...reader.rest(),
  };
  return trace ? { ...figure, packet: packetOf(trace, figure) } : figure;
}

class Reader {
  // of a figure's problems nobody is told here: whoever checks the topology is
  private readonly ignored: Problem[] = [];
  private readonly all: Declarations;
  private readonly nsgs = new IdIndex<FigureNsg>();
  private readonly tables = new IdIndex<FigureRouteTable>();
  private readonly nextHops = new Set<string>();
  private readonly nodes = new Map<string, FigureNode[]>();
  private readonly knownLinks = new Map<string, Link>();
  private readonly knownAddresses = new Map<string, string>();
  private readonly sites: FigureSite[] = [];
  private readonly others: { id: string; name: string; type: string }[] = [];

  constructor(private readonly topology: Topology) {
    this.all = new Declarations(topology, this.ignored);
    this.askEngine();
    for (const declared of this.all.all('networkSecurityGroups')) {
      const rules = this.all.children(declared, 'securityRules', 'networkSecurityGroups/securityRules');
      this.nsgs.add(declared.id, figureNsg(declared, rules), declared.hasOwnId);
    }
    for (const declared of this.all.all('routeTables')) {
      const table = figureRouteTable(declared, this.all.children(declared, 'routes', 'routeTables/routes'));
      this.tables.add(declared.id, table, declared.hasOwnId);
      for (const { nextHopIpAddress } of table.routes)
        if (nextHopIpAddress) this.nextHops.add(nextHopIpAddress);
    }
    this.placeNodes();
    this.placeSites();
  }

  vnets(): FigureVnet[] {
    return this.all.all('virtualNetworks').map((vnet) => ({
      id: `vnet:${vnet.name}`,
      name: vnet.name,
      addressPrefixes: vnet.properties.inside('addressSpace').texts('addressPrefixes'),
      ...(vnet.location && { location: regionName(vnet.location) }),
      subnets: this.all.children(vnet, 'subnets', 'virtualNetworks/subnets').map((subnet) => {
        const { properties } = subnet;
        const nsg = find(this.nsgs, properties.reference('networkSecurityGroup'));
        const table = find(this.tables, properties.reference('routeTable'));
        const one = properties.text('addressPrefix');
        const many = properties.has('addressPrefixes') ? properties.texts('addressPrefixes') : [];
        return {
          id: `subnet:${vnet.name}/${subnet.name}`,
          name: subnet.name,
          addressPrefixes: many.length > 0 ? many : one ? [one] : [],
          nodes: this.nodes.get(subnetKey(vnet.name, subnet.name)) ?? [],
          ...(nsg && { networkSecurityGroup: nsg }),
          ...(table && { routeTable: table }),
        };
      }),
    }));
  }

  links(): FigureLink[] {
    const vnets = this.all.all('virtualNetworks');
    const drafts = vnets.flatMap((vnet) =>
      this.all
        .children(vnet, 'virtualNetworkPeerings', 'virtualNetworks/virtualNetworkPeerings')
        .flatMap((link) => {
          const remote = link.properties.reference('remoteVirtualNetwork');
          return remote ? [{ vnet, link, to: nameInId(remote) }] : [];
        }),
    );
    const placeOf = (name: string) => vnets.find((one) => same(one.name, name))?.location;
    return drafts.map(({ vnet, link, to }) => {
      const { properties } = link;
      const known = this.knownLinks.get(idKey(link.id));
      const hasBack = drafts.some((other) => same(other.vnet.name, to) && same(other.to, vnet.name));
      const [here, there] = [vnet.location, placeOf(to)];
      const said = properties.text('peeringState') as PeeringState | null;
      const syncLevel =
        known?.peeringSyncLevel ?? (properties.text('peeringSyncLevel') as PeeringSyncLevel | null);
      return {
        id: `link:${vnet.name}/${link.name}`,
        name: link.name,
        from: vnet.name,
        to: known?.to?.name ?? to,
        state: known?.peeringState ?? said ?? (hasBack ? 'Connected' : 'Initiated'),
        ...(syncLevel && { syncLevel }),
        isGlobal: known?.isGlobal ?? Boolean(here && there && !same(here, there)),
        flags: {
          allowVirtualNetworkAccess: properties.flag('allowVirtualNetworkAccess', true),
          allowForwardedTraffic: properties.flag('allowForwardedTraffic', false),
          allowGatewayTransit: properties.flag('allowGatewayTransit', false),
          useRemoteGateways: properties.flag('useRemoteGateways', false),
        },
      };
    });
  }

  rest(): Pick<Figure, 'sites' | 'others'> {
    return {
      ...(this.sites.length > 0 && { sites: this.sites }),
      ...(this.others.length > 0 && { others: this.others }),
    };
  }

  private askEngine(): void {
    const network = networkOf(this.topology);
    if (!network.ok) return;
    for (const vnet of network.value.virtualNetworks) {
      for (const link of vnet.links) this.knownLinks.set(idKey(link.id), link);
      for (const holder of vnet.holders.values()) {
        if (!this.knownAddresses.has(idKey(holder.id))) {
          this.knownAddresses.set(idKey(holder.id), formatAddress(holder.address));
        }
      }
    }
  }

  private placeNodes(): void {
    for (const nic of this.all.all('networkInterfaces')) {
      const forwards = nic.properties.flag('enableIPForwarding', false);
      const nsg = find(this.nsgs, nic.properties.reference('networkSecurityGroup'));
      const address = this.addressOf(nic, 'ipConfigurations');
      const isAppliance = forwards || (address !== undefined && this.nextHops.has(address));
      this.place(nic, 'ipConfigurations', {
        kind: isAppliance ? 'appliance' : 'nic',
        ...(isAppliance && { ipForwarding: forwards }),
        ...(nsg && { networkSecurityGroup: nsg }),
      });
    }
    for (const one of this.all.all('azureFirewalls'))
      this.place(one, 'ipConfigurations', { kind: 'firewall' });
    for (const one of this.all.all('loadBalancers')) {
      this.place(one, 'frontendIPConfigurations', { kind: 'loadBalancer' });
    }
    for (const one of this.all.all('virtualNetworkGateways')) {
      this.place(one, 'ipConfigurations', { kind: 'gateway' }, 'gateway');
    }
    for (const one of this.all.all('privateEndpoints')) {
      const subnet = one.properties.reference('subnet');
      if (subnet)
        this.put(
          subnet,
          this.nodeOf(one, { kind: 'privateEndpoint' }, this.knownAddresses.get(idKey(one.id))),
        );
    }
    for (const type of ['applicationGateways', 'bastionHosts'] as const) {
      const key = type === 'applicationGateways' ? 'gatewayIPConfigurations' : 'ipConfigurations';
      for (const one of this.all.all(type)) this.place(one, key, { kind: 'other' });
    }
    for (const resource of Array.isArray(this.topology.resources) ? this.topology.resources : []) {
      const type = nameInId(String(resource?.type ?? ''));
      if (resource?.name && OUTSIDE.includes(type.toLowerCase())) {
        this.others.push({ id: `other:${resource.name}`, name: resource.name, type });
      }
    }
  }

  private placeSites(): void {
    const links = this.all.all('connections').map((one) => ({
      gateway: one.properties.reference('virtualNetworkGateway1'),
      site: one.properties.reference('localNetworkGateway2'),
    }));
    for (const site of this.all.all('localNetworkGateways')) {
      const link = links.find((one) => one.site && same(nameInId(one.site), site.name));
      if (!link?.gateway) continue;
      this.sites.push({
        id: `onPremises:${site.name}`,
        name: site.name,
        addressPrefixes: site.properties.inside('localNetworkAddressSpace').texts('addressPrefixes'),
        gateway: `gateway:${nameInId(link.gateway)}`,
      });
    }
    for (const learned of this.topology.gatewayLearnedRoutes ?? []) {
      const gateway = `gateway:${nameInId(learned.virtualNetworkGateway.id)}`;
      if (this.sites.some((site) => site.gateway === gateway)) continue;
      const addressPrefixes = learned.value.map((one) => one.network);
      this.sites.push({ id: 'onPremises:on-premises', name: 'on-premises', addressPrefixes, gateway });
    }
  }

  private place(
    one: Declared,
    key: string,
    rest: Pick<FigureNode, 'kind'> & Partial<FigureNode>,
    prefix = 'nic',
  ): void {
    for (const configuration of one.properties.each(key)) {
      const subnet = configuration.inside('properties').reference('subnet');
      if (!subnet) continue;
      this.put(subnet, this.nodeOf(one, rest, this.addressOf(one, key), prefix));
      return;
    }
  }

  private put(subnetId: string, node: FigureNode): void {
    const parts = subnetId.split('/');
    const key = subnetKey(parts.at(-3) ?? '', parts.at(-1) ?? '');
    this.nodes.set(key, [...(this.nodes.get(key) ?? []), node]);
  }

  private nodeOf(
    { name }: Declared,
    rest: Pick<FigureNode, 'kind'> & Partial<FigureNode>,
    ipAddress: string | undefined,
    prefix = 'nic',
  ): FigureNode {
    return { id: `${prefix}:${name}`, name, ...(ipAddress && { ipAddress }), ...rest };
  }

  private addressOf(one: Declared, key: string): string | undefined {
    const said = one.properties.each(key).map((item) => item.inside('properties').text('privateIPAddress'));
    return (
      said.find((address) => address !== null && address !== '') ?? this.knownAddresses.get(idKey(one.id))
    );
  }
}

/** what stands outside any virtual network and is worth a word beside the figure */
const OUTSIDE = ['frontdoors', 'profiles', 'trafficmanagerprofiles'];

const subnetKey = (vnet: string, subnet: string) => `${vnet}/${subnet}`.toLowerCase();
const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
const find = <T>(index: IdIndex<T>, id: string | null): T | null => (id ? index.find(id) : null);
