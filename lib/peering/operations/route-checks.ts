import { formatPrefix, parseAddress, parsePrefix } from '../address';
import { isSameId } from '../resource-id';
import type { Semantics } from '../semantics';
import { type Check, check, malformed } from './check';
import { type Estate, findSubnet, type RouteTable, type Subnet, type VirtualNetwork } from './estate';
import { usableGateways } from './gateway-checks';
import { isSameName, type Json, recordOf, textOf } from './json';
import type { Operation, OperationContext } from './operation';

/** R73: what a user route may name as its next hop. */
export const USER_NEXT_HOP_TYPES = [
  'VirtualAppliance',
  'VirtualNetworkGateway',
  'VnetLocal',
  'Internet',
  'None',
] as const;
/** R78: tags that user routes do not know. */
const UNUSABLE_TAGS = ['VirtualNetwork', 'Internet', 'AzureLoadBalancer'];
const DEFAULT_ROUTES = ['0.0.0.0/0', '::/0'];

type Place = { readonly network: VirtualNetwork; readonly subnet: Subnet };

/** R58, R60, R73, R78: may the table have this route? */
export function* checkCreateRoute(
  estate: Estate,
  operation: Extract<Operation, { op: 'createRoute' }>,
  context: OperationContext,
  semantics: Semantics,
): Generator<Check> {
  const table = estate.routeTables.find((candidate) => isSameId(candidate.id, operation.routeTable));
  if (!table) return yield malformed(`There is no route table ${operation.routeTable}. Check its id.`);
  const named = operation.subnet ?? context.subnet?.id ?? null;
  const namedPlace = named === null ? null : findSubnet(estate, named);
  if (named !== null && !namedPlace) return yield malformed(`There is no subnet ${named}. Check its id.`);
  yield* routeChecks(operation.properties, semantics);
  const places = placesOf(estate, table);
  if (namedPlace && !places.some(({ subnet }) => isSameId(subnet.id, namedPlace.subnet.id)))
    places.push(namedPlace);
  const route = { name: operation.name ?? 'route', properties: operation.properties };
  for (const place of places) yield* placedRouteChecks(estate, place, [route], semantics);
}

/** R58, R60: may the subnet have this table? */
export function* checkAssociateRouteTable(
  estate: Estate,
  operation: Extract<Operation, { op: 'associateRouteTable' }>,
  semantics: Semantics,
): Generator<Check> {
  const table = estate.routeTables.find((candidate) => isSameId(candidate.id, operation.routeTable));
  if (!table) return yield malformed(`There is no route table ${operation.routeTable}. Check its id.`);
  const place = findSubnet(estate, operation.subnet);
  if (!place) return yield malformed(`There is no subnet ${operation.subnet}. Check its id.`);
  const routes = table.routes.map((item) => ({
    name: textOf(item.name) ?? 'route',
    properties: recordOf(item.properties),
  }));
  yield* placedRouteChecks(estate, place, routes, semantics);
}

/** The subnets that use the table. */
const placesOf = (estate: Estate, table: RouteTable): Place[] =>
  estate.virtualNetworks.flatMap((network) =>
    network.subnets
      .filter((subnet) => subnet.routeTable !== null && isSameId(subnet.routeTable, table.id))
      .map((subnet) => ({ network, subnet })),
  );

function* routeChecks(properties: Json, semantics: Semantics): Generator<Check> {
  const prefix = prefixProblem(properties.addressPrefix);
  if (prefix !== null) return yield malformed(prefix);
  const nextHopType = textOf(properties.nextHopType);
  if (nextHopType === null) return yield malformed('A route needs nextHopType, such as VirtualAppliance.');
  const known = USER_NEXT_HOP_TYPES.find((type) => isSameName(type, nextHopType));
  const detail = { kind: 'next-hop-type', nextHopType: known ?? nextHopType } as const;
  yield check(known !== undefined || semantics.anyUserNextHop, ['R73'], detail, {
    refusal: 'next-hop-type-not-allowed',
  });
  const nextHopIpAddress = textOf(properties.nextHopIpAddress);
  if (known === 'VirtualAppliance') {
    const address = { kind: 'next-hop-address', nextHopType: known, nextHopIpAddress } as const;
    yield check(nextHopIpAddress !== null, ['R73'], address, { refusal: 'next-hop-address-missing' });
    const parsed = parseAddress(nextHopIpAddress);
    if (!parsed.ok) yield malformed(`The next hop cannot be read: ${parsed.error.message}`);
  } else if (nextHopIpAddress !== null) {
    yield malformed(
      `nextHopIpAddress belongs to routes to a VirtualAppliance; leave it out with ${nextHopType}.`,
    );
  }
}

function prefixProblem(value: unknown): string | null {
  const text = textOf(value);
  if (text === null) return 'A route needs addressPrefix, such as "10.5.0.0/16".';
  const isTag = /^[a-z][a-z0-9]*(\.[a-z0-9]+)*$/i.test(text);
  if (isTag) {
    return UNUSABLE_TAGS.some((tag) => isSameName(tag, text))
      ? `Routes cannot use the service tag ${text}; write the address range itself.`
      : null;
  }
  const prefix = parsePrefix(text);
  return prefix.ok ? null : prefix.error.message;
}

function* placedRouteChecks(
  estate: Estate,
  { network, subnet }: Place,
  routes: readonly { readonly name: string; readonly properties: Json }[],
  semantics: Semantics,
): Generator<Check> {
  if (isSameName(subnet.name, 'GatewaySubnet')) {
    const byDefault = routes.find(({ properties }) => isDefaultRoute(properties.addressPrefix));
    yield check(
      !byDefault,
      ['R60'],
      {
        kind: 'gatewaysubnet-route',
        subnet: `${network.name}/${subnet.name}`,
        route: byDefault?.name ?? null,
      },
      { refusal: 'gatewaysubnet-default-route' },
    );
  }
  for (const { name, properties } of routes) {
    if (!isSameName(textOf(properties.nextHopType) ?? '', 'VirtualNetworkGateway')) continue;
    const gateways = usableGateways(estate, network);
    yield check(
      gateways.every((gateway) => gateway.isVpn) || semantics.anyUserNextHop,
      ['R58'],
      {
        kind: 'route-gateway',
        route: name,
        subnet: `${network.name}/${subnet.name}`,
        gateways: gateways.map((gateway) => ({ name: gateway.name, isVpn: gateway.isVpn })),
      },
      { refusal: 'next-hop-gateway-must-be-vpn' },
    );
  }
}

function isDefaultRoute(value: unknown): boolean {
  const prefix = parsePrefix(value);
  return prefix.ok && DEFAULT_ROUTES.includes(formatPrefix(prefix.value));
}
