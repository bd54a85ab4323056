import type { ReachAnswer } from '@/lib/quiz/ask';
import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, subnetOf } from '../../topologies/addresses';
import { buildTopology, peer, type RoutePlan } from '../../topologies/plan';
import { nicOf, reach, type Site, vnetOf } from '../../topologies/scene';
import { idleRoutes, placesOf } from '../parts/scenery';
import { drawThree, phraseWay, sends } from './scene';

type Setting = {
  /** the user routes of both spokes to the appliance; none where absent */
  readonly prefix?: 'all' | 'spoke';
  readonly appliance: boolean;
  readonly ipForwarding?: boolean;
  /** the two spokes are peered as well */
  readonly peered?: boolean;
};

const SETTINGS: readonly Setting[] = [
  { appliance: false },
  { appliance: true },
  { appliance: true, prefix: 'all' },
  { appliance: true, prefix: 'spoke' },
  { appliance: true, prefix: 'all', peered: true },
  { appliance: true, prefix: 'spoke', peered: true },
  { appliance: true, prefix: 'all', ipForwarding: false },
  { appliance: true, prefix: 'spoke', ipForwarding: false },
];
/** Forwarded traffic is allowed everywhere. Is there anything that forwards, and does a route lead to it? */
export function drawFirewallInTheMiddle(random: Random, level: Level): Draft {
  const setting = random.pick(SETTINGS);
  const three = drawThree(random, ['home', random.oneIn(2) ? 'away' : 'home', 'home']);
  const { hub, from, to, sites } = three;
  const ip = hostOf(subnetOf(hub.range, 2));
  const name = random.pick(['nva-01', 'vm-router', 'fw-linux-01']);
  const { appliance, prefix, ipForwarding = true, peered = false } = setting;
  const flags = { forwarded: true };
  const route = (other: Site): RoutePlan => ({
    name: prefix === 'all' ? 'default' : `to-${other.workload}`,
    prefix: prefix === 'all' ? '0.0.0.0/0' : other.range,
    nextHop: 'VirtualAppliance',
    ip,
  });
  const tables = [
    { site: from, routes: [...(prefix ? [route(to)] : []), ...idleRoutes(random, level)] },
    { site: to, routes: prefix ? [route(from)] : [] },
  ].filter(({ routes }) => routes.length > 0);
  const tableOf = (site: Site) =>
    tables.some((table) => table.site === site) ? { routeTable: `rt-${site.workload}` } : {};
  return {
    form: 'ask',
    prompt: `All links allow forwarded traffic. ${sends(random, three)}`,
    note: [
      placesOf(sites),
      ...(appliance ? [`The operating system of ${code(name)} forwards packets.`] : []),
      'No NSG is in use.',
    ].join(' '),
    topology: buildTopology({
      vnets: [
        vnetOf(hub, {}, appliance ? [{ name: 'snet-inspection', range: subnetOf(hub.range, 2) }] : []),
        vnetOf(from, tableOf(from)),
        vnetOf(to, tableOf(to)),
      ],
      nics: [
        ...(appliance
          ? [{ name, vnet: hub.vnet, subnet: 'snet-inspection', ip, ipForwarding }]
          : [nicOf(hub)]),
        nicOf(from),
        nicOf(to),
      ],
      routeTables: tables.map((table) => ({ name: `rt-${table.site.workload}`, routes: table.routes })),
      links: [
        ...peer(from.vnet, hub.vnet, [flags, flags]),
        ...peer(to.vnet, hub.vnet, [flags, flags]),
        ...(peered ? peer(from.vnet, to.vnet, [flags, flags]) : []),
      ],
    }),
    queries: [reach(from, to)],
    phrase: ([answer]) => phraseWay(answer as ReachAnswer),
    ...explain(setting, three, name),
  };

  function explain(
    { prefix: written }: Setting,
    { from: a, to: b, hub: middle }: typeof three,
    via: string,
  ): Pick<Draft, 'headline' | 'rules' | 'about'> & { readonly why: () => Prose } {
    if (!written)
      return {
        headline: 'Allowing forwarded traffic makes no way',
        why: () =>
          `The flag adds no route: ${code(a.vnet)} still knows ${code(middle.range)} and nothing of ${code(b.range)}. ${appliance ? `${code(via)} could pass the packet on, but no route table sends it there.` : `Nor is there anything in ${code(middle.vnet)} that forwards.`}`,
        rules: ['R43', 'R37'],
        about: ['M2'],
      };
    const sent = written === 'all' ? code('0.0.0.0/0') : code(b.range);
    if (peered)
      return written === 'all'
        ? {
            headline: 'The peering’s route is longer than 0.0.0.0/0',
            why: () =>
              `The two spokes are peered as well, and that brings ${code(b.range)}. It is longer than the user route ${sent}, so the packet never meets ${code(via)}. The reply goes by ${code(a.range)}, likewise.`,
            rules: ['R68', 'R71'],
            about: ['M21', 'M19'],
          }
        : {
            headline: 'A user route with the same prefix takes over a peering',
            why: () =>
              `The peering of the two spokes brings ${sent}, and so does the route table of ${code(a.vnet)}. Between equal prefixes the user route decides: the packet goes to ${code(via)} in ${code(middle.vnet)}, which passes it on.`,
            rules: ['R68', 'R35'],
            about: ['M13'],
          };
    if (!ipForwarding)
      return {
        headline: 'An appliance’s NIC needs IP forwarding',
        why: () =>
          `The user route ${sent} takes the packet to ${code(via)}, and there it ends: IP forwarding is off on its NIC, so Azure drops what isn't meant for ${code(via)} itself, whatever its operating system would do.`,
        rules: ['R84', 'R83'],
        about: ['M23'],
      };
    return {
      headline: 'A route to an appliance, and an appliance that forwards',
      why: () =>
        `The user route ${sent} sends the packet to ${code(via)}, ${code(middle.vnet)} is a direct peer, and the NIC of ${code(via)} may forward. From there ${code(b.range)} is known by the peering of ${code(middle.vnet)} with ${code(b.vnet)}.`,
      rules: ['R83', 'R18'],
    };
  }
}
