import type { ReachAnswer } from '@/lib/quiz/ask';
import { arrives, code } from '@/lib/quiz/phrase';
import type { Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { lastSubnetOf, subnetOf } from '../../topologies/addresses';
import type { NetworkPlan, RoutePlan, RouteTablePlan } from '../../topologies/plan';
import { drawSites, nicOf, type Site, vnetOf } from '../../topologies/scene';
import { address } from '../parts/asking';

/** A hub and two spokes. */
export type Scene = { readonly hub: Site; readonly a: Site; readonly b: Site };

export function drawScene(random: Random): Scene {
  const [hub, a, b] = drawSites(random, 3, { hub: true }) as [Site, Site, Site];
  return { hub, a, b };
}

export type Tables = { readonly a?: RoutePlan; readonly b?: RoutePlan };

/** A spoke's subnet has a route table where it has a route. */
export function planOf({ hub, a, b }: Scene, tables: Tables, rest: Partial<NetworkPlan>): NetworkPlan {
  const table = (site: Site, route: RoutePlan | undefined): RouteTablePlan[] =>
    route ? [{ name: `rt-${site.workload}`, routes: [route] }] : [];
  const on = (site: Site, route: RoutePlan | undefined) =>
    route ? { routeTable: `rt-${site.workload}` } : {};
  const inspects = rest.nics !== undefined;
  return {
    ...rest,
    vnets: [
      vnetOf(hub, {}, [
        ...(inspects ? [{ name: 'snet-inspection', range: subnetOf(hub.range, 2) }] : []),
        ...(rest.firewalls ? [{ name: 'AzureFirewallSubnet', range: lastSubnetOf(hub.range, 26) }] : []),
        ...(rest.gateways ? [{ name: 'GatewaySubnet', range: lastSubnetOf(hub.range, 27) }] : []),
      ]),
      vnetOf(a, on(a, tables.a)),
      vnetOf(b, on(b, tables.b)),
    ],
    nics: [...(rest.nics ?? []), nicOf(a), nicOf(b)],
    routeTables: [...table(a, tables.a), ...table(b, tables.b)],
  };
}

/** The packet arrives, and its reply too. */
export const bothWays = (answers: readonly unknown[]): boolean => {
  const [answer] = answers as [ReachAnswer];
  return arrives(answer) && answer.replyAllowed;
};

export const wants = (random: Random, { a, b }: Pick<Scene, 'a' | 'b'>): Prose =>
  random.pick([
    `${code(a.vm)} must reach ${code(b.vm)} at ${code(address(b))}, and get its replies. What has to be done?`,
    `The team of ${code(a.vm)} needs ${b.role.service} on ${code(b.vm)} (${code(b.ip)}). What makes the connection work, both ways?`,
    `${code(a.vm)} is to use ${code(address(b))} on ${code(b.vm)}, and so far no connection comes about. What is needed?`,
  ]);
