import type { Topology } from '@/lib/peering/topology';
import type { Flow } from '@/lib/peering/trace';

/** Text with addresses, prefixes and resource names in backticks. */
type Prose = string;

/**
 * A figure that a reader works with, as data: a topology, what can be switched in it, and packets to send. What comes
 * of it is nowhere written down: the engine says it.
 */
export type LiveFigure = {
  /** in kebab-case; the anchor of the figure on its page is made from it */
  readonly id: string;
  readonly title: string;
  /** what holds and the drawing doesn't say */
  readonly note?: Prose;
  /** as it is before anything was switched */
  readonly topology: Topology;
  /** in the order in which a reader should come to them */
  readonly groups: readonly Group[];
  /** id of the packet that is under way from the start */
  readonly sent?: string;
  /** said as long as no packet was sent */
  readonly hint: Prose;
  /** names of interfaces whose effective routes stand below */
  readonly routesOf?: readonly string[];
  /** who reaches whom stands below; each cell is a packet as well */
  readonly reach?: Reach;
};

export type Group = { readonly legend: string } & (
  | { readonly switches: readonly Switch[] }
  | { readonly packets: readonly PacketOption[] }
);

export type PacketOption = { readonly id: string; readonly label: string; readonly flow: Flow };

export type Reach = {
  readonly caption: string;
  readonly port: number;
  readonly ends: readonly End[];
};
/** Where a packet of the table begins or ends: an interface by name, or an address on-premises. */
export type End = {
  readonly label: string;
  readonly ipAddress: string;
  /** absent: it is on-premises */
  readonly networkInterface?: string;
};

/** One thing to turn on and off; whether it is on is read from the topology. */
export type Switch = { readonly id: string; readonly label: Prose } & Change;

export type Change =
  | { readonly kind: 'links'; readonly links: readonly LinkPlace[] }
  | { readonly kind: 'flag'; readonly flag: Flag; readonly links: readonly LinkPlace[] }
  | { readonly kind: 'rules'; readonly rules: readonly RulePlace[] }
  | { readonly kind: 'routes'; readonly routes: readonly RoutePlace[] }
  /** Azure lets an interface forward what isn't addressed to it */
  | { readonly kind: 'ip-forwarding'; readonly networkInterface: string }
  /** the same example with a network in another region; nothing that can be done to a network that exists */
  | { readonly kind: 'region'; readonly virtualNetwork: string; readonly off: string; readonly on: string };

export type Flag =
  | 'allowVirtualNetworkAccess'
  | 'allowForwardedTraffic'
  | 'allowGatewayTransit'
  | 'useRemoteGateways';
export type LinkPlace = { readonly from: string; readonly to: string; readonly name: string };
export type RulePlace = {
  readonly networkSecurityGroup: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
};
export type RoutePlace = {
  readonly routeTable: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
};

export const switchesIn = ({ groups }: LiveFigure): Switch[] =>
  groups.flatMap((group) => ('switches' in group ? group.switches : []));
export const packetsIn = ({ groups }: LiveFigure): PacketOption[] =>
  groups.flatMap((group) => ('packets' in group ? group.packets : []));
