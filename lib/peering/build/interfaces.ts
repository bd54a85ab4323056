import type { IdIndex } from '../id-index';
import type { Holder, IpConfiguration, NetworkInterface, NetworkSecurityGroup, Subnet } from '../network';
import { idKey } from '../resource-id';
import { type AddressPlan, type Place, readPlace } from './addresses';
import type { Declarations, Declared } from './declared';
import { noteMissing } from './virtual-networks';

type Indexes = {
  readonly subnets: IdIndex<Subnet>;
  readonly networkSecurityGroups: IdIndex<NetworkSecurityGroup>;
  readonly networkInterfaces: IdIndex<NetworkInterface>;
};
type Configuration = Place & {
  readonly id: string;
  readonly isPrimary: boolean;
  readonly applicationSecurityGroups: ReadonlySet<string>;
  readonly loadBalancerPools: readonly string[];
};
type Waiting = { readonly declared: Declared; readonly configurations: readonly Configuration[] };

export type InterfacesBuilt = {
  readonly networkInterfaces: NetworkInterface[];
  /** key of an ipConfiguration, or of a NIC for its primary one → what holds its address */
  readonly holdersById: Map<string, Holder>;
  /** key of a backend pool → members that name the pool themselves */
  readonly poolMembers: Map<string, Holder[]>;
};

/**
 * Builds network interfaces and gives each its addresses, in the order of their ids: the order of resources must not
 * matter.
 * @param privateEndpointNics keys of interfaces that belong to a private endpoint
 */
export function buildInterfaces(
  declarations: Declarations,
  indexes: Indexes,
  plan: AddressPlan,
  privateEndpointNics: ReadonlySet<string>,
): InterfacesBuilt {
  const built: InterfacesBuilt = { networkInterfaces: [], holdersById: new Map(), poolMembers: new Map() };
  for (const declared of declarations.byId('networkInterfaces')) {
    if (privateEndpointNics.has(idKey(declared.id))) continue;
    const waiting = readConfigurations(declared, declarations, indexes);
    if (waiting) place(waiting, indexes, plan, built);
  }
  return built;
}

function readConfigurations(
  declared: Declared,
  declarations: Declarations,
  indexes: Indexes,
): Waiting | null {
  const configurations = declarations
    .children(declared, 'ipConfigurations', 'networkInterfaces/ipConfigurations')
    .flatMap((configuration): Configuration[] => {
      const spot = readPlace(configuration, indexes.subnets);
      if (!spot) return [];
      const { properties } = configuration;
      return [
        {
          ...spot,
          id: configuration.id,
          isPrimary: properties.flag('primary', false),
          applicationSecurityGroups: new Set(properties.references('applicationSecurityGroups').map(idKey)),
          loadBalancerPools: properties.references('loadBalancerBackendAddressPools').map(idKey),
        },
      ];
    });
  if (configurations.length === 0 && declared.properties.each('ipConfigurations').length === 0)
    declared.properties.note(
      'ip-configuration-missing',
      `Network interface ${declared.name} needs an ipConfiguration with a subnet.`,
      'ipConfigurations',
    );
  return configurations.length === 0 ? null : { declared, configurations };
}

function place(
  { declared, configurations }: Waiting,
  indexes: Indexes,
  plan: AddressPlan,
  built: InterfacesBuilt,
): void {
  const first = configurations[0];
  if (!first) return;
  const nsgId = declared.properties.reference('networkSecurityGroup');
  const networkSecurityGroup = nsgId === null ? null : indexes.networkSecurityGroups.find(nsgId);
  if (nsgId !== null && !networkSecurityGroup) noteMissing(declared, 'networkSecurityGroup', nsgId);
  const virtualNetwork = plan.draftOf(first.subnet);
  const ipConfigurations: IpConfiguration[] = [];
  const nic: NetworkInterface = {
    id: declared.id,
    name: declared.name,
    virtualNetwork,
    ipConfigurations,
    enableIpForwarding: declared.properties.flag('enableIPForwarding', false),
    networkSecurityGroup,
  };
  for (const configuration of configurations) {
    if (configuration.subnet.virtualNetwork !== virtualNetwork) {
      declared.properties.note(
        'nic-spans-vnets',
        `Network interface ${declared.name} lies in two virtual networks; all its ipConfigurations belong in one.`,
        'ipConfigurations',
      );
      continue;
    }
    const address = plan.take(declared, configuration);
    if (address === null) continue;
    const { id, isPrimary, subnet, applicationSecurityGroups } = configuration;
    const holder: Holder = {
      kind: 'nic',
      id: declared.id,
      name: declared.name,
      address,
      subnet,
      nic,
      applicationSecurityGroups,
      loadBalancer: null,
    };
    ipConfigurations.push({ id, address, isPrimary, subnet, applicationSecurityGroups });
    virtualNetwork.holders.set(address, holder);
    built.holdersById.set(idKey(id), holder);
    if (isPrimary || !built.holdersById.has(idKey(declared.id)))
      built.holdersById.set(idKey(declared.id), holder);
    for (const pool of configuration.loadBalancerPools)
      built.poolMembers.set(pool, [...(built.poolMembers.get(pool) ?? []), holder]);
  }
  ipConfigurations.sort((a, b) => Number(b.isPrimary) - Number(a.isPrimary));
  if (ipConfigurations.length === 0) return;
  built.networkInterfaces.push(nic);
  indexes.networkInterfaces.add(declared.id, nic, declared.hasOwnId);
}
