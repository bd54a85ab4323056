import type { FigureNsg, FigureRouteTable } from './model';

/** A rule in one line: `100 Deny in Tcp 10.1.0.0/16 → *:1433` */
export function ruleLines(nsg: FigureNsg): string[] {
  return nsg.rules.map(
    (rule) =>
      `${rule.priority} ${rule.access} ${rule.direction === 'Inbound' ? 'in' : 'out'} ${rule.protocol === '*' ? 'any' : rule.protocol} ${rule.source} → ${rule.destination}${rule.destinationPort === '*' ? '' : `:${rule.destinationPort}`}`,
  );
}

/** A route in one line: `10.3.0.0/16 → 10.2.0.4`, or the next hop's type where there is no address. */
export function routeLines(table: FigureRouteTable): string[] {
  const lines = table.routes.map(
    (route) => `${route.addressPrefix} → ${route.nextHopIpAddress ?? route.nextHopType}`,
  );
  return table.disableBgpRoutePropagation ? [...lines, 'no gateway routes'] : lines;
}
