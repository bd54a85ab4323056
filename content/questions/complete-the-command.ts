import type { CanPeerAnswer, NextHopAnswer, PeeringStateAnswer } from '@/lib/quiz/ask';
import type { Change, Draft, Family, PartDraft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, lastSubnetOf } from '../topologies/addresses';
import { buildTopology, idOf, type LinkPlan, linkName, type NetworkPlan, peer } from '../topologies/plan';
import { at, drawSites, nextHop, nicOf, planOf, reach, type Site, vnetOf } from '../topologies/scene';
import { connects } from './parts/stating';

/** Azure CLI commands with gaps. What each way to fill a gap would do is tried out. */
export const completeTheCommand: Family = {
  id: 'complete-the-command',
  title: 'Complete the command',
  concepts: [
    'peering-links-and-states',
    'address-space-sync',
    'gateway-transit-flags',
    'user-defined-routes',
  ],
  levels: [1, 2, 3],
  kind: 'command',
  misconceptions: ['M1', 'M4', 'M7', 'M15', 'M21', 'M34'],
  structures: [
    { name: 'create-a-peering', levels: [1, 2], draw: drawCreate },
    { name: 'sync', levels: [2, 3], draw: drawSync },
    { name: 'gateway-flags', levels: [2, 3], draw: drawGatewayFlags },
    { name: 'inspect-the-hub', levels: [2, 3], draw: drawInspect },
  ],
};

const GROUP = 'rg-network';
const CREATE = `az network vnet peering create --resource-group ${GROUP}`;

/** A gap: each way to fill it leads to a network, or to something asked of it. */
const gap = (
  label: Prose,
  changes: readonly Change[],
  rest: Pick<Extract<PartDraft, { form: 'change' }>, 'topology' | 'queries' | 'isMet' | 'why' | 'rules'>,
): PartDraft => ({ form: 'change', label, changes, ...rest });

/** A network is to reach another, which is a peer of a third: with which is it peered, and is one command enough? */
function drawCreate(random: Random, level: Level): Draft {
  const sites = drawSites(random, 3, { hub: random.oneIn(2) });
  const [middle, a, b] = [at(sites, 0), at(sites, 1), at(sites, 2)];
  const known = peer(middle.vnet, b.vnet);
  const flags = { forwarded: level === 2 };
  const [there, back] = peer(a.vnet, b.vnet, [flags, flags]);
  const through = peer(a.vnet, middle.vnet, [flags, flags]);
  const with_ = (links: readonly LinkPlan[]) => buildTopology(planOf(sites, { links: [...known, ...links] }));
  const asked = { topology: with_([]), queries: [reach(a, b)], isMet: connects };
  const more = level === 2 ? ' --allow-vnet-access --allow-forwarded-traffic' : ' --allow-vnet-access';
  const second = `the same, from the other network to ${code(a.vnet)}`;
  return {
    form: 'parts',
    prompt: random.pick([
      `${code(a.vm)} has to reach ${code(b.vm)} by its private address. Complete what is run.`,
      `The team of ${code(a.vm)} needs ${code(b.vm)} (${code(b.ip)}). Fill the gaps so that the connection works.`,
      `Fill in what joins ${code(a.vnet)} and ${code(b.vnet)} so that ${code(a.vm)} can connect to ${code(b.vm)}.`,
    ]),
    note: `${code(middle.vnet)} and ${code(b.vnet)} are peered already; ${code(a.vnet)} has no peering yet.`,
    topology: asked.topology,
    command: [`${CREATE} --name new-peering --vnet-name ${a.vnet} --remote-vnet `, 0, `${more}\n# then: `, 1],
    parts: [
      gap(
        'remote-vnet',
        [
          { text: code(b.vnet), topology: with_([there, back]) },
          { text: code(middle.vnet), topology: with_(through) },
        ],
        {
          ...asked,
          why: `A peering gives ${code(a.vnet)} a route to the network at its other end and to no third. So that end has to be ${code(b.vnet)} itself.`,
          rules: ['R37'],
        },
      ),
      gap(
        'then',
        [
          { text: second, topology: with_([there, back]), effort: 1 },
          { text: 'nothing: the peering is complete', topology: with_([there]), effort: 0 },
        ],
        {
          ...asked,
          why: `The command makes one link, in ${code(a.vnet)}. It stays Initiated until ${code(b.vnet)} has one that leads back.`,
          rules: ['R24'],
        },
      ),
    ],
    headline: 'Straight to the network that is meant, from both sides',
    why: 'On the command line each link is made by itself: two commands for one peering.',
    rules: ['R24', 'R37'],
  };
}

const EXTRA = ['172.30.0.0/20', '192.168.224.0/20', '10.249.0.0/18', '10.252.0.0/16'] as const;

