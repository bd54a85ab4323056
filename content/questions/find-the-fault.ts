import type { Draft, Family } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Random } from '@/lib/random';
import { linkName, peer } from '../topologies/plan';
import { drawSites, nicOf, planOf, type Site, vnetOf } from '../topologies/scene';
import { authored, wrong } from './parts/authoring';

/** Where to look next when packets don't arrive. Written by hand: which tool shows what, and which step comes first. */
export const findTheFault: Family = {
  id: 'find-the-fault',
  title: 'Where to look next',
  concepts: ['peering-troubleshooting', 'ip-flow-verify', 'effective-routes-and-next-hop'],
  levels: [2, 3],
  kind: 'single-choice',
  misconceptions: ['M4', 'M5', 'M6', 'M7', 'M13', 'M20', 'M24', 'M26', 'M36'],
  structures: [
    { name: 'which-tool-for-rules', draw: drawToolForRules },
    { name: 'which-tool-for-routes', draw: drawToolForRoutes },
    { name: 'connected-and-silent', draw: drawConnectedAndSilent },
    { name: 'one-way', draw: drawOneWay },
    { name: 'initiated', draw: drawInitiated },
    { name: 'new-range-unreachable', draw: drawNewRange },
    { name: 'disconnected', draw: drawDisconnected },
    { name: 'stateful', draw: drawStateful },
    { name: 'advertised-part', levels: [3], draw: drawAdvertisedPart },
  ],
};

function drawPair(random: Random) {
  const [a, b] = drawSites(random, 2) as [Site, Site];
  const links = peer(a.vnet, b.vnet);
  return { a, b, links, plan: planOf([a, b], { links }) };
}

const fails = (a: Site, b: Site) =>
  `${code(a.vm)} gets no answer from ${code(`${b.ip}:${b.role.port}`)} on ${code(b.vm)}.`;

function drawToolForRules(random: Random): Draft {
  const { a, b, plan } = drawPair(random);
  return authored(plan, {
    prompt: `${fails(a, b)} Both links are Connected. Which tool tells whether a security rule stops the packet at ${code(b.vm)}, and which one?`,
    right: random.pick([
      `IP flow verify, asked at ${code(b.vm)} about inbound traffic`,
      `IP flow verify at ${code(b.vm)}, inbound`,
    ]),
    wrong: [
      wrong(
        `Next hop, asked at ${code(a.vm)} for ${code(b.ip)}`,
        'M36',
        'Next hop looks at routes. It names the peering even where an NSG drops every packet.',
      ),
      wrong(
        'None: over a peering no security rules apply',
        'M13',
        `NSGs of ${code(b.vnet)} are read for peered packets like for any others.`,
      ),
    ],
    headline: 'IP flow verify looks at rules, next hop at routes',
    why: `IP flow verify takes the five values of a flow and says at one NIC whether it may pass, and by which rule. Routes don't come into it, so next hop is asked besides.`,
    rules: ['R104', 'R81'],
  });
}

function drawToolForRoutes(random: Random): Draft {
  const { a, b, plan } = drawPair(random);
  return authored(plan, {
    prompt: `${fails(a, b)} Perhaps a route table sends the packets elsewhere. What shows that?`,
    right: random.pick([
      `Next hop or the effective routes of ${code(a.vm)}`,
      `The effective routes of ${code(a.vm)}, or next hop`,
    ]),
    wrong: [
      wrong(
        `The state of the links: Connected rules it out`,
        'M13',
        'A Connected peering offers a route. A user route that is as long or longer takes its traffic all the same.',
      ),
      wrong(
        `IP flow verify at ${code(a.vm)}: Allow rules it out`,
        'M36',
        'IP flow verify looks at rules only. A packet may be allowed and still be routed to nowhere.',
      ),
    ],
    headline: 'Routes are seen at the sender',
    why: `What ${code(a.vm)} sends is routed by the effective routes of its own NIC. They show whether the peering's route for ${code(b.range)} is there and Active, or overridden by a user route.`,
    rules: ['R62', 'R70', 'R81'],
  });
}

