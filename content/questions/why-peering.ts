import type { AuthoredDraft, Draft, Family } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Random } from '@/lib/random';
import { buildTopology, peer } from '../topologies/plan';
import { drawSites, planOf, type Site } from '../topologies/scene';

/** What peering is for. Written by hand: what it is good for is knowledge, not reachability. */
export const whyPeering: Family = {
  id: 'why-peering',
  title: 'What peering is for',
  concepts: ['peering-purpose', 'regional-vs-global-peering', 'peering-cost', 'dns-over-peering'],
  levels: [1, 2],
  kind: 'single-choice',
  misconceptions: ['M1', 'M4', 'M11', 'M12', 'M13', 'M18', 'M29', 'M31'],
  structures: [
    { name: 'what-it-gives', draw: drawWhatItGives },
    { name: 'what-it-takes', draw: drawWhatItTakes },
    { name: 'what-changes', levels: [2], draw: drawWhatChanges },
    { name: 'who-pays', draw: drawWhoPays },
    { name: 'over-which-way', draw: drawOverWhichWay },
  ],
};

type Pair = { readonly a: Site; readonly b: Site };

function drawPair(random: Random, regions: 'same' | 'different' | 'any' = 'any'): Pair {
  const [a, b] = drawSites(random, 2, { regions }) as [Site, Site];
  return { a, b };
}

const authored = (
  { a, b }: Pair,
  isPeered: boolean,
  draft: Omit<AuthoredDraft, 'form' | 'topology'>,
): Draft => ({
  form: 'authored',
  topology: buildTopology(planOf([a, b], isPeered ? { links: peer(a.vnet, b.vnet) } : {})),
  ...draft,
});

const where = ({ a, b }: Pair) =>
  a.region === b.region
    ? `Both networks are in ${a.region.title}.`
    : `${code(a.vnet)} is in ${a.region.title}, ${code(b.vnet)} in ${b.region.title}.`;

function drawWhatItGives(random: Random): Draft {
  const pair = drawPair(random);
  const { a, b } = pair;
  return authored(pair, false, {
    prompt: random.pick([
      `${code(a.vnet)} and ${code(b.vnet)} are to be peered. What does that give them?`,
      `Two teams want to join ${code(a.vnet)} and ${code(b.vnet)} by peering. What do they get?`,
    ]),
    note: where(pair),
    right: random.pick([
      'Machines of both reach each other by their private addresses',
      'Machines of both reach each other by private address',
    ]),
    wrong: [
      {
        text: 'Machines of both reach each other, whatever NSGs say',
        misconceptions: ['M13'],
        remark: `The peering opens a way between ${code(a.vnet)} and ${code(b.vnet)}. NSGs and user routes on either side keep their say.`,
      },
      {
        text: 'Machines of both also reach all peers of the other',
        misconceptions: ['M1'],
        remark: `Only ${code(a.vnet)} and ${code(b.vnet)} are joined. A third network that one of them is peered with stays out of the other's reach.`,
      },
      {
        text: 'Machines of both find each other by their Azure names',
        misconceptions: ['M29'],
        remark: `The names that Azure gives end at the network. For names across both, link a private DNS zone to each of them.`,
      },
    ],
    headline: 'Peering joins two networks privately',
    why: `After the peering ${code(a.vnet)} knows ${code(b.range)}, and ${code(b.vnet)} knows ${code(a.range)}. Packets between them keep their private addresses. No other network, name or security rule is touched.`,
    rules: ['R34', 'R35', 'R37'],
  });
}

function drawWhatItTakes(random: Random): Draft {
  const pair = drawPair(random, 'different');
  const { a, b } = pair;
  return authored(pair, false, {
    prompt: random.pick([
      `${code(a.vnet)} and ${code(b.vnet)} belong to different subscriptions. What does it take to connect them by peering?`,
      `The team of ${code(a.vnet)} wants ${code(b.vnet)}, of another subscription, as its peer. What is needed?`,
    ]),
    note: `${where(pair)} Whoever sets it up is Network Contributor on both.`,
    right: random.pick([
      'A link in each of the two networks, as they are',
      'A link in each of the two networks',
    ]),
    wrong: [
      {
        text: 'A VPN gateway in each of the two networks first',
        misconceptions: ['M11'],
        remark: `That they are in ${a.region.title} and ${b.region.title} makes it global peering. It takes no gateway.`,
      },
      {
        text: 'A move of both networks to one subscription first',
        misconceptions: ['M12'],
        remark:
          'Subscriptions may differ, and even tenants. What counts is the right to write on both networks.',
      },
      {
        text: `A link in one of the two networks only`,
        misconceptions: ['M4'],
        remark: 'One link stays Initiated and carries nothing. Each network needs its own.',
      },
    ],
    headline: 'Two links, and nothing else',
    why: `${code(a.range)} and ${code(b.range)} don't overlap, and that is what Azure insists on. Different regions and different subscriptions are fine, as long as a link is made on each side.`,
    rules: ['R24', 'R18', 'R19'],
  });
}

