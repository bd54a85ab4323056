import type { CanPeerAnswer } from '@/lib/quiz/ask';
import type { Change, Draft, Family, PartDraft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { halvesOf, hostOf, lastSubnetOf, subnetOf } from '../topologies/addresses';
import { buildTopology, idOf, type LinkPlan, type NetworkPlan, peer } from '../topologies/plan';
import { at, canPeer, drawSites, nicOf, planOf, reach, type Site, vnetOf } from '../topologies/scene';
import { isAllowed } from './parts/picking';
import { connects } from './parts/stating';

/** The portal's forms for a new network and a new peering: what goes into each field so that it does what it is for? */
export const fillInTheForm: Family = {
  id: 'fill-in-the-form',
  title: 'Fill in the form',
  concepts: ['peering-validity', 'cidr-and-subnets', 'gateway-transit-flags', 'peering-links-and-states'],
  levels: [1, 2, 3],
  kind: 'fill-in',
  misconceptions: ['M35', 'M10', 'M9', 'M16', 'M15', 'M4', 'M1', 'M2'],
  structures: [
    { name: 'a-new-spoke', levels: [1, 2, 3], draw: drawNewSpoke },
    { name: 'a-peers-peer', levels: [1, 2], draw: drawPeersPeer },
    { name: 'beside-another-hub', levels: [2, 3], draw: drawAnotherHub },
  ],
};

type Field = Pick<Extract<PartDraft, { form: 'change' }>, 'topology' | 'queries' | 'isMet' | 'why' | 'rules'>;

/** A drop-down: each of its entries leads to a network, or to something asked of it. */
const field = (label: Prose, changes: readonly Change[], rest: Field): PartDraft => ({
  form: 'change',
  label,
  changes,
  ...rest,
});

/** What the portal calls the two gateway flags of a link. */
const lends = (from: string, to: string): Prose =>
  `Allow the gateway in ${code(from)} to forward traffic to ${code(to)}`;
const borrows = (from: string, to: string): Prose => `Enable ${code(from)} to use the gateway of ${code(to)}`;

type GatewayFields = {
  readonly hub: Site;
  readonly spoke: Site;
  /** the network with the flags as they are chosen, or swapped */
  readonly fitting: Change['topology'];
  readonly swapped: Change['topology'];
  readonly rest: Omit<Field, 'why'>;
};

/** The gateway settings of both links, from whichever side the form is opened. */
const gatewayFields = ({ hub, spoke, fitting, swapped, rest }: GatewayFields): PartDraft[] => [
  field(
    `Link from ${code(spoke.vnet)} to ${code(hub.vnet)}: gateway`,
    [
      { text: borrows(spoke.vnet, hub.vnet), topology: fitting },
      { text: lends(spoke.vnet, hub.vnet), topology: swapped },
    ],
    { ...rest, why: `${code(spoke.vnet)} has no gateway. Its link uses the one at the other end.` },
  ),
  field(
    `Link from ${code(hub.vnet)} to ${code(spoke.vnet)}: gateway`,
    [
      { text: lends(hub.vnet, spoke.vnet), topology: fitting },
      { text: borrows(hub.vnet, spoke.vnet), topology: swapped },
    ],
    { ...rest, why: `The gateway is in ${code(hub.vnet)}, so this is the link that offers it.` },
  ),
];

const OFFICES = ['10.254.0.0/16', '10.240.0.0/14', '172.31.0.0/16'] as const;

const toOffice = (from: Site, office: string) => ({
  kind: 'reach',
  source: { networkInterface: { id: idOf('nic', from.vm) } },
  destination: { ipAddress: hostOf(office, 20) },
  protocol: 'Tcp',
  sourcePort: 50_000,
  destinationPort: 443,
});

/** A network that is to become a spoke: its range, the size of its subnet, and on higher levels whose gateway it uses. */
function drawNewSpoke(random: Random, level: Level): Draft {
  const sites = drawSites(random, 3, { hub: true, regions: level === 3 ? 'different' : 'any' });
  const [hub, old, fresh] = [at(sites, 0), at(sites, 1), at(sites, 2)];
  const office = random.pick(OFFICES);
  const gateway = `vgw-${hub.workload}`;
  const hubPart = { name: hub.subnet.name, range: subnetOf(halvesOf(hub.range)[0], 0) };
  const build = (range: string, flags: readonly [Partial<LinkPlan>, Partial<LinkPlan>] | null) => {
    const subnet = { name: fresh.subnet.name, range: subnetOf(halvesOf(range)[1], 0) };
    const site = { ...fresh, range, subnet, ip: hostOf(subnet.range) };
    return buildTopology({
      vnets: [
        {
          ...vnetOf(hub),
          subnets: [hubPart, { name: 'GatewaySubnet', range: lastSubnetOf(halvesOf(hub.range)[0], 27) }],
        },
        vnetOf(old),
        vnetOf(site),
      ],
      nics: [nicOf(old), nicOf(site)],
      gateways: [{ name: gateway, vnet: hub.vnet }],
      sites: [{ name: 'office', ranges: [office], gateway }],
      links: [
        ...peer(old.vnet, hub.vnet, [{ remoteGateways: true }, { transit: true }]),
        ...(flags ? peer(fresh.vnet, hub.vnet, flags) : []),
      ],
    } satisfies NetworkPlan);
  };
  const before = buildTopology({
    vnets: [
      {
        ...vnetOf(hub),
        subnets: [hubPart, { name: 'GatewaySubnet', range: lastSubnetOf(halvesOf(hub.range)[0], 27) }],
      },
      vnetOf(old),
    ],
    nics: [nicOf(old)],
    gateways: [{ name: gateway, vnet: hub.vnet }],
    sites: [{ name: 'office', ranges: [office], gateway }],
    links: peer(old.vnet, hub.vnet, [{ remoteGateways: true }, { transit: true }]),
  });
  const [, unused] = halvesOf(hub.range);
  const whole = build(fresh.range, null);
  const range = field(
    'Address space',
    [
      { text: code(fresh.range), topology: whole },
      ...[unused, ...(level > 1 ? [old.range] : [])].map((each) => ({
        text: code(each),
        topology: build(each, null),
      })),
    ],
    {
      topology: before,
      queries: [canPeer(fresh.vnet, hub.vnet)],
      isMet: ([answer]) => answer !== undefined && isAllowed(answer),
      why: `${code(unused)} is part of ${code(hub.range)}, though no subnet is there.${level > 1 ? ` ${code(old.range)} belongs to ${code(old.vnet)}, a peer of ${code(hub.vnet)}, which can't have two of it.` : ''} ${code(fresh.range)} overlaps neither.`,
      rules: ['R15', 'R16'],
    },
  );
  // too few in the smaller by what Azure keeps of it, enough in the larger
  const length = random.int(27, 29);
  const machines = 2 ** (32 - length) - random.int(3, 4);
  const size = field(
    `Subnet, for ${machines} machines`,
    [length, length - 1].map((each) => {
      const prefix = subnetOf(fresh.range, 0, each);
      return {
        text: code(prefix),
        topology: whole,
        queries: [
          {
            kind: 'canPeer',
            operation: 'createSubnet',
            virtualNetwork: { id: idOf('vnet', fresh.vnet) },
            addressPrefix: prefix,
          },
        ],
      };
    }),
    {
      topology: before,
      queries: [],
      isMet: ([answer]) => {
        const { allowed, usableAddresses = 0 } = answer as CanPeerAnswer;
        return allowed && usableAddresses >= machines;
      },
      why: `Azure keeps five addresses of each subnet. A /${length} has ${2 ** (32 - length)} and gives out ${2 ** (32 - length) - 5}, too few for ${machines}; a /${length - 1} gives out ${2 ** (33 - length) - 5}.`,
      rules: ['R5'],
    },
  );
  const site = { ...fresh, ip: hostOf(subnetOf(halvesOf(fresh.range)[1], 0)) };
  const gateways =
    level < 3
      ? []
      : gatewayFields({
          hub,
          spoke: fresh,
          fitting: build(fresh.range, [{ remoteGateways: true }, { transit: true }]),
          swapped: build(fresh.range, [{ transit: true }, { remoteGateways: true }]),
          rest: {
            topology: before,
            queries: [toOffice(site, office)],
            isMet: connects,
            rules: ['R50'],
          },
        });
  return {
    form: 'parts',
    prompt: random.pick([
      `${code(fresh.vnet)} is to become a spoke of ${code(hub.vnet)}${level === 3 ? ` and to use its gateway` : ''}. Fill in the form.`,
      `A new network, ${code(fresh.vnet)}, joins ${code(hub.vnet)}${level === 3 ? `, through whose gateway it reaches the office` : ''}. What goes into the form?`,
      `Complete the form for ${code(fresh.vnet)}, which will be peered with ${code(hub.vnet)}${level === 3 ? ` and use ${code(gateway)}` : ''}.`,
    ]),
    note: `${code(hub.vnet)} (${code(hub.range)}) is peered with ${code(old.vnet)} (${code(old.range)}).${level === 3 ? ` ${code(gateway)} leads to the office (${code(office)}).` : ''}`,
    title: `New network ${code(fresh.vnet)}`,
    topology: before,
    parts: level < 3 ? [range, size] : [range, ...gateways],
    headline:
      level < 3
        ? 'Room of its own, and five addresses more than machines'
        : 'Room of its own, and one gateway for both',
    why: `Addresses first: what the hub and its peers have is taken, used or not.`,
    rules: level < 3 ? ['R15', 'R16', 'R5'] : ['R15', 'R16', 'R50'],
  };
}

/** A network needs another, which is a peer of a third: with which is it peered, and is its own link enough? */
function drawPeersPeer(random: Random, level: Level): Draft {
  const sites = drawSites(random, 3, { hub: random.oneIn(2) });
  const [middle, a, b] = [at(sites, 0), at(sites, 1), at(sites, 2)];
  const flags = { forwarded: level === 2 };
  const known = peer(middle.vnet, b.vnet, [flags, flags]);
  const [there, back] = peer(a.vnet, b.vnet, [flags, flags]);
  const withLinks = (links: readonly LinkPlan[]) =>
    buildTopology(planOf(sites, { links: [...known, ...links] }));
  const asked = { topology: withLinks([]), queries: [reach(a, b)], isMet: connects };
  return {
    form: 'parts',
    prompt: random.pick([
      `${code(a.vm)} has to connect to ${code(b.vm)} (${code(b.ip)}). Fill in the form for the peering of ${code(a.vnet)}.`,
      `The form below is opened in ${code(a.vnet)}, so that ${code(a.vm)} reaches ${code(b.vm)}. What goes into it?`,
      `A peering is added so that ${code(a.vm)} can use ${code(b.vm)} at ${code(b.ip)}. Complete its form.`,
    ]),
    note: `${code(middle.vnet)} and ${code(b.vnet)} are peered already; ${code(a.vnet)} has no peering yet.${level === 2 ? ' All links allow forwarded traffic, the new ones too.' : ''}`,
    title: `Add peering to ${code(a.vnet)}`,
    topology: asked.topology,
    parts: [
      field(
        'Remote virtual network',
        [
          { text: code(b.vnet), topology: withLinks([there, back]) },
          { text: code(middle.vnet), topology: withLinks(peer(a.vnet, middle.vnet, [flags, flags])) },
        ],
        {
          ...asked,
          why: `A peering gives ${code(a.vnet)} a route to the network at its other end, and to none that lies behind it. ${code(b.vm)} is in ${code(b.vnet)}.`,
          rules: ['R37'],
        },
      ),
      field(
        'Link in the remote virtual network',
        [
          { text: 'created with it', topology: withLinks([there, back]), effort: 1 },
          { text: 'not needed', topology: withLinks([there]), effort: 0 },
        ],
        {
          ...asked,
          why: `A peering is one link from each side. The link of ${code(a.vnet)} alone would stay Initiated, and no packet would cross.`,
          rules: ['R24'],
        },
      ),
    ],
    headline: 'Straight to the network that is meant, from both sides',
    why: 'The form makes a link in each of the two networks that it names, and in no other.',
    rules: ['R24', 'R37'],
  };
}

/** A spoke that uses one hub's gateway gets a peering with another hub. */
function drawAnotherHub(random: Random, level: Level): Draft {
  const sites = drawSites(random, 4, { hub: true, regions: level === 3 ? 'different' : 'any' });
  const [hub, a, second, near] = [at(sites, 0), at(sites, 1), at(sites, 2), at(sites, 3)];
  const withGateway = (site: Site) =>
    vnetOf(site, {}, [{ name: 'GatewaySubnet', range: lastSubnetOf(site.range, 27) }]);
  const build = (links: readonly LinkPlan[]) =>
    buildTopology({
      vnets: [withGateway(hub), vnetOf(a), withGateway(second), vnetOf(near)],
      nics: [a, second, near].map((site) => nicOf(site)),
      gateways: [hub, second].map((site) => ({ name: `vgw-${site.workload}`, vnet: site.vnet })),
      links: [
        ...peer(a.vnet, hub.vnet, [{ remoteGateways: true }, { transit: true }]),
        ...peer(near.vnet, second.vnet),
        ...links,
      ],
    } satisfies NetworkPlan);
  const before = build([]);
  const offered: LinkPlan = { from: second.vnet, to: a.vnet, transit: true };
  const asked = { topology: before, queries: [reach(a, second)], isMet: connects };
  const whole = build(peer(a.vnet, second.vnet));
  const create = (useRemoteGateways: boolean) => ({
    topology: build([offered]),
    queries: [canPeer(a.vnet, second.vnet, { useRemoteGateways })],
  });
  const remote = field(
    'Remote virtual network',
    [
      { text: code(second.vnet), topology: whole },
      { text: code(near.vnet), topology: build(peer(a.vnet, near.vnet)) },
    ],
    {
      ...asked,
      why: `${code(second.vm)} is in ${code(second.vnet)}. A peering with ${code(near.vnet)}, its peer, ends at ${code(near.vnet)}.`,
      rules: ['R37'],
    },
  );
  const gateway = field(
    `Link from ${code(a.vnet)}: gateway`,
    [
      { text: 'None', ...create(false) },
      { text: borrows(a.vnet, second.vnet), ...create(true) },
    ],
    {
      topology: before,
      queries: [],
      isMet: ([answer]) => answer !== undefined && isAllowed(answer),
      why: `${code(a.vnet)} uses the gateway of ${code(hub.vnet)}, and one is the most: Azure would refuse the link. A peer it may be all the same.`,
      rules: ['R55'],
    },
  );
  const link = field(
    'Link in the remote virtual network',
    [
      { text: 'created with it', topology: whole, effort: 1 },
      { text: 'not needed', topology: build([{ from: a.vnet, to: second.vnet }]), effort: 0 },
    ],
    {
      ...asked,
      why: `Without a link from ${code(second.vnet)} back, that of ${code(a.vnet)} stays Initiated.`,
      rules: ['R24'],
    },
  );
  return {
    form: 'parts',
    prompt: random.pick([
      `${code(a.vm)} needs ${code(second.vm)} in ${code(second.vnet)}, and keeps its way to the office through ${code(hub.vnet)}. Fill in the form for the new peering.`,
      `${code(a.vnet)} uses the gateway of ${code(hub.vnet)} and is now to reach ${code(second.vm)} as well. What goes into the form?`,
      `Complete the form, so that ${code(a.vm)} can connect to ${code(second.vm)} and ${code(hub.vnet)} remains its way to the office.`,
    ]),
    note: `${code(hub.vnet)} and ${code(second.vnet)} each have a VPN gateway. ${code(near.vnet)} is peered with ${code(second.vnet)}.`,
    title: `Add peering to ${code(a.vnet)}`,
    topology: before,
    parts: [remote, gateway, ...(random.oneIn(2) ? [link] : [])],
    headline: 'Many peers, one gateway',
    why: `A network may have many peers. Of their gateways it uses one.`,
    rules: ['R55', 'R37'],
  };
}