function drawConnectedAndSilent(random: Random): Draft {
  const { a, b, plan } = drawPair(random);
  return authored(plan, {
    prompt: `${fails(a, b)} Both links are Connected, and next hop at ${code(a.vm)} names the peering. What is to be looked at next?`,
    right: random.pick([
      `The NSGs at ${code(b.vm)}, and the routes from there back`,
      `The NSGs on the way and the routes of ${code(b.vm)}`,
    ]),
    wrong: [
      wrong(
        `Nothing in Azure: the fault must be inside ${code(b.vm)}`,
        'M36',
        'Next hop says nothing about NSGs, and nothing about the way back. Both are part of Azure.',
      ),
      wrong(
        `The way there only: a reply needs no look of its own`,
        'M24',
        `The reply is routed by the table of ${code(b.vnet)}. If that leads elsewhere, no connection comes about.`,
      ),
    ],
    headline: 'A route there is only the first half',
    why: `So far it is known that the packet is sent to ${code(b.vnet)}. Its rules may drop it there, and the tables of ${code(b.vnet)} may lose the reply. Only when both are fine is it time to look inside the machine.`,
    rules: ['R81', 'R62'],
  });
}

function drawOneWay(random: Random): Draft {
  const { a, b } = drawPair(random);
  const table = `rt-${b.workload}`;
  return authored(
    {
      vnets: [vnetOf(a), vnetOf(b, { routeTable: table })],
      nics: [nicOf(a), nicOf(b)],
      routeTables: [{ name: table, routes: [] }],
      links: peer(a.vnet, b.vnet),
    },
    {
      prompt: `A capture shows that requests from ${code(a.vm)} reach ${code(b.vm)}, and that ${code(b.vm)} answers. Nothing comes back. What is likeliest?`,
      note: `${code(table)} was attached to the subnet of ${code(b.vm)} this morning; its routes are not known yet.`,
      right: random.pick([
        `A route in ${code(table)} that takes the replies elsewhere`,
        `A route in ${code(table)} for the range of ${code(a.vnet)}`,
      ]),
      wrong: [
        wrong(
          `An NSG that has no rule for replies`,
          'M26',
          'NSGs are stateful: the replies of a connection that was let in need no rule.',
        ),
        wrong(
          `A fault on the side of ${code(a.vnet)}, since routes matter there only`,
          'M24',
          `Replies are routed as well, by the table where they start: that of ${code(b.vnet)}.`,
        ),
      ],
      headline: 'The reply is routed by the table where it starts',
      why: `The way there works. The replies start in ${code(b.vnet)}, so the routes of ${code(table)} decide about them: one that covers ${code(a.range)}, as long as the peering's or longer, takes them away.`,
      rules: ['R62', 'R71'],
    },
  );
}

function drawInitiated(random: Random): Draft {
  const [a, b] = drawSites(random, 2) as [Site, Site];
  const [there, back] = peer(a.vnet, b.vnet);
  return authored(planOf([a, b], { links: [there] }), {
    prompt: `${fails(a, b)} ${code(linkName(there))} shows Initiated, and its provisioning state is Succeeded. What does that tell?`,
    right: random.pick([
      `${code(b.vnet)} has no link back yet`,
      `The link of ${code(b.vnet)} that leads back is missing`,
    ]),
    wrong: [
      wrong(
        'The peering is in place, so the fault is elsewhere',
        'M4',
        `Succeeded means that this one link was created. A peering takes another one, in ${code(b.vnet)}.`,
      ),
      wrong(
        `An NSG of ${code(b.vnet)} must deny it, since routes are there`,
        'M36',
        'While a link is Initiated there is no route, and nothing gets as far as an NSG on the other side.',
      ),
    ],
    headline: 'Initiated means that half is missing',
    why: `${code(linkName(there))} waits for ${code(linkName(back))}. That Azure created it without a fault, Succeeded, says nothing about the other half.`,
    rules: ['R24', 'R27'],
  });
}

