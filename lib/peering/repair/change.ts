import { applyOperation } from '../operations';
import { editProperties, freeName } from '../operations/edit';
import { idKey, nameInId, parentIdOf } from '../resource-id';
import type { Topology } from '../topology';
import type { Direction } from '../vocabulary';

/** One change somebody could make to mend a path. Things are named by resource id. */
export type Change =
  | { readonly kind: 'add-link'; readonly from: string; readonly to: string }
  | { readonly kind: 'renew-link'; readonly link: string }
  | { readonly kind: 'sync-link'; readonly link: string }
  | { readonly kind: 'set-flag'; readonly link: string; readonly flag: LinkFlag }
  | {
      readonly kind: 'add-route';
      readonly subnet: string;
      /** null: the subnet gets a table of its own */
      readonly routeTable: string | null;
      readonly addressPrefix: string;
      readonly nextHopType: 'VirtualAppliance' | 'VirtualNetworkGateway';
      readonly nextHopIpAddress?: string;
    }
  | { readonly kind: 'remove-route'; readonly routeTable: string; readonly route: string }
  | { readonly kind: 'take-gateway-routes'; readonly routeTable: string }
  | { readonly kind: 'forward'; readonly networkInterface: string }
  | {
      readonly kind: 'allow';
      readonly networkSecurityGroup: string;
      readonly priority: number;
      readonly direction: Direction;
      readonly protocol: string;
      readonly source: string;
      readonly destination: string;
      readonly destinationPort: string;
    };

export type LinkFlag =
  | 'allowVirtualNetworkAccess'
  | 'allowForwardedTraffic'
  | 'allowGatewayTransit'
  | 'useRemoteGateways';

/** The topology with the change made; null where Azure would refuse it. */
export function makeChange(topology: Topology, change: Change): Topology | null {
  switch (change.kind) {
    case 'add-link':
      return operate(topology, {
        op: 'createPeering',
        virtualNetwork: { id: change.from },
        properties: { remoteVirtualNetwork: { id: change.to } },
      });
    case 'renew-link':
      return operate(topology, { op: 'updatePeering', peering: { id: change.link }, properties: {} });
    case 'sync-link':
      return operate(topology, { op: 'syncPeering', peering: { id: change.link } });
    case 'set-flag':
      return operate(topology, {
        op: 'updatePeering',
        peering: { id: change.link },
        properties: { [change.flag]: true },
      });
    case 'add-route':
      return addRoute(topology, change);
    case 'remove-route':
      return editProperties(topology, change.routeTable, (properties) => ({
        ...properties,
        routes: listOf(properties.routes).filter((route) => route.name !== change.route),
      }));
    case 'take-gateway-routes':
      return editProperties(topology, change.routeTable, (properties) => ({
        ...properties,
        disableBgpRoutePropagation: false,
      }));
    case 'forward':
      return editProperties(topology, change.networkInterface, (properties) => ({
        ...properties,
        enableIPForwarding: true,
      }));
    case 'allow':
      return operate(topology, {
        op: 'createSecurityRule',
        networkSecurityGroup: { id: change.networkSecurityGroup },
        properties: {
          priority: change.priority,
          direction: change.direction,
          access: 'Allow',
          protocol: change.protocol,
          sourceAddressPrefix: change.source,
          sourcePortRange: '*',
          destinationAddressPrefix: change.destination,
          destinationPortRange: change.destinationPort,
        },
      });
  }
}

function operate(topology: Topology, operation: unknown): Topology | null {
  const done = applyOperation(topology, operation);
  return done.ok ? done.value : null;
}

function addRoute(topology: Topology, change: Extract<Change, { kind: 'add-route' }>): Topology | null {
  const { subnet, addressPrefix, nextHopType, nextHopIpAddress } = change;
  const names = topology.resources.map(({ name }) => name);
  const id =
    change.routeTable ?? `${groupOf(subnet)}/routeTables/${freeName(names, `rt-${nameInId(subnet)}`)}`;
  const isThere = topology.resources.some((resource) => idKey(resource.id ?? '') === idKey(id));
  const table = { type: 'Microsoft.Network/routeTables', name: nameInId(id), id, properties: { routes: [] } };
  const withTable = isThere ? topology : { ...topology, resources: [...topology.resources, table] };
  const attached =
    change.routeTable === null
      ? operate(withTable, { op: 'associateRouteTable', routeTable: { id }, subnet: { id: subnet } })
      : withTable;
  return (
    attached &&
    operate(attached, {
      op: 'createRoute',
      routeTable: { id },
      properties: { addressPrefix, nextHopType, ...(nextHopIpAddress ? { nextHopIpAddress } : {}) },
    })
  );
}

/** `…/providers/Microsoft.Network` of a subnet's id. */
const groupOf = (subnet: string): string => parentIdOf(parentIdOf(subnet));

const listOf = (value: unknown): readonly Record<string, unknown>[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'object' && item !== null) : [];

/** The change as an instruction. */
export function describeChange(change: Change): string {
  switch (change.kind) {
    case 'add-link':
      return `Add a link from ${code(nameInId(change.from))} to ${code(nameInId(change.to))}.`;
    case 'renew-link':
      return `Update the Disconnected link ${linkName(change.link)}, which sets it back to Initiated.`;
    case 'sync-link':
      return `Run sync on link ${linkName(change.link)}.`;
    case 'set-flag':
      return `Set ${code(change.flag)} on link ${linkName(change.link)}.`;
    case 'add-route': {
      const hop = change.nextHopIpAddress
        ? `${change.nextHopType} ${change.nextHopIpAddress}`
        : change.nextHopType;
      const where =
        change.routeTable === null
          ? `Give subnet ${code(nameInId(change.subnet))} a route table`
          : `Add to route table ${code(nameInId(change.routeTable))}`;
      return `${where}${change.routeTable === null ? ' with' : ''} a route for ${code(change.addressPrefix)} to ${code(hop)}.`;
    }
    case 'remove-route':
      return `Remove route ${code(change.route)} from route table ${code(nameInId(change.routeTable))}.`;
    case 'take-gateway-routes':
      return `Switch gateway route propagation on in route table ${code(nameInId(change.routeTable))}.`;
    case 'forward':
      return `Switch IP forwarding on for ${code(nameInId(change.networkInterface))}.`;
    case 'allow':
      return `Add to NSG ${code(nameInId(change.networkSecurityGroup))} rule ${change.priority}, ${change.direction.toLowerCase()}: allow ${change.protocol} from ${code(change.source)} to ${code(change.destination)}, port ${code(change.destinationPort)}.`;
  }
}

const code = (text: string): string => `\`${text}\``;
const linkName = (id: string): string => code(`${nameInId(parentIdOf(id))}/${nameInId(id)}`);
