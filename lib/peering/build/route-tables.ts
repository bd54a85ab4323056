import { formatPrefix, isSamePrefix, parseAddress } from '../address';
import { type RouteTable, USER_NEXT_HOP_TYPES, type UserRoute } from '../network';
import type { Declarations, Declared } from './declared';

export function buildRouteTable(declared: Declared, declarations: Declarations): RouteTable {
  const routes: UserRoute[] = [];
  const tagRoutes: string[] = [];
  for (const child of declarations.children(declared, 'routes', 'routeTables/routes')) {
    const text = child.properties.text('addressPrefix');
    if (text !== null && /^[a-z][\w.-]*$/i.test(text)) {
      if (/^(VirtualNetwork|Internet|AzureLoadBalancer)$/i.test(text))
        child.properties.note(
          'malformed-prefix',
          `Route ${child.name} names the service tag ${text}, which routes can't; name an address range, or another service's tag.`,
          'addressPrefix',
        );
      tagRoutes.push(`${child.name} (${text})`);
      continue;
    }
    const route = buildRoute(child);
    if (!route) continue;
    const rival = routes.find((other) => isSamePrefix(other.addressPrefix, route.addressPrefix));
    if (rival)
      child.properties.note(
        'route-prefix-taken',
        `Routes ${rival.name} and ${route.name} both lead to ${formatPrefix(route.addressPrefix)}; a table holds one route per range.`,
        'addressPrefix',
      );
    else routes.push(route);
  }
  return {
    id: declared.id,
    name: declared.name,
    disableBgpRoutePropagation: declared.properties.flag('disableBgpRoutePropagation', false),
    routes,
    tagRoutes,
  };
}

function buildRoute({ name, properties }: Declared): UserRoute | null {
  const addressPrefix = properties.prefix('addressPrefix');
  if (!properties.has('addressPrefix'))
    properties.note('property-missing', `Route ${name} needs addressPrefix.`, 'addressPrefix');
  const nextHopType = properties.word('nextHopType', USER_NEXT_HOP_TYPES);
  if (!properties.has('nextHopType'))
    properties.note('property-missing', `Route ${name} needs nextHopType.`, 'nextHopType');
  const text = properties.text('nextHopIpAddress');
  let nextHopIpAddress = null;
  if (nextHopType === 'VirtualAppliance') {
    const parsed = parseAddress(text ?? '');
    if (parsed.ok) nextHopIpAddress = parsed.value;
    else if (text === null || text === '')
      properties.note(
        'next-hop-address-missing',
        `Route ${name} leads to an appliance and needs nextHopIpAddress.`,
        'nextHopIpAddress',
      );
    else properties.note(parsed.error.code, parsed.error.message, 'nextHopIpAddress');
  }
  return addressPrefix && nextHopType ? { name, addressPrefix, nextHopType, nextHopIpAddress } : null;
}