function drawNewRange(random: Random): Draft {
  const [a, b] = drawSites(random, 2) as [Site, Site];
  const [there, back] = peer(a.vnet, b.vnet);
  const range = random.pick(['172.30.0.0/20', '192.168.224.0/20', '10.249.0.0/18']);
  return authored(
    {
      vnets: [{ ...vnetOf(a), ranges: [a.range, range] }, vnetOf(b)],
      nics: [nicOf(a), nicOf(b)],
      links: [there, { ...back, remoteRanges: [a.range] }],
    },
    {
      prompt: `Since yesterday ${code(a.vnet)} also has ${code(range)}. From ${code(b.vnet)} everything in ${code(a.range)} is reached, nothing in ${code(range)}. What helps?`,
      right: `A sync of ${code(linkName(back))}, the link of ${code(b.vnet)}`,
      wrong: [
        wrong(
          `A sync of ${code(linkName(there))}, the link of ${code(a.vnet)}`,
          'M7',
          `${code(a.vnet)} knows its own ranges. The side with the old picture is ${code(b.vnet)}.`,
        ),
        wrong(
          `Both links deleted, and the peering made again from scratch`,
          'M6',
          'It would work, with an outage for what runs now. A sync does it without.',
        ),
      ],
      headline: 'A new range is known after a sync',
      why: `${code(b.vnet)} routes by the ranges as they were last synced, and that was before ${code(range)} was added. Its own link shows LocalNotInSync.`,
      rules: ['R11', 'R29', 'R30'],
    },
  );
}

function drawDisconnected(random: Random): Draft {
  const [a, b] = drawSites(random, 2) as [Site, Site];
  const [there, back] = peer(a.vnet, b.vnet);
  return authored(planOf([a, b], { links: [{ ...there, state: 'Disconnected' }] }), {
    prompt: `A script was to create ${code(linkName(back))} and failed: ${code('RemotePeeringIsDisconnected')}. What comes first?`,
    right: random.pick([
      `${code(linkName(there))} is deleted, as what is left of the old peering`,
      `The old ${code(linkName(there))} is deleted`,
    ]),
    wrong: [
      wrong(
        `The script is run again until ${code(linkName(back))} is accepted`,
        'M5',
        `Azure refuses it as long as ${code(linkName(there))} is Disconnected.`,
      ),
      wrong(
        `Nothing: ${code(linkName(there))} alone carries the traffic`,
        'M4',
        'A Disconnected link brings no route and carries nothing.',
      ),
    ],
    headline: 'A Disconnected link has to go first',
    why: `${code(linkName(there))} remembers a peering whose other half was deleted. Once it is gone, both links can be created as if for the first time.`,
    rules: ['R26', 'R25'],
  });
}

function drawStateful(random: Random): Draft {
  const { a, b, plan } = drawPair(random);
  return authored(plan, {
    prompt: `${code(a.vm)} is to open connections to ${code(b.vm)} on port ${b.role.port}. The NSG at ${code(b.vm)} denies everything but what it allows, in both directions. How many rules does it need for this?`,
    right: random.pick(['One: inbound to that port', 'One, for inbound traffic to that port']),
    wrong: [
      wrong(
        'Two: inbound to that port, outbound for the replies',
        'M26',
        'NSGs are stateful. The replies of a connection that was let in pass by themselves.',
      ),
      wrong('None: the networks are peered', 'M13', 'A deny rule stops peered packets like any others.'),
    ],
    headline: 'NSGs are stateful',
    why: `An inbound rule lets the first packet in, from ${code(a.ip)} to port ${b.role.port}. With that the connection is known, and the replies of ${code(b.vm)} pass its outbound deny.`,
    rules: ['R93', 'R35'],
  });
}

/** Somebody suspects a route learned by BGP. */
function drawAdvertisedPart(random: Random): Draft {
  const { a, b, plan } = drawPair(random);
  return authored(plan, {
    prompt: `${fails(a, b)} A colleague finds that the office advertises ${code(b.subnet.range)} to the gateway that ${code(a.vnet)} uses, a part of ${code(b.range)}. Can that be the cause?`,
    right: random.pick([
      'No: the peering’s route is preferred to routes of a gateway',
      'No, since routes of a peering come before those of gateways',
    ]),
    wrong: [
      wrong(
        'Yes: the gateway’s route is the longer one, and so it wins',
        'M20',
        'Between a peering and BGP the length doesn’t decide: Azure prefers the peering’s route.',
      ),
    ],
    headline: 'A peering route is preferred to a longer gateway route',
    why: `Azure sets a route learned from a gateway aside where a peering covers the same addresses, even if it is more specific. Only a user route could take ${code(b.ip)} away from the peering.`,
    rules: ['R69', 'R71'],
  });
}
