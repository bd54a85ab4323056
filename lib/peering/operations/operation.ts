import { err, ok, type Result } from '../../result';
import { nameInId } from '../resource-id';
import { type Json, listOf, recordOf, referenceOf, textOf, textsOf } from './json';

/** A change somebody asks Azure for. Networks, links, tables and subnets are named by resource id. */
export type Operation =
  | {
      readonly op: 'createPeering';
      readonly virtualNetwork: string;
      readonly remoteVirtualNetwork: string;
      /** null: whatever name is free */
      readonly name: string | null;
      readonly properties: Json;
    }
  | { readonly op: 'updatePeering'; readonly peering: string; readonly properties: Json }
  | { readonly op: 'deletePeering' | 'syncPeering'; readonly peering: string }
  | { readonly op: 'addAddressPrefix'; readonly virtualNetwork: string; readonly addressPrefix: string }
  | {
      readonly op: 'setAddressPrefixes';
      readonly virtualNetwork: string;
      readonly addressPrefixes: readonly string[];
    }
  | { readonly op: 'deleteVirtualNetwork'; readonly virtualNetwork: string }
  | {
      readonly op: 'moveVirtualNetwork';
      readonly virtualNetwork: string;
      readonly targetResourceGroup: string | null;
    }
  | {
      readonly op: 'createSubnet';
      readonly virtualNetwork: string;
      readonly name: string | null;
      readonly addressPrefixes: readonly string[];
    }
  | {
      readonly op: 'createRoute';
      readonly routeTable: string;
      readonly name: string | null;
      readonly properties: Json;
      readonly subnet: string | null;
    }
  | { readonly op: 'associateRouteTable'; readonly routeTable: string; readonly subnet: string }
  | {
      readonly op: 'associateNetworkSecurityGroup';
      readonly networkSecurityGroup: string;
      readonly subnet: string;
    }
  | {
      readonly op: 'createSecurityRule';
      readonly networkSecurityGroup: string;
      readonly name: string | null;
      readonly properties: Json;
    };

export type OperationName = Operation['op'];

/** What a topology cannot show about an operation. */
export type OperationContext = {
  readonly localTenantId?: string;
  readonly remoteTenantId?: string;
  readonly callerHasNetworkContributorOnBoth?: boolean;
  /** how many peerings the local network has, where the topology shows only some of them */
  readonly existingPeeringsOnLocal?: number;
  readonly subnet?: { readonly id: string };
};

export type MalformedOperation = {
  readonly code: 'malformed-operation';
  readonly message: string;
  readonly path: string;
};

/**
 * Reads an operation in either spelling: as a query has it (`operation`, `localVirtualNetwork`,
 * `remoteVirtualNetwork`) or as a replayed one has it (`op`, `virtualNetwork`, the remote inside `properties`).
 */
export function parseOperation(input: unknown): Result<Operation, MalformedOperation> {
  const source = recordOf(input);
  const name = textOf(source.op) ?? textOf(source.operation);
  if (name === null) return missing('operation', 'Name the operation, such as createPeering.');
  const reader = READERS.find(([operation]) => operation.toLowerCase() === name.toLowerCase());
  if (!reader) {
    const known = READERS.map(([operation]) => operation).join(', ');
    return missing('operation', `"${name.slice(0, 60)}" is not an operation; the operations are ${known}.`);
  }
  return reader[1](source, reader[0]);
}

type Reader = (source: Json, name: OperationName) => Result<Operation, MalformedOperation>;

const missing = (path: string, message: string): Result<never, MalformedOperation> =>
  err({ code: 'malformed-operation', message, path });

/** The id in the first of these keys that has one; a bare text is taken as the id itself. */
function idIn(source: Json, ...keys: readonly string[]): string | null {
  for (const key of keys) {
    const id = referenceOf(source[key]) ?? textOf(source[key]);
    if (id !== null) return id;
  }
  return null;
}

const needsId = (key: string): Result<never, MalformedOperation> =>
  missing(key, `The operation needs ${key}: { "id": "…" }.`);

const createPeering: Reader = (source) => {
  const properties = recordOf(source.properties);
  const virtualNetwork = idIn(source, 'localVirtualNetwork', 'virtualNetwork');
  const remoteVirtualNetwork =
    idIn(source, 'remoteVirtualNetwork') ?? idIn(properties, 'remoteVirtualNetwork');
  if (virtualNetwork === null) return needsId('virtualNetwork');
  if (remoteVirtualNetwork === null) return needsId('remoteVirtualNetwork');
  const name = textOf(source.name);
  return ok({ op: 'createPeering', virtualNetwork, remoteVirtualNetwork, name, properties });
};

const onPeering: Reader = (source, op) => {
  const peering = idIn(source, 'peering');
  if (peering === null) return needsId('peering');
  if (op === 'updatePeering') return ok({ op, peering, properties: recordOf(source.properties) });
  return ok({ op: op === 'syncPeering' ? op : 'deletePeering', peering });
};

