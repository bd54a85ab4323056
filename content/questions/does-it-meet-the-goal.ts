import type { Draft, Family, PartDraft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, lastSubnetOf, subnetOf } from '../topologies/addresses';
import { buildTopology, idOf, type NetworkPlan, peer, type RoutePlan } from '../topologies/plan';
import { at, drawSites, nicOf, reach, type Site, vnetOf } from '../topologies/scene';
import { address } from './parts/asking';
import { connects, yesOrNo } from './parts/stating';

/** One goal, one solution after another: does it meet the goal? */
export const doesItMeetTheGoal: Family = {
  id: 'does-it-meet-the-goal',
  title: 'Does the solution meet the goal?',
  concepts: ['hub-and-spoke', 'non-transitivity', 'nva-transit', 'gateway-transit-flags', 'nsg-rules'],
  levels: [1, 2, 3],
  kind: 'problem-solution',
  misconceptions: ['M1', 'M2', 'M3', 'M4', 'M11', 'M13', 'M15', 'M23', 'M24', 'M26', 'M28'],
  structures: [
    { name: 'join-two-spokes', levels: [1, 2], draw: drawJoinTwoSpokes },
    { name: 'through-an-appliance', levels: [2, 3], draw: drawThroughAnAppliance },
    { name: 'reach-the-office', levels: [2, 3], draw: drawReachTheOffice },
    { name: 'let-it-in', levels: [1, 2, 3], draw: drawLetItIn },
  ],
};

type Solution = {
  readonly says: Prose;
  readonly plan: NetworkPlan;
  readonly why: Prose;
  readonly rules: PartDraft['rules'];
};

const judged = (solution: Solution, query: Record<string, unknown> & { kind: string }): PartDraft =>
  yesOrNo({
    label: `Solution: ${solution.says} Does it meet the goal?`,
    topology: buildTopology(solution.plan),
    queries: [query],
    holds: connects,
    why: solution.why,
    rules: solution.rules,
    withReply: true,
  });

/** Three solutions of which some do: any mixture, but for all of them. */
function three(random: Random, does: readonly Solution[], doesNot: readonly Solution[]): Solution[] {
  const many = Math.min(does.length, random.int(1, 2), 2);
  return random.shuffle([...random.sample(does, many), ...random.sample(doesNot, 3 - many)]);
}

const goal = (random: Random, a: Site, b: Site): Prose =>
  random.pick([
    `Goal: ${code(a.vm)} must be able to connect to ${code(address(b))} on ${code(b.vm)}, and get its answers.`,
    `${code(a.vm)} needs ${b.role.service} on ${code(b.vm)} (${code(address(b))}), there and back. Three solutions are proposed.`,
    `Proposals are made so that ${code(a.vm)} reaches ${code(b.vm)} at ${code(address(b))} and hears back.`,
  ]);

