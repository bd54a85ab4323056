import type { ReachAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { arrives, code, list } from '@/lib/quiz/phrase';
import type { Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { lastSubnetOf } from '../topologies/addresses';
import {
  buildTopology,
  idOf,
  linkName,
  type NetworkPlan,
  peer,
  type RouteTablePlan,
} from '../topologies/plan';
import { drawSites, nicOf, type Site, vnetOf } from '../topologies/scene';

/** Which machines reach the office through a gateway, and why the others don't. */
export const toTheOffice: Family = {
  id: 'to-the-office',
  title: 'Who reaches the office?',
  concepts: ['gateway-transit-flags', 'route-propagation', 'hub-and-spoke'],
  levels: [2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M15', 'M17', 'M33'],
  structures: [
    { name: 'flags', draw: drawFlags },
    { name: 'across-regions', draw: drawAcrossRegions },
    { name: 'propagation-off', draw: drawPropagationOff },
    { name: 'behind-a-spoke', draw: drawBehindASpoke },
  ],
};

const OFFICE = '10.254.0.0/16';
const DESK = '10.254.3.20';

/** Who gets an answer from whom: from each machine to the office, or from one machine to several places. */
type Flow = { readonly from: Site; readonly to: string; readonly name: string };

const flow = ({ from, to }: Flow) => ({
  kind: 'reach' as const,
  source: { networkInterface: { id: idOf('nic', from.vm) } },
  destination: { ipAddress: to },
  protocol: 'Tcp' as const,
  sourcePort: 50_000,
  destinationPort: 443,
});

function ask(
  plan: NetworkPlan,
  flows: readonly Flow[],
  wording: Pick<Draft, 'prompt' | 'headline' | 'rules' | 'note' | 'about'> & { readonly why: Prose },
): Draft {
  return {
    ...wording,
    form: 'ask',
    topology: buildTopology(plan),
    queries: flows.map(flow),
    phrase: (answers) => {
      const through = flows.filter((_, index) => {
        const answer = answers[index] as ReachAnswer;
        return arrives(answer) && answer.replyAllowed;
      });
      return through.length === 0 ? 'None of them' : list(through.map(({ name }) => code(name)));
    },
    why: () => wording.why,
  };
}

const gatewaySubnet = (site: Site) => ({ name: 'GatewaySubnet', range: lastSubnetOf(site.range, 27) });
const NOTE = `The office has ${code(OFFICE)} and is joined to the gateway by a site-to-site connection. No NSG is in use.`;

function hubPlan(
  hub: Site,
  spokes: readonly Site[],
  links: NetworkPlan['links'],
  rest: Partial<NetworkPlan> = {},
): NetworkPlan {
  const gateway = `vgw-${hub.workload}`;
  return {
    vnets: [vnetOf(hub, {}, [gatewaySubnet(hub)]), ...spokes.map((spoke) => vnetOf(spoke))],
    nics: [hub, ...spokes].map((site) => nicOf(site)),
    gateways: [{ name: gateway, vnet: hub.vnet }],
    sites: [{ name: 'office', ranges: [OFFICE], gateway }],
    ...(links && { links }),
    ...rest,
  };
}

const asks = (random: Random) =>
  random.pick([
    `Which of the machines reach ${code(DESK)} in the office, and get its replies?`,
    `A server in the office has the address ${code(DESK)}. Which of the machines can connect to it?`,
  ]);

/** One spoke is set up as it should be, one the wrong way round, one not at all. */
function drawFlags(random: Random): Draft {
  const [hub, right, swapped, plain] = drawSites(random, 4, { hub: true, regions: 'same' }) as [
    Site,
    Site,
    Site,
    Site,
  ];
  const links = [
    ...peer(right.vnet, hub.vnet, [{ remoteGateways: true }, { transit: true }]),
    ...peer(swapped.vnet, hub.vnet, [{ transit: true }, { remoteGateways: true }]),
    ...peer(plain.vnet, hub.vnet, [{}, { transit: random.oneIn(2) }]),
  ];
  const flows = random.shuffle([right, swapped, plain]).map((from) => ({ from, to: DESK, name: from.vm }));
  return ask(hubPlan(hub, [right, swapped, plain], links), flows, {
    prompt: asks(random),
    note: NOTE,
    headline: 'The owner allows transit, the borrower uses it',
    why: `On ${code(linkName({ from: hub.vnet, to: right.vnet }))} the hub allows gateway transit, and ${code(linkName({ from: right.vnet, to: hub.vnet }))} uses remote gateways: ${code(right.vm)} gets through. For ${code(swapped.vnet)} the two flags stand on each other's links, and ${code(plain.vnet)} doesn't use the gateway at all.`,
    rules: ['R50', 'R51'],
    about: ['M15'],
  });
}

function drawAcrossRegions(random: Random): Draft {
  const [hub, near, far, plain] = drawSites(random, 4, {
    hub: true,
    regions: ['home', 'home', 'away', 'home'],
  }) as [Site, Site, Site, Site];
  const borrows = [{ remoteGateways: true }, { transit: true }] as const;
  const links = [
    ...peer(near.vnet, hub.vnet, borrows),
    ...peer(far.vnet, hub.vnet, borrows),
    ...peer(plain.vnet, hub.vnet),
  ];
  const flows = random.shuffle([near, far, plain]).map((from) => ({ from, to: DESK, name: from.vm }));
  return ask(hubPlan(hub, [near, far, plain], links), flows, {
    prompt: asks(random),
    note: `${NOTE} ${code(far.vnet)} is in ${far.region.title}, the other networks are in ${hub.region.title}.`,
    headline: 'Gateway transit works across regions',
    why: `${code(near.vnet)} and ${code(far.vnet)} both use the hub's gateway; that one of them is in another region makes no difference. ${code(plain.vnet)} is peered with the hub and nothing more, so it never learns of ${code(OFFICE)}.`,
    rules: ['R56', 'R50', 'R51'],
    about: ['M17'],
  });
}

/** A route table keeps gateway routes out of one spoke; what does it still reach? */
function drawPropagationOff(random: Random): Draft {
  const [hub, spoke, other] = drawSites(random, 3, { hub: true }) as [Site, Site, Site];
  const borrows = [{ remoteGateways: true }, { transit: true }] as const;
  const table: RouteTablePlan = {
    name: `rt-${spoke.workload}`,
    routes: [],
    disableBgpRoutePropagation: true,
  };
  const base = hubPlan(
    hub,
    [spoke, other],
    [...peer(spoke.vnet, hub.vnet, borrows), ...peer(other.vnet, hub.vnet, borrows)],
  );
  const plan: NetworkPlan = {
    ...base,
    vnets: base.vnets.map((vnet) =>
      vnet.name === spoke.vnet ? vnetOf(spoke, { routeTable: table.name }) : vnet,
    ),
    routeTables: [table],
  };
  const flows: Flow[] = random.shuffle([
    { from: spoke, to: hub.ip, name: hub.vm },
    { from: spoke, to: other.ip, name: other.vm },
    { from: spoke, to: DESK, name: DESK },
  ]);
  return ask(plan, flows, {
    prompt: `The route table ${code(table.name)} is attached to the subnet of ${code(spoke.vm)}. It has gateway route propagation switched off, and no routes. Which of these does ${code(spoke.vm)} still reach: ${list(flows.map(({ name }) => code(name)))}?`,
    note: NOTE,
    headline: 'Without propagation gateway routes go, peering routes stay',
    why: `${code(table.name)} keeps the route to ${code(OFFICE)} out of the subnet, since it comes from a gateway. The route to ${code(hub.range)} comes from the peering and stays. To ${code(other.vm)} there never was one: peering isn't transitive, with or without a gateway.`,
    rules: ['R59', 'R37', 'R57'],
    about: ['M33'],
  });
}

/** A network behind a spoke: does the borrowed gateway reach as far? */
function drawBehindASpoke(random: Random): Draft {
  const [hub, spoke, behind] = drawSites(random, 3, { hub: true }) as [Site, Site, Site];
  const links = [
    ...peer(spoke.vnet, hub.vnet, [{ remoteGateways: true }, { transit: true }]),
    ...peer(behind.vnet, spoke.vnet, [{}, { transit: true }]),
  ];
  const flows: Flow[] = random.shuffle([
    { from: spoke, to: DESK, name: spoke.vm },
    { from: behind, to: DESK, name: behind.vm },
    { from: hub, to: DESK, name: hub.vm },
  ]);
  return ask(hubPlan(hub, [spoke, behind], links), flows, {
    prompt: asks(random),
    note: NOTE,
    headline: 'Borrowed routes end at the borrower',
    why: `${code(hub.vm)} has the gateway in its own network, and ${code(spoke.vnet)} borrows it. What ${code(spoke.vnet)} learned is not passed on over its peering with ${code(behind.vnet)}, so ${code(behind.vm)} has no route to ${code(OFFICE)}.`,
    rules: ['R57', 'R37'],
  });
}
