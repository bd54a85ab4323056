import type { MisconceptionId, RuleId } from '@/lib/peering/vocabulary';
import { code } from '@/lib/quiz/phrase';
import type { Prose } from '@/lib/quiz/question';
import { lastSubnetOf } from '../../topologies/addresses';
import { linkName } from '../../topologies/plan';
import type { Site } from '../../topologies/scene';

/** A hub with a gateway, and two spokes peered with it. The second spoke is in another region. */
export type HubAndSpokes = {
  readonly hub: Site;
  readonly spoke: Site;
  readonly far: Site;
  /** a range that is nobody's yet */
  readonly freeRange: string;
};

/** A sentence with its end left open: one end is right, each other belongs to somebody. */
export type Sentence = {
  readonly begins: (scene: HubAndSpokes) => Prose;
  readonly right: (scene: HubAndSpokes) => Prose;
  readonly wrong: (scene: HubAndSpokes) => readonly Ending[];
  readonly why: (scene: HubAndSpokes) => Prose;
  readonly rules: readonly RuleId[];
};
export type Ending = {
  readonly text: Prose;
  readonly misconceptions: readonly MisconceptionId[];
  readonly remark: Prose;
};

const ending = (text: Prose, misconception: MisconceptionId, remark: Prose): Ending => ({
  text,
  misconceptions: [misconception],
  remark,
});

const lengthOf = (range: string): number => Number(range.split('/')[1]);

const toHub = ({ hub, spoke }: HubAndSpokes) => code(linkName({ from: spoke.vnet, to: hub.vnet }));
const fromHub = ({ hub, spoke }: HubAndSpokes) => code(linkName({ from: hub.vnet, to: spoke.vnet }));