const onVirtualNetwork: Reader = (source, op) => {
  const virtualNetwork = idIn(source, 'virtualNetwork', 'localVirtualNetwork');
  if (virtualNetwork === null) return needsId('virtualNetwork');
  const addressPrefix = textOf(source.addressPrefix);
  const addressPrefixes = textsOf(source.addressPrefixes);
  switch (op) {
    case 'addAddressPrefix':
      return addressPrefix === null
        ? missing('addressPrefix', 'The operation needs addressPrefix, such as "10.5.0.0/16".')
        : ok({ op, virtualNetwork, addressPrefix });
    case 'setAddressPrefixes':
      return addressPrefixes.length === 0 || addressPrefixes.length < listOf(source.addressPrefixes).length
        ? missing('addressPrefixes', 'The operation needs addressPrefixes, a list with at least one range.')
        : ok({ op, virtualNetwork, addressPrefixes });
    case 'createSubnet': {
      const prefixes =
        addressPrefixes.length > 0 ? addressPrefixes : addressPrefix === null ? [] : [addressPrefix];
      return prefixes.length === 0
        ? missing('addressPrefix', 'The operation needs addressPrefix, such as "10.5.1.0/24".')
        : ok({ op, virtualNetwork, name: textOf(source.name), addressPrefixes: prefixes });
    }
    case 'moveVirtualNetwork':
      return ok({ op, virtualNetwork, targetResourceGroup: targetGroup(source.targetResourceGroup) });
    default:
      return ok({ op: 'deleteVirtualNetwork', virtualNetwork });
  }
};

const targetGroup = (value: unknown): string | null => {
  const id = referenceOf(value) ?? textOf(value);
  return id === null ? null : nameInId(id);
};

const onSubnet: Reader = (source, op) => {
  const subnet = idIn(source, 'subnet');
  const resource = op === 'associateRouteTable' ? 'routeTable' : 'networkSecurityGroup';
  const id = idIn(source, resource);
  if (id === null) return needsId(resource);
  if (subnet === null) return needsId('subnet');
  return op === 'associateRouteTable'
    ? ok({ op, routeTable: id, subnet })
    : ok({ op: 'associateNetworkSecurityGroup', networkSecurityGroup: id, subnet });
};

const createRoute: Reader = (source) => {
  const routeTable = idIn(source, 'routeTable');
  if (routeTable === null) return needsId('routeTable');
  const subnet = idIn(recordOf(source.context), 'subnet') ?? idIn(source, 'subnet');
  const properties = recordOf(source.properties);
  return ok({ op: 'createRoute', routeTable, name: textOf(source.name), properties, subnet });
};

const createSecurityRule: Reader = (source) => {
  const networkSecurityGroup = idIn(source, 'networkSecurityGroup');
  if (networkSecurityGroup === null) return needsId('networkSecurityGroup');
  const properties = recordOf(source.properties);
  return ok({ op: 'createSecurityRule', networkSecurityGroup, name: textOf(source.name), properties });
};

const READERS: readonly (readonly [OperationName, Reader])[] = [
  ['createPeering', createPeering],
  ['updatePeering', onPeering],
  ['deletePeering', onPeering],
  ['syncPeering', onPeering],
  ['addAddressPrefix', onVirtualNetwork],
  ['setAddressPrefixes', onVirtualNetwork],
  ['deleteVirtualNetwork', onVirtualNetwork],
  ['moveVirtualNetwork', onVirtualNetwork],
  ['createSubnet', onVirtualNetwork],
  ['createRoute', createRoute],
  ['associateRouteTable', onSubnet],
  ['associateNetworkSecurityGroup', onSubnet],
  ['createSecurityRule', createSecurityRule],
];

/** The context of an operation: what is not readable counts as not said. */
export function parseContext(input: unknown): OperationContext {
  const source = recordOf(input);
  const localTenantId = textOf(source.localTenantId);
  const remoteTenantId = textOf(source.remoteTenantId);
  const permission = source.callerHasNetworkContributorOnBoth;
  const existing = source.existingPeeringsOnLocal;
  const subnet = idIn(source, 'subnet');
  return {
    ...(localTenantId === null ? {} : { localTenantId }),
    ...(remoteTenantId === null ? {} : { remoteTenantId }),
    ...(typeof permission === 'boolean' ? { callerHasNetworkContributorOnBoth: permission } : {}),
    ...(typeof existing === 'number' && existing >= 0 ? { existingPeeringsOnLocal: existing } : {}),
    ...(subnet === null ? {} : { subnet: { id: subnet } }),
  };
}

const ID_KEYS = [
  'virtualNetwork',
  'remoteVirtualNetwork',
  'peering',
  'subnet',
  'routeTable',
  'networkSecurityGroup',
] as const;

/** The operation with every id it names replaced by the one `find` gives for it, where it gives one. */
export function withIds(operation: Operation, find: (id: string) => string | null): Operation {
  const source = operation as Readonly<Record<string, unknown>>;
  const ids = ID_KEYS.flatMap((key) => {
    const id = textOf(source[key]);
    return id === null ? [] : [[key, find(id) ?? id]];
  });
  return { ...operation, ...Object.fromEntries(ids) } as Operation;
}
