import { err, ok, type Result } from '../result';
import { AddressPlan } from './build/addresses';
import { Declarations } from './build/declared';
import { buildGateways } from './build/gateways';
import { buildInterfaces } from './build/interfaces';
import { buildLinks } from './build/links';
import { addManagedPeerings } from './build/managed-peerings';
import { buildNetworkManagers } from './build/network-manager';
import { buildRouteTable } from './build/route-tables';
import { buildSecurityGroup } from './build/security-groups';
import {
  buildFirewall,
  buildLoadBalancer,
  buildPrivateEndpoint,
  privateEndpointNics,
} from './build/services';
import { buildVirtualNetwork, type VirtualNetworkDraft } from './build/virtual-networks';
import { IdIndex } from './id-index';
import type {
  Link,
  Network,
  NetworkInterface,
  NetworkSecurityGroup,
  RouteTable,
  Subnet,
  VirtualNetwork,
} from './network';
import type { Problem } from './problem';
import type { Topology } from './topology';

/**
 * Checks a topology and resolves it into a network.
 * @returns the network, or every problem the topology has, each naming its resource. It never throws, whatever it is given
 */
export function buildNetwork(topology: Topology): Result<Network, readonly Problem[]> {
  const { network, problems } = readNetwork(topology);
  return problems.length > 0 ? err(problems) : ok(network);
}

/** The same with both: what could be read of a topology that has problems is for showing, never for tracing. */
export function readNetwork(topology: Topology): { network: Network; problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const declarations = new Declarations(topology, problems);
  const index = {
    virtualNetworks: new IdIndex<VirtualNetwork>(),
    subnets: new IdIndex<Subnet>(),
    networkInterfaces: new IdIndex<NetworkInterface>(),
    networkSecurityGroups: new IdIndex<NetworkSecurityGroup>(),
    routeTables: new IdIndex<RouteTable>(),
    links: new IdIndex<Link>(),
  };
  for (const declared of declarations.all('networkSecurityGroups'))
    index.networkSecurityGroups.add(
      declared.id,
      buildSecurityGroup(declared, declarations),
      declared.hasOwnId,
    );
  const tables = declarations.all('routeTables').map((declared) => {
    const table = buildRouteTable(declared, declarations);
    index.routeTables.add(declared.id, table, declared.hasOwnId);
    return table;
  });

  const drafts = declarations.all('virtualNetworks').map((declared) => {
    const draft = buildVirtualNetwork(declared, declarations, index);
    index.virtualNetworks.add(declared.id, draft, declared.hasOwnId);
    return { draft, declared };
  });
  const draftByNetwork = new Map<VirtualNetwork, VirtualNetworkDraft>(
    drafts.map(({ draft }) => [draft, draft]),
  );
  const draftOf = (subnet: Subnet): VirtualNetworkDraft => {
    const draft = draftByNetwork.get(subnet.virtualNetwork);
    if (!draft) throw new Error(`The virtual network of subnet ${subnet.name} was not built here.`);
    return draft;
  };
  buildLinks(drafts, declarations, index);

  const { subnets } = index;
  const plan = new AddressPlan(draftOf, declarations, subnets);
  const interfaces = buildInterfaces(declarations, index, plan, privateEndpointNics(declarations));
  for (const declared of declarations.byId('azureFirewalls')) buildFirewall(declared, subnets, plan);
  for (const declared of declarations.byId('privateEndpoints'))
    buildPrivateEndpoint(declared, declarations, subnets, plan);
  for (const declared of declarations.byId('loadBalancers'))
    buildLoadBalancer(declared, subnets, plan, interfaces);
  const gateways = buildGateways(topology, declarations, index.subnets, draftOf, problems);
  const manager = buildNetworkManagers(declarations, index.virtualNetworks);
  addManagedPeerings(manager.peerings, draftByNetwork);

  declarations.checkParents();
  const network = {
    virtualNetworks: drafts.map(({ draft }) => draft),
    networkInterfaces: interfaces.networkInterfaces,
    gateways,
    connectedGroups: manager.connectedGroups,
    adminRules: manager.adminRules,
    index,
    notModelled: notModelled(declarations, tables),
  };
  return { network, problems: distinct(problems) };
}

/** What the topology holds and the engine leaves out, in words. */
function notModelled(declarations: Declarations, tables: readonly RouteTable[]): string[] {
  const firewalls = declarations
    .all('azureFirewalls')
    .map(({ name }) => `rule collections of firewall ${name}: everything is allowed`);
  const tags = tables.flatMap((table) =>
    table.tagRoutes.map(
      (route) => `route ${route} of table ${table.name}: the ranges of a service tag are not known`,
    ),
  );
  const endpoints = declarations
    .all('virtualNetworks')
    .flatMap((declared) => declarations.children(declared, 'subnets', 'virtualNetworks/subnets'))
    .filter(({ properties }) => properties.each('serviceEndpoints').length > 0)
    .map(({ name }) => `service endpoints of subnet ${name}: the ranges they route are not known`);
  // needed by what names them, yet nothing of their own to model
  for (const type of ['applicationSecurityGroups', 'publicIPAddresses']) declarations.all(type);
  return [...firewalls, ...tags, ...endpoints, ...declarations.unused().sort()];
}

/** Some things are read more than once; what is wrong with them is said once. */
const distinct = (problems: readonly Problem[]): Problem[] => [
  ...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values(),
];