export const SENTENCES = {
  'what-it-brings': {
    begins: ({ hub, spoke }) =>
      `Beside a private way to its addresses, the peering with ${code(hub.vnet)} brings ${code(spoke.vnet)} …`,
    right: () => 'nothing: names, costs and filters stay',
    wrong: () => [
      ending(
        'the names of its machines, resolved',
        'M29',
        "Azure's own names resolve inside one network only. Both need a private DNS zone, or a server of their own.",
      ),
      ending(
        'free traffic between the two networks',
        'M31',
        'Making the peering is free. Its data is charged at both ends.',
      ),
      ending(
        'traffic that no NSG looks at any more',
        'M13',
        'NSGs are read for peered traffic like for any other.',
      ),
    ],
    why: () => 'Addresses are all a peering is about: names, costs and filters stay what they are.',
    rules: ['R33', 'R35', 'R108', 'R119'],
  },
  bill: {
    begins: ({ hub, spoke }) =>
      `Data that ${code(spoke.vnet)} sends to ${code(hub.vnet)} over the peering is charged …`,
    right: () => 'twice: going out and coming in',
    wrong: ({ spoke }) => [
      ending(
        `once: where it goes out, in ${code(spoke.vnet)}`,
        'M31',
        'What comes in on the other side is charged as well.',
      ),
      ending('not at all: it stays on the backbone', 'M31', 'Making the peering is free, its data is not.'),
    ],
    why: () => 'Each gigabyte is charged at both ends, whoever asked for it.',
    rules: ['R119'],
  },
  routes: {
    begins: ({ hub, spoke }) =>
      `In the route tables of ${code(spoke.vnet)} its peering with ${code(hub.vnet)} shows as …`,
    right: ({ hub }) => `one route, for ${code(hub.range)}`,
    wrong: ({ hub, far }) => [
      ending(
        `a route for each subnet of ${code(hub.vnet)}`,
        'M18',
        'The address space counts, whatever its subnets are.',
      ),
      ending(
        `two routes, for ${code(hub.range)} and ${code(far.range)}`,
        'M1',
        `${code(far.vnet)} is a peer of the hub only. Peering is not transitive.`,
      ),
      ending(
        'gateway routes, which end where propagation does',
        'M33',
        "A peering's routes are system routes. Switching gateway route propagation off leaves them where they are.",
      ),
    ],
    why: ({ hub }) =>
      `A peering brings a system route for each range of the peer: ${code(hub.range)} is the only one.`,
    rules: ['R33', 'R37', 'R59'],
  },
  newcomer: {
    begins: ({ hub, spoke }) =>
      `A partner's network, in a tenant of its own and with ${code(spoke.range)} as well, wants to be peered with ${code(hub.vnet)}. It …`,
    right: ({ spoke }) => `can't be: ${code(spoke.vnet)} has those addresses`,
    wrong: () => [
      ending(
        'can be: spokes have nothing to do with one another',
        'M10',
        'The hub would have two routes for the same addresses, so it refuses the second.',
      ),
      ending(
        'can be, if its subnets are others',
        'M9',
        'Whole address spaces are compared, whatever part of them subnets use.',
      ),
      ending(
        "can't be: its tenant is another one",
        'M12',
        'Tenants may differ, given the rights on both networks. What is in the way is the range.',
      ),
    ],
    why: ({ hub, spoke }) =>
      `${code(hub.vnet)} has a route to ${code(spoke.range)} already, by its peering with ${code(spoke.vnet)}.`,
    rules: ['R16', 'R15', 'R19'],
  },
  plan: {
    begins: ({ hub }) => `A further network, to be peered with ${code(hub.vnet)}, can be given …`,
    right: ({ freeRange }) => `${code(freeRange)}, which nobody has`,
    wrong: ({ hub, spoke }) => [
      ending(
        `${code(lastSubnetOf(hub.range, 24 < lengthOf(hub.range) ? 26 : 24))}, unused so far`,
        'M9',
        `That is part of ${code(hub.range)}. Whole address spaces are compared, used or not.`,
      ),
      ending(
        `${code(spoke.range)}, as it won't be a peer of ${code(spoke.vnet)}`,
        'M10',
        'The hub would have two routes for the same addresses, so it refuses the second.',
      ),
    ],
    why: ({ hub, freeRange }) =>
      `${code(freeRange)} is clear of ${code(hub.range)} and of the ranges of all peers.`,
    rules: ['R15', 'R16'],
  },
  partner: {
    begins: ({ hub, far, freeRange }) =>
      `A partner's network with ${code(freeRange)}, in ${far.region.title} and another tenant, wants to be peered with ${code(hub.vnet)}. It …`,
    right: () => 'can be, by a link from each side',
    wrong: () => [
      ending(
        'can be, by one link from either side',
        'M4',
        'A peering is two links. One alone stays Initiated and carries nothing.',
      ),
      ending(
        "can't be: tenants must be the same",
        'M12',
        'Subscriptions and tenants may differ, given the rights on both networks.',
      ),
      ending(
        "can't be, without a gateway between the regions",
        'M11',
        'Between regions it is global peering, which needs no gateway.',
      ),
    ],
    why: ({ freeRange }) => `${code(freeRange)} is clear of all the others, and that is what counts.`,
    rules: ['R24', 'R19', 'R18'],
  },
  growth: {
    begins: ({ spoke, freeRange }) =>
      `To give ${code(spoke.vnet)} the further range ${code(freeRange)}, one …`,
    right: (scene) => `adds it, then syncs ${fromHub(scene)}`,
    wrong: (scene) => [
      ending(
        `adds it, then syncs ${toHub(scene)}`,
        'M7',
        `${code(scene.spoke.vnet)} knows its own ranges. The old picture is on the other side.`,
      ),
      ending(
        'deletes the peering, adds it, and peers again',
        'M6',
        'A range can be added while the peering stands.',
      ),
      ending(
        'adds it, then mends the peering, which disconnects',
        'M8',
        'The links stay Connected. Only the new range is unknown on the other side until the sync.',
      ),
    ],
    why: ({ hub, spoke }) =>
      `${code(hub.vnet)} still has the old picture of ${code(spoke.vnet)}, so the sync is run on its link.`,
    rules: ['R9', 'R29', 'R28'],
  },
  mending: {
    begins: (scene) =>
      `${fromHub(scene)} was deleted by mistake, and ${toHub(scene)} shows Disconnected. To mend it, one …`,
    right: (scene) => `deletes ${toHub(scene)} too, then creates both`,
    wrong: (scene) => [
      ending(
        `creates ${fromHub(scene)} again, and that is all`,
        'M5',
        'Azure takes no new link while the other one is Disconnected.',
      ),
      ending(
        `does nothing: ${toHub(scene)} is enough for traffic`,
        'M4',
        'A peering is two links. One alone carries nothing.',
      ),
    ],
    why: () => 'A Disconnected link has lost its other half for good: it goes, and both are made anew.',
    rules: ['R26', 'R24'],
  },
  transit: {
    begins: ({ spoke, far }) =>
      `For ${code(spoke.vm)} to talk to ${code(far.vm)} by way of the hub, it takes …`,
    right: () => 'an appliance there, and routes to it in both spokes',
    wrong: ({ spoke }) => [
      ending(
        `an appliance there, and a route to it in ${code(spoke.vnet)}`,
        'M24',
        'The reply is routed by the table of the subnet it starts from, and so needs a route of its own.',
      ),
      ending(
        'forwarded traffic allowed on all four links',
        'M2',
        'The flag lets forwarded packets in. It makes no route, and forwards nothing by itself.',
      ),
      ending(
        "both spokes using the hub's gateway",
        'M3',
        'A borrowed gateway brings what it knows of the office, not the ranges of other spokes.',
      ),
    ],
    why: () =>
      'Peering is not transitive: something in the hub has to forward, and both sides have to send there.',
    rules: ['R37', 'R83', 'R43', 'R57'],
  },
  appliance: {
    begins: ({ hub }) => `For ${code(hub.vm)} to pass on packets of the spokes, it takes …`,
    right: () => 'IP forwarding, on its NIC and in its system',
    wrong: () => [
      ending(
        'IP forwarding in its system, and routes to it',
        'M23',
        'Azure drops packets that are not meant for a NIC, unless IP forwarding is on for it.',
      ),
      ending(
        'forwarded traffic allowed on the links, and no more',
        'M2',
        'The flag lets forwarded packets in. Somebody has to forward them.',
      ),
      ending(
        'nothing: a hub passes on what its peers send',
        'M1',
        'A peering joins two networks and no third. A hub passes nothing on by itself.',
      ),
    ],
    why: () => 'Azure gives a NIC only what is meant for it, until IP forwarding is on.',
    rules: ['R84', 'R83'],
  },
  'default-route': {
    begins: ({ hub, spoke }) =>
      `With a route ${code('0.0.0.0/0')} to a firewall in ${code(spoke.subnet.name)}, packets for ${code(hub.vm)} go …`,
    right: () => 'over the peering: its route is longer',
    wrong: () => [
      ending(
        'to the firewall: that route is for everything',
        'M21',
        "The peering's route is longer, and so it wins. To inspect that traffic the user route must be at least as long.",
      ),
      ending(
        'to the firewall: user routes come first',
        'M19',
        'The longest prefix comes first. The source decides only between routes of the same prefix.',
      ),
      ending(
        'over the peering: no user route changes that',
        'M13',
        "A user route for the peer's range, or a longer one, would take the packets elsewhere.",
      ),
    ],
    why: ({ hub }) => `${code(hub.range)} is longer than ${code('0.0.0.0/0')}, and the longest prefix wins.`,
    rules: ['R68', 'R71', 'R35'],
  },
  'learned-route': {
    begins: ({ hub, spoke }) =>
      `The office advertises ${code(hub.subnet.range)} to the gateway, which ${code(spoke.vnet)} uses. Packets for ${code(hub.vm)} go …`,
    right: () => 'over the peering, whose routes are preferred',
    wrong: () => [
      ending(
        'to the gateway, whose route is longer',
        'M20',
        'Routes of a peering are preferred to gateway routes, even to longer ones.',
      ),
      ending(
        'to the gateway: BGP comes before system routes',
        'M19',
        'That order is for equal prefixes, and a peering is preferred to a gateway anyway.',
      ),
      ending(
        'over the peering, until propagation is switched off',
        'M33',
        'Switching gateway route propagation off takes gateway routes away. Those of the peering stay.',
      ),
    ],
    why: () => 'What the network and its peerings bring comes before what a gateway learns.',
    rules: ['R69', 'R59'],
  },
  borrowing: {
    begins: ({ hub, far }) => `For ${code(far.vnet)} to use the gateway of ${code(hub.vnet)}, …`,
    right: ({ hub, far }) =>
      `the link of ${code(hub.vnet)} allows gateway transit, that of ${code(far.vnet)} uses remote gateways`,
    wrong: ({ hub, far }) => [
      ending(
        `the link of ${code(far.vnet)} allows gateway transit, that of ${code(hub.vnet)} uses remote gateways`,
        'M15',
        'It is the other way round: whoever has the gateway allows transit.',
      ),
      ending(
        `both would have to be in one region, not in ${far.region.title}`,
        'M17',
        'Gateway transit works over global peering as well.',
      ),
      ending(
        'the flags are set as usual, even beside a gateway of its own',
        'M16',
        'A network that has a gateway of its own can borrow none.',
      ),
    ],
    why: ({ hub, far }) =>
      `The gateway is in ${code(hub.vnet)}, which allows its use. ${code(far.vnet)}, which has none, asks for it.`,
    rules: ['R50', 'R55', 'R56'],
  },
  'own-gateway': {
    begins: ({ hub, far }) =>
      `${code(far.vnet)}, which uses the gateway of ${code(hub.vnet)}, is to get a gateway of its own. Afterwards it …`,
    right: ({ hub }) => `uses its own only: that of ${code(hub.vnet)} is given up first`,
    wrong: ({ hub, far }) => [
      ending(
        `uses both, its own and that of ${code(hub.vnet)}`,
        'M16',
        'One remote gateway at most, and none beside a gateway of its own.',
      ),
      ending(
        `uses its own only: from ${far.region.title} it never reached the other`,
        'M17',
        'Gateway transit works over global peering as well.',
      ),
      ending(
        `lends it to ${code(hub.vnet)}, since its link allows gateway transit`,
        'M15',
        `The link of ${code(far.vnet)} uses remote gateways; it is the hub's that allows transit.`,
      ),
    ],
    why: () => 'A network either borrows a gateway or has one. Regions do not matter for it.',
    rules: ['R55', 'R56', 'R50'],
  },
  defaults: {
    begins: ({ hub, spoke }) =>
      `An NSG with no rules of its own is on ${code(hub.subnet.name)} in ${code(hub.vnet)}. A connection from ${code(spoke.vm)} …`,
    right: () => 'is let in, and its reply passes too',
    wrong: () => [
      ending(
        'is let in, but its reply needs a rule',
        'M26',
        'NSGs are stateful: the reply of an allowed flow passes.',
      ),
      ending(
        'is denied: it comes from outside VirtualNetwork',
        'M28',
        'The tag VirtualNetwork includes peered networks, and a default rule allows it.',
      ),
      ending(
        'is let in, and no rule could change that',
        'M13',
        'A rule that denies it would come before the default ones. Peering does not override NSGs.',
      ),
    ],
    why: () =>
      'A default rule allows VirtualNetwork, which includes peers, and replies of allowed flows pass.',
    rules: ['R91', 'R96', 'R93', 'R35'],
  },
  inside: {
    begins: ({ hub }) =>
      `The NSG on ${code(hub.subnet.name)} denies port 22 from anywhere. From one machine of this subnet to another, port 22 is …`,
    right: () => 'closed, by the NSG of the subnet',
    wrong: () => [
      ending(
        'open, since the packet stays in the subnet',
        'M27',
        "The subnet's NSG is read for traffic between its own machines too.",
      ),
      ending(
        'open, since its next hop is VnetLocal',
        'M36',
        'A next hop says where a packet goes, not that it is let in.',
      ),
      ending(
        "closed, by the NIC's NSG, which is read first",
        'M25',
        "Inbound, the subnet's NSG is read first, then the NIC's.",
      ),
    ],
    why: () => "A subnet's NSG is read for whatever enters or leaves its NICs, wherever it comes from.",
    rules: ['R94', 'R89', 'R81'],
  },
  order: {
    begins: ({ hub, spoke }) =>
      `A packet from ${code(spoke.vm)} comes in for ${code(hub.vm)}, which has an NSG on its NIC and one on its subnet. Read …`,
    right: () => 'first is that of the subnet',
    wrong: () => [
      ending('first is that of the NIC', 'M25', "Inbound, the subnet's NSG is read first, then the NIC's."),
      ending(
        'is neither: it comes from a peer',
        'M13',
        'NSGs are read for peered traffic like for any other.',
      ),
      ending(
        'is neither: a route leads there',
        'M36',
        'A route says where a packet goes, not that it is let in.',
      ),
    ],
    why: () => 'Inbound the subnet comes first, outbound the NIC. Either can stop the packet.',
    rules: ['R89', 'R35', 'R81'],
  },
  access: {
    begins: (scene) => `Virtual network access is switched off on ${toHub(scene)}. Then …`,
    right: () => 'the routes stay; the tag VirtualNetwork loses the peer',
    wrong: () => [
      ending(
        'the routes go, and the links show Disconnected',
        'M14',
        'The links stay Connected, and the routes stay. What changes is the tag.',
      ),
      ending(
        'the routes stay; the tag VirtualNetwork never had the peer',
        'M28',
        'As long as access is on, the tag includes peered networks.',
      ),
    ],
    why: () => 'State and routes of the peering do not hang on the flag. The tag VirtualNetwork does.',
    // whether the flag alone stops traffic is read in two ways, so nothing is said of it here
    rules: ['R39', 'R40', 'R96'],
  },
} as const satisfies Readonly<Record<string, Sentence>>;

export type SentenceId = keyof typeof SENTENCES;
