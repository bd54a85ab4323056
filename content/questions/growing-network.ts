import type { CanPeerAnswer, NextHopAnswer, PeeringStateAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code, phraseDecision, phraseLinks, phraseNextHop } from '@/lib/quiz/phrase';
import type { Random } from '@/lib/random';
import { halvesOf, hostOf, subnetOf } from '../topologies/addresses';
import { buildTopology, idOf, linkName, peer, type VnetPlan } from '../topologies/plan';
import { drawSites, nextHop, nicOf, planOf, type Site, vnetOf } from '../topologies/scene';
import { asksNextHop, regionsOf } from './parts/asking';

/** A peered network needs more addresses: what may be added, and who knows of it? */
export const growingNetwork: Family = {
  id: 'growing-network',
  title: 'A network that grows',
  concepts: ['address-space-sync', 'address-space-planning'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M6', 'M7', 'M8', 'M9', 'M22'],
  structures: [
    { name: 'add-a-range', draw: drawAddRange },
    { name: 'old-address', levels: [2, 3], draw: drawOldAddress },
    { name: 'new-address', levels: [2, 3], draw: drawNewAddress },
    { name: 'after-a-sync', levels: [2, 3], draw: drawAfterSync },
  ],
};

const EXTRA = ['172.30.0.0/20', '192.168.224.0/20', '10.249.0.0/18', '10.252.0.0/16'] as const;

const add = (site: Site, addressPrefix: string) => ({
  kind: 'canPeer' as const,
  operation: 'addAddressPrefix' as const,
  virtualNetwork: { id: idOf('vnet', site.vnet) },
  addressPrefix,
});

/** Two peered networks; the second's range is used in its lower half only. */
function drawPair(random: Random) {
  const [a, b] = drawSites(random, 2) as [Site, Site];
  const [lower, upper] = halvesOf(b.range);
  const other: VnetPlan = { ...vnetOf(b), subnets: [{ name: b.subnet.name, range: subnetOf(lower, 0) }] };
  return { a, b, upper, other };
}

function drawAddRange(random: Random): Draft {
  const { a, b, upper, other } = drawPair(random);
  const collides = random.oneIn(2);
  const range = collides ? upper : random.pick(EXTRA);
  return {
    form: 'ask',
    prompt: random.pick([
      `${code(a.vnet)} and ${code(b.vnet)} are peered. An administrator adds ${code(range)} to the address space of ${code(a.vnet)}. What does Azure do?`,
      `${code(a.vnet)}, a peer of ${code(b.vnet)}, is to get the further range ${code(range)}. What is Azure's answer?`,
    ]),
    note: regionsOf(a, b),
    topology: buildTopology({ vnets: [vnetOf(a), other], links: peer(a.vnet, b.vnet) }),
    queries: [add(a, range)],
    phrase: ([answer]) =>
      phraseDecision(answer as CanPeerAnswer, 'Azure adds it, and the peering stays as it is.'),
    headline: collides ? 'A new range must not overlap a peer' : 'Ranges can be added while peered',
    why: () =>
      collides
        ? `That the two are peered doesn't stop a change. But ${code(range)} is part of ${code(b.range)}, the range of the peer, whether a subnet uses it or not.`
        : `${code(range)} is free of ${code(a.range)} and of the peer's ${code(b.range)}. It can be added while the peering stands; ${code(b.vnet)} learns of it with the next sync.`,
    rules: collides ? ['R10', 'R15', 'R9'] : ['R9', 'R11', 'R10'],
  };
}

/** After a range was added and before the sync: what of the addresses that were peered before? */
function drawOldAddress(random: Random): Draft {
  const { a, b } = drawPair(random);
  const range = random.pick(EXTRA);
  const [there, back] = peer(a.vnet, b.vnet);
  const grown: VnetPlan = {
    ...vnetOf(a, {}, [{ name: 'snet-new', range: subnetOf(range, 0) }]),
    ranges: [a.range, range],
  };
  return {
    form: 'ask',
    prompt: `${code(range)} was added to ${code(a.vnet)} an hour ago, and nothing was done since. ${asksNextHop(random, b, a.ip, `the address of ${code(a.vm)}`)}`,
    note: regionsOf(a, b),
    topology: buildTopology({
      ...planOf([a, b]),
      vnets: [grown, vnetOf(b)],
      links: [there, { ...back, remoteRanges: [a.range] }],
    }),
    queries: [nextHop(b, a.ip)],
    phrase: ([answer]) => phraseNextHop(answer as NextHopAnswer),
    headline: 'What was peered stays peered',
    why: () =>
      `The links stay Connected, and ${code(b.vnet)} keeps its route to ${code(a.range)}, where ${code(a.ip)} lies. Only ${code(range)} is unknown there until ${code(linkName(back))} is synced.`,
    rules: ['R28', 'R9', 'R11'],
  };
}

function drawNewAddress(random: Random): Draft {
  const { a, b } = drawPair(random);
  const range = random.pick(EXTRA);
  const [there, back] = peer(a.vnet, b.vnet);
  const subnet = { name: 'snet-new', range: subnetOf(range, 0) };
  const target = hostOf(subnet.range, random.int(0, 6));
  const grown: VnetPlan = { ...vnetOf(a, {}, [subnet]), ranges: [a.range, range] };
  const name = 'vm-new-01';
  return {
    form: 'ask',
    prompt: `${code(range)} was added to ${code(a.vnet)} an hour ago, and nothing was done since. ${asksNextHop(random, b, target, `the address of ${code(name)}`)}`,
    note: regionsOf(a, b),
    topology: buildTopology({
      vnets: [grown, vnetOf(b)],
      nics: [nicOf(a), nicOf(b), { name, vnet: a.vnet, subnet: subnet.name, ip: target }],
      links: [there, { ...back, remoteRanges: [a.range] }],
    }),
    queries: [nextHop(b, target)],
    phrase: ([answer]) => phraseNextHop(answer as NextHopAnswer),
    headline: 'Until the sync the peer doesn’t know the new range',
    why: () =>
      `${code(b.vnet)} still has the ranges of ${code(a.vnet)} as they were last synced: ${code(a.range)} only. For ${code(target)} the longest match is the system's None route for private addresses, not ${code('0.0.0.0/0')}.`,
    rules: ['R11', 'R30', 'R65'],
  };
}

/** A range is added, and one of the two links is synced: the right one or the other. */
function drawAfterSync(random: Random): Draft {
  const { a, b } = drawPair(random);
  const range = random.pick(EXTRA);
  const links = peer(a.vnet, b.vnet);
  const [there, back] = links;
  const synced = random.pick(links);
  const isRight = synced === back;
  return {
    form: 'ask',
    prompt: random.pick([
      `${code(range)} is added to ${code(a.vnet)}, then ${code(linkName(synced))} is synced. What do the links show?`,
      `An administrator adds ${code(range)} to ${code(a.vnet)} and runs a sync on ${code(linkName(synced))}, the link of ${code(synced.from)}. What is the result?`,
    ]),
    note: regionsOf(a, b),
    topology: buildTopology(planOf([a, b], { links })),
    queries: [
      {
        kind: 'peeringState',
        after: [
          { op: 'addAddressPrefix', virtualNetwork: { id: idOf('vnet', a.vnet) }, addressPrefix: range },
          { op: 'syncPeering', peering: { id: idOf('link', synced.from, linkName(synced)) } },
        ],
      },
    ],
    phrase: ([answer]) => phraseLinks(answer as PeeringStateAnswer, true),
    headline: 'Sync the side that did not change',
    why: () =>
      isRight
        ? `${code(b.vnet)} has the old picture of ${code(a.vnet)}. Its link ${code(linkName(back))} is the one to sync, and afterwards both sides agree.`
        : `${code(linkName(there))} belongs to ${code(a.vnet)}, which knows its own ranges. The old picture is that of ${code(b.vnet)}, and nothing was done there.`,
    rules: ['R29', 'R28', 'R9'],
  };
}