function drawSync(random: Random, level: Level): Draft {
  const sites = drawSites(random, level === 3 ? 3 : 2);
  const [a, b] = [at(sites, 0), at(sites, 1)];
  const range = random.pick(EXTRA);
  const [there, back] = peer(a.vnet, b.vnet);
  const topology = buildTopology(
    planOf(sites, { links: [there, back, ...sites.slice(2).flatMap((site) => peer(b.vnet, site.vnet))] }),
  );
  const syncs = (text: Prose, link: LinkPlan): Change => ({
    text,
    topology,
    queries: [
      {
        kind: 'peeringState',
        after: [
          { op: 'addAddressPrefix', virtualNetwork: { id: idOf('vnet', a.vnet) }, addressPrefix: range },
          { op: 'syncPeering', peering: { id: idOf('link', link.from, linkName(link)) } },
        ],
      },
    ],
  });
  const rest = {
    topology,
    queries: [],
    isMet: ([answer]: readonly unknown[]) =>
      Object.values((answer as PeeringStateAnswer).peerings).every(
        ({ peeringSyncLevel }) => peeringSyncLevel === 'FullyInSync',
      ),
    why: `${code(a.vnet)} knows its own ranges. It is ${code(b.vnet)} that still has the old picture, in its link ${code(linkName(back))}.`,
    rules: ['R29'] as const,
  };
  return {
    form: 'parts',
    prompt: random.pick([
      `${code(range)} was added to ${code(a.vnet)}. Complete the command that lets its peer ${code(b.vnet)} learn of it.`,
      `After ${code(range)} has been added to ${code(a.vnet)}, one command is missing until ${code(b.vnet)} has a route to it. Fill in its gaps.`,
      `${code(a.vnet)} got the further range ${code(range)}. Which link is synced? Complete the command.`,
    ]),
    topology,
    note: 'The peerings are Connected and were in sync before.',
    command: [`az network vnet peering sync --resource-group ${GROUP} --vnet-name `, 0, ' --name ', 1],
    parts: [
      gap('vnet-name', [syncs(code(b.vnet), back), syncs(code(a.vnet), there)], rest),
      gap('name', [syncs(code(linkName(back)), back), syncs(code(linkName(there)), there)], rest),
    ],
    headline: 'Sync the side that did not change',
    why: `What is synced is a link's picture of the network at its other end.`,
    rules: ['R29', 'R9'],
  };
}

function drawGatewayFlags(random: Random, level: Level): Draft {
  const sites = drawSites(random, 2, { hub: true, regions: level === 3 ? 'different' : 'any' });
  const [hub, a] = [at(sites, 0), at(sites, 1)];
  const gateway = `vgw-${hub.workload}`;
  const office = random.pick(['10.254.0.0/16', '10.240.0.0/14', '172.31.0.0/16']);
  const [up, down] = peer(a.vnet, hub.vnet);
  const build = (spoke: object, hubSide: object) =>
    buildTopology({
      vnets: [vnetOf(hub, {}, [{ name: 'GatewaySubnet', range: lastSubnetOf(hub.range, 27) }]), vnetOf(a)],
      nics: sites.map((site) => nicOf(site)),
      gateways: [{ name: gateway, vnet: hub.vnet }],
      sites: [{ name: 'office', ranges: [office], gateway }],
      links: peer(a.vnet, hub.vnet, [spoke, hubSide]),
    } satisfies NetworkPlan);
  const fitting = build({ remoteGateways: true }, { transit: true });
  const swapped = build({ transit: true }, { remoteGateways: true });
  const [use, offer] = [code('--use-remote-gateways'), code('--allow-gateway-transit')];
  const rest = {
    topology: build({}, {}),
    queries: [
      {
        kind: 'reach',
        source: { networkInterface: { id: idOf('nic', a.vm) } },
        destination: { ipAddress: hostOf(office, 20) },
        protocol: 'Tcp',
        sourcePort: 50_000,
        destinationPort: 443,
      },
    ],
    isMet: connects,
    rules: ['R50'] as const,
  };
  return {
    form: 'parts',
    prompt: random.pick([
      `${code(a.vnet)} and ${code(hub.vnet)} are peered so that ${code(a.vm)} reaches the office (${code(office)}) through ${code(gateway)}. Complete the two commands.`,
      `${code(a.vm)} is to use ${code(gateway)} in ${code(hub.vnet)} to get to the office (${code(office)}). Which flag goes with which link?`,
      `Fill in the flags so that ${code(a.vnet)} borrows ${code(gateway)} for the office (${code(office)}).`,
    ]),
    note: 'The two are not peered yet. No NSG and no route table is in use.',
    topology: rest.topology,
    command: [
      `${CREATE} --name ${linkName(down)} --vnet-name ${hub.vnet} --remote-vnet ${a.vnet} --allow-vnet-access `,
      0,
      `\n${CREATE} --name ${linkName(up)} --vnet-name ${a.vnet} --remote-vnet ${hub.vnet} --allow-vnet-access `,
      1,
    ],
    parts: [
      gap(
        linkName(down),
        [
          { text: offer, topology: fitting },
          { text: use, topology: swapped },
        ],
        { ...rest, why: `${code(hub.vnet)} owns ${code(gateway)}, so its link is the one that offers it.` },
      ),
      gap(
        linkName(up),
        [
          { text: use, topology: fitting },
          { text: offer, topology: swapped },
        ],
        { ...rest, why: `${code(a.vnet)} has no gateway. Its link uses the one at its other end.` },
      ),
    ],
    headline: 'Transit where the gateway is, remote gateways where it is not',
    why: 'Neither flag does anything without the other.',
    rules: ['R50', 'R51'],
  };
}

