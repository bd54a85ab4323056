import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Random } from '@/lib/random';
import { hostOf, subnetOf } from '../../topologies/addresses';
import { type NsgPlan, peer } from '../../topologies/plan';
import { flowVerify, nicOf, vnetOf } from '../../topologies/scene';
import { ask, asksOutbound, CLIENT_PORT, DEFAULTS, drawRow } from './scene';

/** With 0.0.0.0/0 to an appliance the tag holds everything, addresses of the internet too. */
export function drawWidenedTag(random: Random): Draft {
  const { here, peered } = drawRow(random, 3);
  const target = random.pick(['203.0.113.80', '198.51.100.25', '203.0.113.7', '192.0.2.44']);
  const ip = hostOf(subnetOf(peered.range, 2));
  const out = { direction: 'Outbound' } as const;
  const [first, second] = random.pick([
    [
      { name: 'DenyVnetOut', access: 'Deny', destination: 'VirtualNetwork' },
      { name: 'AllowWeb', access: 'Allow', destination: 'Internet', port: '443' },
    ],
    [
      { name: 'AllowVnetOut', access: 'Allow', destination: 'VirtualNetwork' },
      { name: 'DenyInternet', access: 'Deny', destination: 'Internet' },
    ],
  ] as const);
  const group: NsgPlan = {
    name: `nsg-${here.workload}`,
    rules: [
      { ...out, ...first, priority: random.int(1, 4) * 100 },
      { ...out, ...second, priority: random.int(5, 9) * 100 },
    ],
  };
  const decides = first.name;
  const table = `rt-${here.workload}`;
  return ask(
    {
      vnets: [
        vnetOf(here, { nsg: group.name, routeTable: table }),
        vnetOf(peered, {}, [{ name: 'snet-inspection', range: subnetOf(peered.range, 2) }]),
      ],
      nics: [
        nicOf(here),
        nicOf(peered),
        { name: 'nva-01', vnet: peered.vnet, subnet: 'snet-inspection', ip, ipForwarding: true },
      ],
      nsgs: [group],
      routeTables: [
        { name: table, routes: [{ name: 'default', prefix: '0.0.0.0/0', nextHop: 'VirtualAppliance', ip }] },
      ],
      links: peer(here.vnet, peered.vnet),
    },
    flowVerify(here, 'Outbound', target, { local: CLIENT_PORT, remote: 443 }),
    {
      prompt: `${code(target)} is a web service on the internet. ${asksOutbound(random, here, target, 443)}`,
      note: `Both links are Connected. ${DEFAULTS}`,
      headline: 'A user route can widen the VirtualNetwork tag',
      why: `The prefixes of a subnet's user routes to an appliance belong to its VirtualNetwork tag. ${code(table)} has ${code('0.0.0.0/0')}, so the tag at ${code(here.vm)} holds every address, ${code(target)} included, and ${code(decides)} is the first rule that matches.`,
      rules: ['R97', 'R96'],
      about: ['M28'],
    },
  );
}