function drawJoinTwoSpokes(random: Random, level: Level): Draft {
  const sites = drawSites(random, 3, { hub: true, regions: 'different' });
  const [hub, a, b] = [at(sites, 0), at(sites, 1), at(sites, 2)];
  const plan = (spoke: object, hubSide: object, more: NetworkPlan['links'] = []): NetworkPlan => ({
    vnets: [
      vnetOf(hub, {}, [{ name: 'GatewaySubnet', range: lastSubnetOf(hub.range, 27) }]),
      vnetOf(a),
      vnetOf(b),
    ],
    nics: sites.map((site) => nicOf(site)),
    gateways: [{ name: `vgw-${hub.workload}`, vnet: hub.vnet }],
    links: [
      ...peer(a.vnet, hub.vnet, [spoke, hubSide]),
      ...peer(b.vnet, hub.vnet, [spoke, hubSide]),
      ...more,
    ],
  });
  // one of the two links that would join the spokes may be there already
  const begun: NetworkPlan['links'] = random.oneIn(2) ? [{ from: b.vnet, to: a.vnet }] : [];
  const [there, back] = peer(a.vnet, b.vnet);
  const before = plan({}, {}, begun);
  const whole: Solution[] = [
    {
      says: `Create a link from ${code(a.vnet)} to ${code(b.vnet)} and one from ${code(b.vnet)} to ${code(a.vnet)}.`,
      plan: plan({}, {}, [there, back]),
      why: `With both links ${code(a.vnet)} and ${code(b.vnet)} are peered: each learns the range of the other, in ${a.region.title} and ${b.region.title} alike.`,
      rules: ['R37', 'R34'],
    },
    {
      says: `Peer ${code(b.vnet)} and ${code(a.vnet)} with each other in the portal, which makes both links.`,
      plan: plan({}, {}, [back, there]),
      why: `The portal makes the two links at once, and a peering of their own is what the two lack. That they are in different regions doesn't matter.`,
      rules: ['R24', 'R34'],
    },
  ];
  const oneLink: Solution = {
    says: `Create one link, from ${code(a.vnet)} to ${code(b.vnet)}.`,
    plan: plan({}, {}, [there, ...begun]),
    why:
      begun.length > 0
        ? `${code(b.vnet)} has its link to ${code(a.vnet)} already, which waits as Initiated. This one is its other half, and both turn Connected; regions don't matter.`
        : `A single link stays Initiated. Without the one from ${code(b.vnet)} nothing is carried, not even from ${code(a.vnet)}.`,
    rules: ['R24'],
  };
  const does = begun.length > 0 ? [oneLink] : whole;
  const doesNot: Solution[] = [
    begun.length > 0
      ? {
          says: `Leave the links as they are: ${code(b.vnet)} has one to ${code(a.vnet)}.`,
          plan: before,
          why: `The link of ${code(b.vnet)} is Initiated: it waits for one from ${code(a.vnet)}, and till then it carries nothing.`,
          rules: ['R24'],
        }
      : oneLink,
    {
      says: `Allow forwarded traffic on all four links with ${code(hub.vnet)}.`,
      plan: plan({ forwarded: true }, { forwarded: true }, begun),
      why: `The flag lets forwarded packets in. But nothing in ${code(hub.vnet)} forwards, and no route leads from ${code(a.vnet)} to ${code(b.range)}.`,
      rules: ['R43', 'R37'],
    },
    {
      says: `Let both spokes use the VPN gateway of ${code(hub.vnet)}.`,
      plan: plan({ remoteGateways: true }, { transit: true }, begun),
      why: `From the gateway the spokes learn what lies on-premises, not each other's ranges.`,
      rules: ['R57'],
    },
  ];
  const solutions = random
    .shuffle([random.pick(does), ...(random.oneIn(2) ? does : random.sample(doesNot, 1)), ...doesNot])
    .filter((each, index, all) => all.findIndex(({ says }) => says === each.says) === index);
  return {
    form: 'parts',
    prompt: `${code(a.vnet)} and ${code(b.vnet)} are each peered with ${code(hub.vnet)}.${begun.length > 0 ? ` ${code(b.vnet)} has a link to ${code(a.vnet)} too, which is Initiated.` : ''} ${goal(random, a, b)}`,
    note: `The networks are in different regions.${level > 1 ? ` No NSG and no route table is in use; ${code(`vgw-${hub.workload}`)} is a VPN gateway.` : ''}`,
    topology: buildTopology(before),
    parts: solutions.slice(0, 3).map((solution) => judged(solution, reach(a, b))),
    headline: 'Two spokes need a peering of their own, or somebody who forwards',
    why: `${code(hub.vnet)} is a peer of both, and no more than that: peering is not transitive.`,
    rules: ['R37', 'R24'],
  };
}