/** Traffic from a spoke to the hub's own machines is to pass the firewall. */
function drawInspect(random: Random, level: Level): Draft {
  const sites = drawSites(random, level === 3 ? 3 : 2, { hub: true });
  const [hub, a] = [at(sites, 0), at(sites, 1)];
  const firewallSubnet = lastSubnetOf(hub.range, 26);
  const ip = hostOf(firewallSubnet);
  const table = `rt-${a.workload}`;
  const flag = { forwarded: true };
  const build = (prefix: string | null) =>
    buildTopology({
      vnets: [
        vnetOf(hub, {}, [{ name: 'AzureFirewallSubnet', range: firewallSubnet }]),
        vnetOf(a, { routeTable: table }),
        ...sites.slice(2).map((site: Site) => vnetOf(site)),
      ],
      nics: sites.map((site) => nicOf(site)),
      firewalls: [{ name: `afw-${hub.workload}`, vnet: hub.vnet, ip }],
      routeTables: [
        {
          name: table,
          routes: prefix ? [{ name: 'to-firewall', prefix, nextHop: 'VirtualAppliance', ip }] : [],
        },
      ],
      links: sites.slice(1).flatMap((site) => peer(site.vnet, hub.vnet, [flag, flag])),
    });
  const before = build(null);
  const creates = (nextHopType: string): Change => ({
    text: code(nextHopType),
    topology: before,
    queries: [
      {
        kind: 'canPeer',
        operation: 'createRoute',
        routeTable: { id: idOf('routeTable', table) },
        properties: {
          addressPrefix: hub.subnet.range,
          nextHopType,
          ...(nextHopType === 'VirtualAppliance' && { nextHopIpAddress: ip }),
        },
      },
    ],
  });
  return {
    form: 'parts',
    prompt: random.pick([
      `What ${code(a.vm)} sends to ${code(hub.vm)} is to pass the firewall at ${code(ip)}. Complete the command that adds the route to ${code(table)}.`,
      `Traffic from ${code(a.subnet.name)} to ${code(hub.vm)} (${code(hub.ip)}) has to go through ${code(`afw-${hub.workload}`)}. Fill in the route.`,
      `${code(table)} needs a route that takes packets for ${code(hub.ip)} to the firewall (${code(ip)}) first. Complete it.`,
    ]),
    note: `${code(table)} is on the subnet of ${code(a.vm)} and empty as yet. The links are Connected and allow forwarded traffic.`,
    topology: before,
    command: [
      `az network route-table route create --resource-group ${GROUP} --route-table-name ${table} --name to-firewall --address-prefix `,
      0,
      ' --next-hop-type ',
      1,
      ` --next-hop-ip-address ${ip}`,
    ],
    parts: [
      gap(
        'address-prefix',
        [
          { text: code(hub.subnet.range), topology: build(hub.subnet.range) },
          { text: code('0.0.0.0/0'), topology: build('0.0.0.0/0') },
        ],
        {
          topology: before,
          queries: [nextHop(a, hub.ip)],
          isMet: ([answer]) => (answer as NextHopAnswer).nextHopType === 'VirtualAppliance',
          why: `The peering brings a route for ${code(hub.range)}, which is longer than ${code('0.0.0.0/0')} and so would go on taking this traffic. ${code(hub.subnet.range)} is longer still.`,
          rules: ['R71', 'R68'],
        },
      ),
      gap('next-hop-type', [creates('VirtualAppliance'), creates('VNetPeering')], {
        topology: before,
        queries: [],
        isMet: ([answer]) => (answer as CanPeerAnswer).allowed,
        why: `A firewall is a ${code('VirtualAppliance')}, named by its address. ${code('VNetPeering')} is a type that only Azure's own routes have.`,
        rules: ['R73'],
      }),
    ],
    headline: 'Longer than the peering’s route',
    why: `The route has to win against that of the peering, and to name a next hop that a user route may have.`,
    rules: ['R71', 'R73'],
  };
}