function drawWhatChanges(random: Random): Draft {
  const pair = drawPair(random);
  const { a, b } = pair;
  return authored(pair, true, {
    prompt: `${code(a.vnet)} and ${code(b.vnet)} have just been peered. What is new in ${code(a.vnet)}?`,
    note: where(pair),
    right: random.pick([
      `A route to ${code(b.range)}, the address range of ${code(b.vnet)}`,
      `A route to ${code(b.range)}, the range of ${code(b.vnet)}`,
    ]),
    wrong: [
      {
        text: `A route to ${code(b.subnet.range)}, the subnet of ${code(b.vnet)}`,
        misconceptions: ['M18'],
        remark: `The route names the address space, ${code(b.range)}. Subnets of ${code(b.vnet)} don't show in it.`,
      },
      {
        text: `An exception from the NSGs for ${code(b.range)}, the range of ${code(b.vnet)}`,
        misconceptions: ['M13'],
        remark: `NSGs are read as before. What changes for them is what the tag VirtualNetwork stands for: ${code(b.range)} now belongs to it.`,
      },
      {
        text: `A DNS entry for ${code(b.vm)}, the machine of ${code(b.vnet)}`,
        misconceptions: ['M29'],
        remark: `Azure's own names stay inside one network. ${code(b.vm)} is reached by ${code(b.ip)}, or by a private DNS zone linked to both.`,
      },
    ],
    headline: 'A peering brings a route to the whole range',
    why: `Every subnet of ${code(a.vnet)} gets one system route for each range of ${code(b.vnet)}: here ${code(b.range)}. The other side gets one for ${code(a.range)}.`,
    rules: ['R33', 'R35', 'R108'],
  });
}

function drawWhoPays(random: Random): Draft {
  const pair = drawPair(random);
  const { a, b } = pair;
  return authored(pair, true, {
    prompt: random.pick([
      `${code(a.vm)} copies 200 GB to ${code(b.vm)} over the peering. What is charged?`,
      `A nightly job sends 200 GB from ${code(a.vnet)} to ${code(b.vnet)}, its peer. Who pays for the transfer?`,
    ]),
    note: where(pair),
    right: random.pick([
      `Both: going out of ${code(a.vnet)} and coming into ${code(b.vnet)} are both charged`,
      `Both: going out of ${code(a.vnet)} and coming into ${code(b.vnet)}`,
    ]),
    wrong: [
      {
        text: `Only the sender: going out of ${code(a.vnet)}, but not coming into ${code(b.vnet)}`,
        misconceptions: ['M31'],
        remark: `What comes into ${code(b.vnet)} is charged as well, to the subscription that owns it.`,
      },
      {
        text: 'Nobody: traffic that stays on the backbone of Azure is free of charge',
        misconceptions: ['M31'],
        remark: 'Making the peering is free. The data that crosses it is charged, on both sides.',
      },
    ],
    headline: 'Peered traffic is charged at both ends',
    why: `The 200 GB are counted twice: as outbound of ${code(a.vnet)} and as inbound of ${code(b.vnet)}.${a.region === b.region ? '' : ' Between regions the price for each gigabyte is higher.'}`,
    rules: ['R119'],
  });
}

function drawOverWhichWay(random: Random): Draft {
  const pair = drawPair(random, random.pick(['same', 'different']));
  const { a, b } = pair;
  return authored(pair, true, {
    prompt: random.pick([
      `Which way does a packet take from ${code(a.vm)} to ${code(b.vm)}, once the networks are peered?`,
      `${code(a.vnet)} and ${code(b.vnet)} are peered. How do their packets travel?`,
    ]),
    note: `${where(pair)} No route table is in use.`,
    right: random.pick([
      "Over Microsoft's backbone, straight to the other network",
      "Over Microsoft's backbone, without a gateway on the way",
    ]),
    wrong: [
      {
        text: "Over Microsoft's backbone, by a gateway in each network",
        misconceptions: ['M11'],
        remark: 'Peering needs no gateway, in one region or across regions.',
      },
      {
        text: "Over Microsoft's backbone, where NSGs no longer count",
        misconceptions: ['M13'],
        remark:
          'NSGs go on counting: whatever is attached at either end filters a peered packet like any other.',
      },
    ],
    headline: 'The backbone, with no gateway in between',
    why: `${code(a.vm)} sends to ${code(b.ip)} as it is, and the peering's route takes the packet straight to ${code(b.vnet)}. It never touches the internet, a public address or a gateway.`,
    rules: ['R34', 'R33'],
  });
}