function drawThroughAnAppliance(random: Random): Draft {
  const sites = drawSites(random, 3, { hub: true, regions: 'different' });
  const [hub, a, b] = [at(sites, 0), at(sites, 1), at(sites, 2)];
  const ip = hostOf(subnetOf(hub.range, 2));
  const name = random.pick(['nva-01', 'vm-router', 'fw-linux-01']);
  const flag = { forwarded: true };
  const wide = random.oneIn(2);
  const route = (target: Site): RoutePlan => ({
    name: wide ? 'default' : `to-${target.workload}`,
    prefix: wide ? '0.0.0.0/0' : target.range,
    nextHop: 'VirtualAppliance',
    ip,
  });
  const plan = (routes: { a?: boolean; b?: boolean }, ipForwarding: boolean, peered = false): NetworkPlan => {
    const table = (site: Site, target: Site, has = false) =>
      has ? [{ name: `rt-${site.workload}`, routes: [route(target)] }] : [];
    return {
      vnets: [
        vnetOf(hub, {}, [{ name: 'snet-inspection', range: subnetOf(hub.range, 2) }]),
        vnetOf(a, routes.a ? { routeTable: `rt-${a.workload}` } : {}),
        vnetOf(b, routes.b ? { routeTable: `rt-${b.workload}` } : {}),
      ],
      nics: [{ name, vnet: hub.vnet, subnet: 'snet-inspection', ip, ipForwarding }, nicOf(a), nicOf(b)],
      routeTables: [...table(a, b, routes.a), ...table(b, a, routes.b)],
      links: [
        ...[a, b].flatMap((site) => peer(site.vnet, hub.vnet, [flag, flag])),
        ...(peered ? peer(a.vnet, b.vnet) : []),
      ],
    };
  };
  const to = wide ? `for ${code('0.0.0.0/0')}` : 'for the other spoke';
  const does: Solution[] = [
    {
      says: `Give both spokes a route ${to} to ${code(ip)}, and allow IP forwarding on the NIC of ${code(name)}.`,
      plan: plan({ a: true, b: true }, true),
      why: `Each table hands what is meant for the other spoke to ${code(name)}, whose NIC may pass it on: there and back.`,
      rules: ['R83', 'R84'],
    },
    {
      says: `Leave ${code(name)} alone, and peer ${code(a.vnet)} with ${code(b.vnet)}: a link each.`,
      plan: plan({}, false, true),
      why: `Joined by a peering of their own, ${code(a.vnet)} and ${code(b.vnet)} need nobody in between. It may lead from ${a.region.title} to ${b.region.title}.`,
      rules: ['R82', 'R34'],
    },
  ];
  const doesNot: Solution[] = [
    {
      says: `Give both spokes a route ${to} to ${code(ip)}, and change nothing on ${code(name)}.`,
      plan: plan({ a: true, b: true }, false),
      why: `The packet gets to ${code(name)}. It is not for that machine, and with IP forwarding off on the NIC Azure drops it.`,
      rules: ['R84'],
    },
    {
      says: `Give ${code(a.vnet)} a route ${to} to ${code(ip)}, and allow IP forwarding on the NIC of ${code(name)}.`,
      plan: plan({ a: true }, true),
      why: `The packet gets to ${code(b.vm)} through ${code(name)}. The reply doesn't get back: ${code(b.vnet)} has no route to ${code(a.range)}.`,
      rules: ['R83'],
    },
    {
      says: `Allow IP forwarding on the NIC of ${code(name)}, and add no route.`,
      plan: plan({}, true),
      why: `Nothing sends packets to ${code(name)}: in ${code(a.vnet)} the longest match for ${code(b.ip)} is a None route. That forwarded traffic is allowed makes no route.`,
      rules: ['R43', 'R37'],
    },
  ];
  return {
    form: 'parts',
    prompt: `${code(name)} in ${code(hub.vnet)} is a router whose operating system forwards. ${goal(random, a, b)}`,
    note: 'The networks are in different regions. All four links are Connected and allow forwarded traffic. No NSG is in use.',
    topology: buildTopology(plan({}, false)),
    parts: random
      .shuffle(
        random.oneIn(2)
          ? [...does, ...random.sample(doesNot, 1)]
          : [...random.sample(does, 1), ...random.sample(doesNot, 2)],
      )
      .map((solution) => judged(solution, reach(a, b))),
    headline: 'A route there, a route back, and a NIC that may forward',
    why: `Where packets go through ${code(name)}, three things come together: ${code(a.vnet)} sends to ${code(name)}, ${code(name)} may pass it on, and ${code(b.vnet)} sends the reply the same way.`,
    rules: ['R83', 'R84'],
  };
}

