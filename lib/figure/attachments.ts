import type { Declared } from '@/lib/peering/build/declared';
import type { Properties } from '@/lib/peering/build/properties';
import { nameInId } from '@/lib/peering/resource-id';
import type { FigureNsg, FigureRouteTable } from './model';

/** An NSG as a figure shows it: its own rules by priority; lists are joined by commas. */
export function figureNsg(declared: Declared, rules: readonly Declared[]): FigureNsg {
  return {
    id: `nsg:${declared.name}`,
    name: declared.name,
    rules: rules
      .map(({ name, properties }): FigureNsg['rules'][number] => ({
        priority: properties.integer('priority') ?? 0,
        name,
        direction: properties.text('direction')?.toLowerCase() === 'outbound' ? 'Outbound' : 'Inbound',
        access: properties.text('access')?.toLowerCase() === 'allow' ? 'Allow' : 'Deny',
        protocol: properties.text('protocol') ?? '*',
        source: sideOf(properties, 'source'),
        destination: sideOf(properties, 'destination'),
        destinationPort: oneOrMany(properties, 'destinationPortRange', 'destinationPortRanges'),
      }))
      .sort((a, b) => a.priority - b.priority),
  };
}

export function figureRouteTable(declared: Declared, routes: readonly Declared[]): FigureRouteTable {
  const { properties } = declared;
  return {
    id: `routeTable:${declared.name}`,
    name: declared.name,
    ...(properties.flag('disableBgpRoutePropagation', false) && { disableBgpRoutePropagation: true }),
    routes: routes.map((route) => {
      const nextHopIpAddress = route.properties.text('nextHopIpAddress');
      return {
        name: route.name,
        addressPrefix: route.properties.text('addressPrefix') ?? '',
        nextHopType: route.properties.text('nextHopType') ?? '',
        ...(nextHopIpAddress && { nextHopIpAddress }),
      };
    }),
  };
}

function sideOf(properties: Properties, side: 'source' | 'destination'): string {
  const groups = properties.references(`${side}ApplicationSecurityGroups`).map(nameInId);
  return groups.length > 0
    ? groups.join(', ')
    : oneOrMany(properties, `${side}AddressPrefix`, `${side}AddressPrefixes`);
}

function oneOrMany(properties: Properties, one: string, many: string): string {
  const list = properties.has(many) ? properties.texts(many) : [];
  return list.length > 0 ? list.join(', ') : (properties.text(one) ?? '*');
}
