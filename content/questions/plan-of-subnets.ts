import type { CanPeerAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { lastSubnetOf, subnetOf } from '../topologies/addresses';
import { buildTopology, idOf } from '../topologies/plan';
import { at, drawSites, type Site, vnetOf } from '../topologies/scene';
import { askPick, type Item } from './parts/picking';

/** Several subnets are planned at once: is there room for the machines? */
export const planOfSubnets: Family = {
  id: 'plan-of-subnets',
  title: 'A plan of subnets',
  concepts: ['cidr-and-subnets', 'address-space-planning'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M35'],
  structures: [
    { name: 'which-fit', draw: drawWhichFit },
    { name: 'how-many-subnets', levels: [2, 3], draw: drawHowManySubnets },
    { name: 'room-that-is-left', draw: drawRoomLeft },
  ],
};

const create = (site: Site, addressPrefix: string) => ({
  kind: 'canPeer' as const,
  operation: 'createSubnet' as const,
  virtualNetwork: { id: idOf('vnet', site.vnet) },
  addressPrefix,
});

const room = (answer: unknown): number => {
  const decision = answer as CanPeerAnswer;
  return decision.allowed ? (decision.usableAddresses ?? 0) : 0;
};

const sizeOf = (length: number) => 2 ** (32 - length);

/** A network with one small subnet at its start, and the rest of its range free. */
function drawSite(random: Random): Site {
  const site = at(drawSites(random, 1), 0);
  return { ...site, subnet: { name: site.subnet.name, range: subnetOf(site.range, 0, 26) } };
}

const TIERS = ['web', 'app', 'data', 'jobs', 'cache', 'build'] as const;

function drawWhichFit(random: Random, level: Level): Draft {
  const site = drawSite(random);
  const count = level === 1 ? 2 : 3;
  const lengths = random.sample(level === 3 ? [25, 26, 27, 28, 29] : [26, 27, 28, 29], count);
  const tiers = random.sample(TIERS, count);
  // from the back of the range, so that they stay clear of one another
  const planned = tiers.map((tier, index) => {
    const length = at(lengths, index);
    const range = subnetOf(site.range, at([3, 5, 7], index) * (sizeOf(25) / sizeOf(length)), length);
    const machines =
      sizeOf(length) - random.pick([random.int(3, 4), random.int(3, 4), random.int(5, 6), random.int(0, 1)]);
    return { tier, length, range, machines };
  });
  const items: Item[] = planned.map(({ tier, length, range, machines }) => {
    const fits = machines <= sizeOf(length) - 5;
    return {
      name: code(tier),
      query: create(site, range),
      holds: (answer) => room(answer) >= machines,
      because: `A /${length} has ${sizeOf(length)} addresses and gives out ${sizeOf(length) - 5}: ${fits ? 'enough' : 'too few'} for ${machines} in ${code(tier)}.`,
    };
  });
  const says = list(
    planned.map(({ tier, range, machines }) => `${code(tier)} (${code(range)}) for ${machines} machines`),
  );
  return askPick(random, { vnets: [vnetOf(site)] }, items, {
    which: [
      `New subnets are planned in ${code(site.vnet)}: ${says}. Which of them are large enough?`,
      `${says}: these are the subnets ${code(site.vnet)} is to get. In which of them do all machines find an address?`,
    ],
    whichNot: [
      `New subnets are planned in ${code(site.vnet)}: ${says}. Which of them are too small?`,
      `${says}: these are the subnets ${code(site.vnet)} is to get. Which of them can't hold their machines?`,
    ],
    note: 'Each machine has one NIC with one address.',
    headline: 'Azure keeps five addresses of every subnet',
    rules: ['R5'],
  });
}

/** Machines are spread over subnets of one size; how many does it take? */
function drawHowManySubnets(random: Random): Draft | null {
  const site = drawSite(random);
  const length = random.pick([29, 28, 27]);
  const each = sizeOf(length) - 5;
  const machines = random.int(2, 6) * each + random.int(1, each);
  const range = lastSubnetOf(site.range, length);
  return {
    form: 'ask',
    prompt: random.pick([
      `${machines} machines with one NIC each are spread over subnets of size /${length} in ${code(site.vnet)}. How many such subnets does it take at least?`,
      `A team may make as many /${length} subnets in ${code(site.vnet)} as it needs for ${machines} machines with one NIC each. What is the least that will do?`,
    ]),
    note: `The first of them would be ${code(range)}.`,
    topology: buildTopology({ vnets: [vnetOf(site)] }),
    queries: [create(site, range)],
    phrase: ([answer]) => (room(answer) > 0 ? `${Math.ceil(machines / room(answer))} subnets` : null),
    headline: 'Every further subnet costs five addresses more',
    why: () =>
      `Of the ${sizeOf(length)} addresses of a /${length} Azure keeps five, so each holds ${each} machines. ${machines} machines need ${Math.ceil(machines / each)} of them: ${Math.ceil(machines / each) - 1} would hold only ${(Math.ceil(machines / each) - 1) * each}.`,
    rules: ['R5', 'R6'],
  };
}

/** Several subnets with machines in them already: how many more find room? */
function drawRoomLeft(random: Random, level: Level): Draft {
  const site = drawSite(random);
  const count = level === 1 ? 1 : level === 2 ? 2 : 3;
  const lengths = Array.from({ length: count }, () => random.pick([28, 27, 26]));
  const planned = lengths.map((length, index) => ({
    length,
    range: subnetOf(site.range, at([3, 5, 7], index) * (sizeOf(26) / sizeOf(length)), length),
    taken: random.int(2, 8),
  }));
  const total = planned.reduce((sum, { length, taken }) => sum + sizeOf(length) - 5 - taken, 0);
  const says = list(planned.map(({ range, taken }) => `${code(range)} with ${taken} machines`));
  return {
    form: 'ask',
    prompt: random.pick([
      `${code(site.vnet)} gets ${says}. For how many more machines is there room${count > 1 ? ' in all' : ''}?`,
      `These are set up in ${code(site.vnet)}: ${says}. How many machines can still be added${count > 1 ? ' to them together' : ''}?`,
    ]),
    note: 'Each machine has one NIC with one address.',
    topology: buildTopology({ vnets: [vnetOf(site)] }),
    queries: planned.map(({ range }) => create(site, range)),
    phrase: (answers) =>
      answers.every((answer) => room(answer) > 0)
        ? `${planned.reduce((sum, { taken }, index) => sum + room(answers[index]) - taken, 0)} more`
        : null,
    headline: 'Azure keeps five addresses of every subnet',
    why: () =>
      `${planned
        .map(
          ({ length, taken }) =>
            `A /${length} gives out ${sizeOf(length) - 5} of its ${sizeOf(length)} addresses, and ${taken} are taken: ${sizeOf(length) - 5 - taken} left.`,
        )
        .join(' ')}${count > 1 ? ` Together that is ${total}.` : ''}`,
    rules: ['R5'],
  };
}