function drawReachTheOffice(random: Random, level: Level): Draft {
  const sites = drawSites(random, 2, { hub: true, regions: level === 3 ? 'different' : 'any' });
  const [hub, a] = [at(sites, 0), at(sites, 1)];
  const name = `vgw-${hub.workload}`;
  const office = '10.254.0.0/16';
  const plan = (spoke: object, hubSide: object): NetworkPlan => ({
    vnets: [vnetOf(hub, {}, [{ name: 'GatewaySubnet', range: lastSubnetOf(hub.range, 27) }]), vnetOf(a)],
    nics: sites.map((site) => nicOf(site)),
    gateways: [{ name, vnet: hub.vnet }],
    sites: [{ name: 'office', ranges: [office], gateway: name }],
    links: peer(a.vnet, hub.vnet, [spoke, hubSide]),
  });
  const query = {
    kind: 'reach',
    source: { networkInterface: { id: idOf('nic', a.vm) } },
    destination: { ipAddress: '10.254.3.20' },
    protocol: 'Tcp',
    sourcePort: 50_000,
    destinationPort: 443,
  };
  const on = (site: Site) => `on the link of ${code(site.vnet)}`;
  const does: Solution[] = [
    {
      says: `Set ${code('allowGatewayTransit')} ${on(hub)} and ${code('useRemoteGateways')} ${on(a)}.`,
      plan: plan({ remoteGateways: true }, { transit: true }),
      why: `${code(hub.vnet)} has the gateway and offers it; ${code(a.vnet)} takes the offer and learns ${code(office)} from it.`,
      rules: ['R50', 'R51'],
    },
    {
      says: `Set ${code('useRemoteGateways')} ${on(a)}, ${code('allowGatewayTransit')} ${on(hub)}, and allow forwarded traffic on both.`,
      plan: plan({ remoteGateways: true, forwarded: true }, { transit: true, forwarded: true }),
      why: `The two gateway flags are on their right sides. Forwarded traffic needn't be allowed for this, and does no harm.`,
      rules: ['R50', 'R51'],
    },
  ];
  const doesNot: Solution[] = [
    {
      says: `Set ${code('allowGatewayTransit')} ${on(a)} and ${code('useRemoteGateways')} ${on(hub)}.`,
      plan: plan({ transit: true }, { remoteGateways: true }),
      why: `The flags are on the wrong sides: ${code(a.vnet)} has no gateway to offer, and ${code(hub.vnet)} has one of its own.`,
      rules: ['R50', 'R55'],
    },
    {
      says: `Set ${code('useRemoteGateways')} ${on(hub)}, ${code('allowGatewayTransit')} ${on(a)}, and allow forwarded traffic on both.`,
      plan: plan({ transit: true, forwarded: true }, { remoteGateways: true, forwarded: true }),
      why: `${code('useRemoteGateways')} belongs ${on(a)}, which has no gateway, and ${code('allowGatewayTransit')} ${on(hub)}, which has. Allowing forwarded traffic doesn't make up for it.`,
      rules: ['R50', 'R55'],
    },
  ];
  return {
    form: 'parts',
    prompt: random.pick([
      `Goal: ${code(a.vm)} must connect to machines of the office (${code(office)}) through ${code(name)}, and get their answers.`,
      `${code(a.vnet)} is to reach the office (${code(office)}) by way of ${code(name)} in ${code(hub.vnet)}. Three solutions are proposed.`,
      `${code(name)} joins ${code(hub.vnet)} with the office (${code(office)}). ${code(a.vm)} has to reach the office too.`,
    ]),
    note: `The links between ${code(a.vnet)} and ${code(hub.vnet)} are Connected, with gateway flags off. No NSG and no route table is in use.`,
    topology: buildTopology(plan({}, {})),
    parts: three(random, does, doesNot).map((solution) => judged(solution, query)),
    headline: 'Transit where the gateway is, remote gateways where it is not',
    why: `${code(hub.vnet)} has the gateway, so its link offers transit; ${code(a.vnet)} has none, so its link uses the remote one.`,
    rules: ['R50', 'R51'],
  };
}

