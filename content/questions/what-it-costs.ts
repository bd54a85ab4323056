import type { Draft, Family } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Random } from '@/lib/random';
import { lastSubnetOf } from '../topologies/addresses';
import { peer } from '../topologies/plan';
import { drawSites, nicOf, planOf, type Site, vnetOf } from '../topologies/scene';
import { authored, wrong } from './parts/authoring';

/** What is charged for peered traffic, and to whom. Written by hand: prices are no matter of reachability. */
export const whatItCosts: Family = {
  id: 'what-it-costs',
  title: 'What a peering costs',
  concepts: ['peering-cost'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M31'],
  structures: [
    { name: 'both-ends', draw: drawBothEnds },
    { name: 'idle', draw: drawIdle },
    { name: 'two-subscriptions', draw: drawTwoSubscriptions },
    { name: 'through-the-hub', levels: [2, 3], draw: drawThroughTheHub },
    { name: 'download', draw: drawDownload },
  ],
};

const amount = (random: Random) => random.pick([50, 80, 120, 200, 400, 750]);

function drawPair(random: Random) {
  const [a, b] = drawSites(random, 2) as [Site, Site];
  return { a, b, plan: planOf([a, b], { links: peer(a.vnet, b.vnet) }) };
}

const HIGHER = (a: Site, b: Site) =>
  a.region === b.region ? '' : ' Between regions a gigabyte costs more than inside one.';

function drawBothEnds(random: Random): Draft {
  const { a, b, plan } = drawPair(random);
  const gigabytes = amount(random);
  return authored(plan, {
    prompt: random.pick([
      `${code(a.vm)} sends ${gigabytes} GB to ${code(b.vm)} over the peering. How many gigabytes does Azure charge for?`,
      `A backup of ${gigabytes} GB goes from ${code(a.vnet)} to ${code(b.vnet)}, its peer. How much of it shows on the bill as peered data?`,
    ]),
    right: `${2 * gigabytes} GB: ${gigabytes} out of one and ${gigabytes} into the other`,
    wrong: [
      wrong(
        `${gigabytes} GB: what goes out of ${code(a.vnet)}, where it was sent`,
        'M31',
        `What comes into ${code(b.vnet)} counts as well: peered data is charged at both ends.`,
      ),
      wrong(
        '0 GB: what stays on the backbone of Azure is free',
        'M31',
        'The peering itself is free. The data that crosses it is charged at both ends.',
      ),
    ],
    headline: 'Peered traffic is charged at both ends',
    why: `${gigabytes} GB leave ${code(a.vnet)} and ${gigabytes} GB enter ${code(b.vnet)}: both are charged.${HIGHER(a, b)}`,
    rules: ['R119'],
  });
}

function drawIdle(random: Random): Draft {
  const { a, b, plan } = drawPair(random);
  return authored(plan, {
    prompt: random.pick([
      `${code(a.vnet)} and ${code(b.vnet)} have been peered for a month. In one of them a machine sent 30 GB to the other network. What is on the bill for the peering?`,
      `In a month 30 GB went over the peering of ${code(a.vnet)} and ${code(b.vnet)}. What does the peering cost?`,
    ]),
    right: 'The 30 GB, once going out and once coming in',
    wrong: [
      wrong(
        'Nothing: peered networks exchange their data for free',
        'M31',
        'Making and keeping a peering is free, the data is not.',
      ),
      wrong(
        'The 30 GB once, in the network they were sent from',
        'M31',
        'They are charged a second time where they come in.',
      ),
    ],
    headline: 'The peering is free, its data is not',
    why: `That ${code(a.vnet)} and ${code(b.vnet)} are peered costs nothing by itself. Each gigabyte that crosses is charged on the side it leaves and on the side it enters.${HIGHER(a, b)}`,
    rules: ['R119'],
  });
}

function drawTwoSubscriptions(random: Random): Draft {
  const { a, b, plan } = drawPair(random);
  const gigabytes = amount(random);
  return authored(plan, {
    prompt: `${code(a.vnet)} belongs to one subscription, ${code(b.vnet)} to another. ${code(a.vm)} sends ${gigabytes} GB to ${code(b.vm)} over the peering. Whose bill shows it?`,
    right: random.pick([
      `Both: one for data going out, one for data coming in`,
      `Both of them: the one as outbound, the other as inbound data`,
    ]),
    wrong: [
      wrong(
        `The one of ${code(a.vnet)}, which sent the data`,
        'M31',
        `${code(b.vnet)} pays for what comes in.`,
      ),
      wrong(
        'Neither: data between peers is free of charge',
        'M31',
        'Only the making of the peering is free.',
      ),
    ],
    headline: 'Each side pays for its own end',
    why: `The subscription of ${code(a.vnet)} is charged for ${gigabytes} GB going out, that of ${code(b.vnet)} for ${gigabytes} GB coming in.${HIGHER(a, b)}`,
    rules: ['R119'],
  });
}

function drawThroughTheHub(random: Random): Draft {
  const [hub, a, b] = drawSites(random, 3, { hub: true }) as [Site, Site, Site];
  const gigabytes = amount(random);
  return authored(
    {
      vnets: [
        vnetOf(hub, {}, [{ name: 'AzureFirewallSubnet', range: lastSubnetOf(hub.range, 26) }]),
        vnetOf(a),
        vnetOf(b),
      ],
      nics: [nicOf(hub), nicOf(a), nicOf(b)],
      links: [...peer(a.vnet, hub.vnet), ...peer(b.vnet, hub.vnet)],
    },
    {
      prompt: `Routes in both spokes send their traffic through a firewall in ${code(hub.vnet)}. ${code(a.vm)} sends ${gigabytes} GB to ${code(b.vm)}. How much peered data is charged?`,
      right: `${4 * gigabytes} GB: two peerings, and both ends of each`,
      wrong: [
        wrong(
          `${2 * gigabytes} GB: two peerings, and the sending end of each`,
          'M31',
          'Of each peering the receiving end is charged too.',
        ),
        wrong(
          `0 GB: the data never leaves the networks of Azure`,
          'M31',
          'Staying inside Azure does not make peered data free.',
        ),
      ],
      headline: 'Through a hub it is paid on each crossing',
      why: `The data crosses two peerings: out of ${code(a.vnet)} into ${code(hub.vnet)}, and out of ${code(hub.vnet)} into ${code(b.vnet)}. That makes four times ${gigabytes} GB. Peered directly, the spokes would pay two times.`,
      rules: ['R119'],
    },
  );
}

/** Who asked doesn't matter: what counts is where bytes go out and come in. */
function drawDownload(random: Random): Draft {
  const { a, b, plan } = drawPair(random);
  const gigabytes = amount(random);
  return authored(plan, {
    prompt: `${code(a.vm)} asks ${code(b.vm)} for a file of ${gigabytes} GB and gets it over the peering. For which network are these ${gigabytes} GB charged?`,
    right: `For both: out of ${code(b.vnet)} and into ${code(a.vnet)}`,
    wrong: [
      wrong(
        `For ${code(b.vnet)} alone, from which they were sent`,
        'M31',
        `Coming into ${code(a.vnet)} is charged as well.`,
      ),
      wrong(
        'For neither: inside one cloud data costs nothing',
        'M31',
        'Data between peers is charged at both ends.',
      ),
    ],
    headline: 'Peered traffic is charged at both ends',
    why: `The file leaves ${code(b.vnet)} and enters ${code(a.vnet)}. Who asked for it plays no part: each end is charged for the bytes that pass it.${HIGHER(a, b)}`,
    rules: ['R119'],
  });
}
