import { type Address, containsPrefix, formatPrefix, hostPrefix, type Prefix } from '../address';
import { DEFAULT_RULES } from '../build/security-groups';
import type {
  AddressMatch,
  NetworkSecurityGroup,
  PortRange,
  RouteTable,
  Subnet,
  VirtualNetwork,
} from '../network';
import type { Mentions } from './mentions';

/**
 * Writes down what one virtual network owns in words that name its ranges by their place, so that two virtual networks
 * built alike give the same text although their addresses differ.
 */
export class Symbols {
  private readonly texts = new Map<object, string>();

  constructor(
    private readonly virtualNetwork: VirtualNetwork,
    private readonly mentions: Mentions,
  ) {}

  /** A range: by its place where it lies inside the virtual network, as it is elsewhere. */
  prefix = (prefix: Prefix): string => {
    const { addressSpace } = this.virtualNetwork;
    const index = addressSpace.findIndex((range) => containsPrefix(range, prefix));
    const range = addressSpace[index];
    if (!range) return formatPrefix(prefix);
    if (range.length === prefix.length) return `own${index}`;
    return `own${index}+${BigInt(prefix.first) - BigInt(range.first)}/${prefix.length}`;
  };

  address = (address: Address): string => this.prefix(hostPrefix(address));

  group(group: NetworkSecurityGroup | null): string {
    if (!group) return '-';
    if (this.mentions.ownerOf.get(group) !== this.virtualNetwork) return group.id;
    return this.kept(group, () =>
      (['Inbound', 'Outbound'] as const)
        .map((direction) =>
          group.rules[direction]
            .filter((rule) => !DEFAULT_RULES.includes(rule))
            .map((rule) =>
              [
                rule.name,
                rule.access,
                rule.protocol,
                this.match(rule.source),
                ports(rule.sourcePorts),
                this.match(rule.destination),
                ports(rule.destinationPorts),
              ].join(' '),
            )
            .join('; '),
        )
        .join(' | '),
    );
  }

  table(table: RouteTable | null): string {
    if (!table) return '-';
    if (this.mentions.ownerOf.get(table) !== this.virtualNetwork) return table.id;
    return this.kept(table, () => {
      const rows = table.routes.map(
        ({ addressPrefix, nextHopType, nextHopIpAddress }) =>
          `${this.prefix(addressPrefix)} ${nextHopType} ${nextHopIpAddress === null ? '' : this.address(nextHopIpAddress)}`,
      );
      return [table.disableBgpRoutePropagation, ...table.tagRoutes, ...rows].join('; ');
    });
  }

  subnet(subnet: Subnet): string {
    const isIn = (subnets: readonly Subnet[] | null | undefined) =>
      subnets ? Number(subnets.includes(subnet)) : '-';
    return this.kept(subnet, () =>
      [
        this.virtualNetwork.subnets.indexOf(subnet),
        this.group(subnet.networkSecurityGroup),
        this.table(subnet.routeTable),
        subnet.endpointPolicies.routes,
        subnet.endpointPolicies.securityGroups,
        ...this.virtualNetwork.links.map(
          ({ localSubnets, opposite }) => `${isIn(localSubnets)}${isIn(opposite?.remoteSubnets)}`,
        ),
      ].join(' / '),
    );
  }

  private match(match: AddressMatch): string {
    if (match.everything) return '*';
    return [
      ...match.prefixes.map(this.prefix).sort(),
      ...match.tags,
      ...match.applicationSecurityGroups,
    ].join(',');
  }

  private kept(thing: object, make: () => string): string {
    const known = this.texts.get(thing);
    if (known !== undefined) return known;
    const made = make();
    this.texts.set(thing, made);
    return made;
  }
}

const ports = (ranges: readonly PortRange[]): string => ranges.map(({ from, to }) => `${from}-${to}`).join();
