import type { Draft } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Random } from '@/lib/random';
import { hostOf, lastSubnetOf, subnetOf } from '../../topologies/addresses';
import { type NetworkPlan, peer } from '../../topologies/plan';
import { at, drawSites, nicOf, type Site, vnetOf } from '../../topologies/scene';
import { asks, LONGEST, rowParts, titleOf } from './rows';

const OFFICE = '10.254.0.0/16';
/** a user route that holds the office, and more */
const AROUND = '10.252.0.0/14';

/** A spoke that uses the hub's gateway, through which the office advertises ranges by BGP. */
export function drawBesideAGateway(random: Random): Draft {
  const sites = drawSites(random, 2, { hub: true });
  const [hub, a] = [at(sites, 0), at(sites, 1)];
  const ip = hostOf(subnetOf(hub.range, 2));
  const table = `rt-${a.workload}`;
  const gateway = `vgw-${hub.workload}`;
  const aim = random.pick(['office', 'hub', 'hub-without-propagation'] as const);
  const desk: Site = { ...hub, vm: 'vm-desk', ip: `10.254.${random.int(1, 9)}.${random.int(10, 90)}` };
  const to = aim === 'office' ? desk : hub;
  const off = aim === 'hub-without-propagation';
  const advertised = [OFFICE, ...(aim === 'office' ? [] : [hub.subnet.range])];
  const plan: NetworkPlan = {
    vnets: [
      vnetOf(hub, {}, [
        { name: 'snet-inspection', range: subnetOf(hub.range, 2) },
        { name: 'GatewaySubnet', range: lastSubnetOf(hub.range, 27) },
      ]),
      vnetOf(a, { routeTable: table }),
    ],
    nics: [
      nicOf(hub),
      nicOf(a),
      { name: 'nva-01', vnet: hub.vnet, subnet: 'snet-inspection', ip, ipForwarding: true },
    ],
    routeTables: [
      {
        name: table,
        routes: [{ name: 'office', prefix: AROUND, nextHop: 'VirtualAppliance', ip }],
        ...(off && { disableBgpRoutePropagation: true }),
      },
    ],
    gateways: [{ name: gateway, vnet: hub.vnet, bgp: advertised }],
    links: peer(a.vnet, hub.vnet, [{ remoteGateways: true }, { transit: true }]),
  };
  const said = {
    office: {
      headline: 'Longer first, whoever made the route',
      why: `${code(to.ip)} is in ${code(OFFICE)} from the gateway and in ${code(AROUND)} of ${code(table)}. The longer prefix is followed; that the other is a user route would count only if the two were the same.`,
      rules: ['R68'],
    },
    hub: {
      headline: 'A peering’s routes come before a gateway’s',
      why: `${code(to.ip)} is in ${code(hub.range)} of the peering and in ${code(hub.subnet.range)}, which the office advertises. The second is longer, but routes of peerings are preferred to those of a gateway.`,
      rules: ['R69'],
    },
    'hub-without-propagation': {
      headline: 'Without propagation the peering’s routes stay',
      why: `Propagation is off in ${code(table)}, so none of the advertised ranges is in the table. The row for ${code(hub.range)} comes from the peering, and that stays.`,
      rules: ['R59', 'R33'],
    },
  } as const;
  const { headline, why, rules } = said[aim];
  return {
    form: 'parts',
    prompt: asks(random, a, to, to === desk ? 'a machine in the office' : code(to.vm)),
    note: `${code(a.vnet)} uses ${code(gateway)}, through which the office advertises ${list(advertised.map(code))} by BGP. ${code(table)}, on the subnet of ${code(a.vm)}, sends ${code(AROUND)} to ${code('nva-01')} (${code(ip)})${off ? '; gateway route propagation is off in it' : ''}.`,
    title: titleOf(a),
    headline,
    why: LONGEST,
    rules,
    ...rowParts(
      plan,
      a,
      to,
      off ? ['addressPrefix', 'nextHopType'] : ['addressPrefix', 'nextHopType', 'source'],
      why,
      rules,
    ),
  };
}