function drawLetItIn(random: Random, level: Level): Draft {
  const [a, b] = drawSites(random, 2, { regions: level === 1 ? 'same' : 'any' }) as [Site, Site];
  const nsg = `nsg-${b.workload}`;
  const senders = `nsg-${a.workload}`;
  const guard = { name: 'DenyAll', priority: 300, direction: 'Inbound', access: 'Deny' } as const;
  const plan = (rule: object | null): NetworkPlan => ({
    vnets: [vnetOf(a, { nsg: senders }), vnetOf(b, { nsg })],
    nics: [nicOf(a), nicOf(b)],
    nsgs: [
      { name: senders, rules: [guard] },
      {
        name: nsg,
        rules: [
          ...(rule
            ? [
                {
                  name: 'AllowService',
                  priority: 200,
                  direction: 'Inbound',
                  access: 'Allow',
                  protocol: 'Tcp',
                  port: String(b.role.port),
                  ...rule,
                } as const,
              ]
            : []),
          guard,
        ],
      },
    ],
    links: peer(a.vnet, b.vnet),
  });
  const rule = (what: Prose) =>
    `Add to ${code(nsg)} an inbound rule with priority ${what}, that allows TCP port ${b.role.port}`;
  const does: Solution[] = [
    {
      says: `${rule('200')} from ${code(a.range)}.`,
      plan: plan({ source: a.range }),
      why: `The rule stands before ${code('DenyAll')} and matches. The answers need no rule, neither here nor in ${code(senders)}: they belong to the connection.`,
      rules: ['R91', 'R93'],
    },
    {
      says: `${rule('200')} from VirtualNetwork.`,
      plan: plan({ source: 'VirtualNetwork' }),
      why: `VirtualNetwork holds the ranges of peers too, so it covers ${code(a.ip)}; and 200 comes before 300.`,
      rules: ['R96', 'R91'],
    },
  ];
  const doesNot: Solution[] = [
    {
      says: `${rule('400')} from ${code(a.range)}.`,
      plan: plan({ source: a.range, priority: 400 }),
      why: `Rules are read from the lowest number up. ${code('DenyAll')} with 300 matches first, and 400 is never reached.`,
      rules: ['R91'],
    },
    {
      says: `${rule('200')} from ${code(b.range)}.`,
      plan: plan({ source: b.range }),
      why: `${code(a.ip)} isn't in ${code(b.range)}: the rule doesn't match, and ${code('DenyAll')} does. Peering two networks doesn't merge their ranges.`,
      rules: ['R91'],
    },
    {
      says: 'Leave the NSGs as they are: the two networks are peered.',
      plan: plan(null),
      why: `The packet does come over the peering. Before ${code(b.vm)} it meets ${code(nsg)}, and ${code('DenyAll')} stops it: peering overrides no rule.`,
      rules: ['R35'],
    },
  ];
  return {
    form: 'parts',
    prompt: goal(random, a, b),
    note: `${code(senders)} and ${code(nsg)}, on the subnets of the two machines, each have one inbound rule of their own: ${code('DenyAll')}, priority 300.${level > 1 ? ' The links are Connected, with flags at their defaults; no route table is in use.' : ''}`,
    topology: buildTopology(plan(null)),
    parts: three(random, does, doesNot).map((solution) => judged(solution, reach(a, b))),
    headline: 'The lowest number that matches decides',
    why: `What counts is the first rule of ${code(nsg)}, by priority, that matches a packet from ${code(a.ip)} to port ${b.role.port}.`,
    rules: ['R91', 'R93'],
  };
}
