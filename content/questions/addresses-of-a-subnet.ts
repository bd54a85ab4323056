import type { CanPeerAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose, Query } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { lastSubnetOf, subnetOf } from '../topologies/addresses';
import { buildTopology, idOf } from '../topologies/plan';
import { at, drawSites, type Site, vnetOf } from '../topologies/scene';
import { authored, wrong } from './parts/authoring';

/** Five addresses of every subnet belong to Azure. */
export const addressesOfASubnet: Family = {
  id: 'addresses-of-a-subnet',
  title: 'Room in a subnet',
  concepts: ['cidr-and-subnets'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M35'],
  structures: [
    { name: 'first-and-last', draw: drawFirstAndLast },
    { name: 'how-many', draw: drawHowMany },
    { name: 'how-many-more', levels: [2, 3], draw: drawHowManyMore },
    { name: 'smallest-that-fits', levels: [2, 3], draw: drawSmallest },
    { name: 'how-many-subnets', levels: [2, 3], draw: drawHowManySubnets },
  ],
};

const create = (site: Site, addressPrefix: string): Query => ({
  kind: 'canPeer',
  operation: 'createSubnet',
  virtualNetwork: { id: idOf('vnet', site.vnet) },
  addressPrefix,
});

const room = (answer: unknown): number => (answer as CanPeerAnswer).usableAddresses ?? 0;

const sizeOf = (length: number) => 2 ** (32 - length);

const HEADLINE = 'Azure keeps five addresses of every subnet';

/** Which addresses are left: a question of the first four and the last. */
function drawFirstAndLast(random: Random, level: Level): Draft {
  const site = at(drawSites(random, 1), 0);
  const length = level === 1 ? 24 : random.pick(level === 2 ? [24, 25, 26] : [26, 27, 28]);
  const size = sizeOf(length);
  // /22 networks have four /24 in them, or eight /25
  const range = subnetOf(
    site.range,
    level === 1 ? random.int(0, 3) : random.int(1, 7 - (24 - Math.min(24, length))),
    length,
  );
  const [base = ''] = range.split('/');
  const address = (offset: number) => {
    const parts = base.split('.').map(Number);
    return [...parts.slice(0, 3), (parts[3] ?? 0) + offset].join('.');
  };
  const plan = { vnets: [{ ...vnetOf(site), subnets: [{ name: 'snet-new', range }] }] };
  const askRange = random.oneIn(2);
  const shown = (from: number, to: number): Prose => `${code(address(from))} to ${code(address(to))}`;
  const [right, broadcastOnly, gatewayOnly] = askRange
    ? [shown(4, size - 2), shown(1, size - 2), shown(2, size - 1)]
    : [code(address(4)), code(address(1)), code(address(2))];
  const kept = list([0, 1, 2, 3].map((offset) => code(address(offset))));
  return authored(plan, {
    prompt: askRange
      ? random.pick([
          `${code('snet-new')} of ${code(site.vnet)} has the range ${code(range)} and is empty. Which addresses can be given to machines in it?`,
          `From where to where do the addresses run that machines can have in the subnet ${code(range)}?`,
          `Which part of the subnet ${code(range)} in ${code(site.vnet)} is there for NICs?`,
        ])
      : random.pick([
          `${code('snet-new')} of ${code(site.vnet)} has the range ${code(range)} and is empty. Which is the lowest address that a machine can have in it?`,
          `The first machine is put into the empty subnet ${code(range)}, and Azure chooses its address. Which does it get?`,
          `In the subnet ${code(range)} a NIC is to have the lowest address possible. Which is that?`,
        ]),
    right: right ?? '',
    wrong: [
      wrong(
        broadcastOnly ?? '',
        'M35',
        `That would hold if only the first and the last address were taken. Azure keeps three more, ${code(address(1))} for its gateway and the next two for DNS.`,
      ),
      wrong(
        gatewayOnly ?? '',
        'M35',
        `Beside the network's own address and the gateway's, Azure keeps ${code(address(2))} and ${code(address(3))} for DNS, and the last address, ${code(address(size - 1))}.`,
      ),
    ],
    headline: HEADLINE,
    why: `Azure keeps ${kept} (the network itself, its gateway, and two for DNS), and the last, ${code(address(size - 1))}. Machines get what lies between: ${shown(4, size - 2)}.`,
    rules: ['R5'],
  });
}

/** Of one subnet or of several: how many are there for machines, or how many are not. */
function drawHowMany(random: Random, level: Level): Draft {
  const site = at(drawSites(random, 1), 0);
  const count = level === 1 ? 1 : level === 2 ? random.pick([1, 2]) : random.int(2, 4);
  const length = random.pick(level === 1 ? [24, 26, 27, 28] : [29, 28, 27, 26]);
  const ranges = Array.from({ length: count }, (_, index) => subnetOf(site.range, index + 2, length));
  const kept = random.oneIn(2);
  const size = sizeOf(length);
  const names = list(ranges.map(code));
  const one = count === 1;
  return {
    form: 'ask',
    prompt: kept
      ? random.pick([
          `${code(site.vnet)} gets the new ${one ? 'subnet' : 'subnets'} ${names}. How many addresses does Azure keep for itself there${one ? '' : ', taken together'}?`,
          `How many addresses of ${one ? 'the subnet' : 'the subnets'} ${names} can no machine have${one ? '' : ', all in all'}?`,
          `Of ${one ? `the ${size} addresses` : `the ${size * count} addresses`} in ${names}, how many are not there for machines?`,
        ])
      : random.pick([
          `${code(site.vnet)} gets the new ${one ? 'subnet' : 'subnets'} ${names}${level === 1 ? `, ${size} addresses in all` : ''}. How many machines with one NIC each find an address${one ? ' in it' : ' there, all in all'}?`,
          `${one ? 'A subnet' : 'Subnets'} ${names} ${one ? 'is' : 'are'} created in ${code(site.vnet)}. How many addresses can NICs have there${one ? '' : ', taken together'}?`,
          `How many machines with one address each does ${one ? 'the subnet' : 'the group of subnets'} ${names} hold at most?`,
        ]),
    topology: buildTopology({ vnets: [{ ...vnetOf(site), subnets: [] }] }),
    queries: ranges.map((range) => create(site, range)),
    phrase: (answers) => {
      if (!answers.every((answer) => (answer as CanPeerAnswer).allowed)) return null;
      const usable = answers.reduce((sum, answer) => sum + room(answer), 0);
      return String(kept ? size * count - usable : usable);
    },
    headline: HEADLINE,
    why: () =>
      `A /${length} has ${size} addresses. The first four and the last are Azure's: network, gateway, two for DNS, broadcast. That leaves ${size - 5}${
        one ? '' : `; over ${count} such subnets Azure keeps ${count * 5} and leaves ${count * (size - 5)}`
      }.`,
    rules: ['R5', 'R6'],
  };
}

function drawHowManyMore(random: Random, level: Level): Draft {
  const site = at(drawSites(random, 1), 0);
  const length = random.pick([28, 27, 26]);
  const range = lastSubnetOf(site.range, length);
  const taken = random.int(2, 9);
  // a balancer or an endpoint takes an address like any machine
  const balancers = level === 3 ? random.int(1, 2) : 0;
  const beside =
    balancers > 0
      ? ` and ${balancers === 1 ? 'an internal load balancer' : 'two internal load balancers'}`
      : '';
  const size = sizeOf(length);
  return {
    form: 'ask',
    prompt: random.pick([
      `A new subnet ${code(range)} of ${code(site.vnet)} takes ${taken} machines with one NIC each${beside}. For how many more machines is there room?`,
      `${taken} NICs${beside} are placed in the new subnet ${code(range)} of ${code(site.vnet)}. How many addresses are left for others?`,
      `In ${code(range)}, a subnet of ${code(site.vnet)}, there are ${taken} machines with one address each${beside}. How many addresses are still free?`,
    ]),
    ...(balancers > 0 && { note: 'Each load balancer has one private frontend address in the subnet.' }),
    topology: buildTopology({
      vnets: [{ ...vnetOf(site), subnets: [{ name: site.subnet.name, range: subnetOf(site.range, 0) }] }],
    }),
    queries: [create(site, range)],
    phrase: ([answer]) =>
      (answer as CanPeerAnswer).allowed ? String(room(answer) - taken - balancers) : null,
    headline: HEADLINE,
    why: () =>
      `Of the ${size} addresses of a /${length} Azure keeps the first four and the last. ${size - 5} are for NICs and frontends, and ${taken + balancers} of them are taken: ${size - 5 - taken - balancers} are left.`,
    rules: ['R5'],
  };
}

/** The size is chosen for a number of machines that just doesn't fit if one counts two reserved addresses. */
function drawSmallest(random: Random, level: Level): Draft {
  const site = at(drawSites(random, 1), 0);
  const length = random.pick([29, 28, 27, 26]);
  // more than five reserved addresses leave, no more than two would
  const machines = sizeOf(length) - random.int(2, 4);
  const options = [length, length - 1, length + 1].filter((each) => each <= 29);
  const range = (each: number) => lastSubnetOf(site.range, each);
  const grow = level === 3 ? random.int(2, 6) : 0;
  return {
    form: 'change',
    prompt: random.pick([
      `${machines} machines with one NIC each go into one new subnet of ${code(site.vnet)}. What is the smallest range that holds them?`,
      `A scale set of ${machines} instances gets a subnet of its own in ${code(site.vnet)}. Which is the smallest that will do?`,
      `A subnet is cut for ${machines} NICs${grow > 0 && machines > grow ? `, ${machines - grow} now and ${grow} next year` : ''}, and no larger than needed. Which range is it?`,
    ]),
    topology: buildTopology({ vnets: [vnetOf(site)] }),
    queries: [create(site, range(length))],
    // the smallest: it holds them, and the next smaller one would not
    isMet: ([own, smaller]) => room(own) >= machines && (smaller === undefined || room(smaller) < machines),
    changes: options.map((each) => ({
      text: code(range(each)),
      topology: buildTopology({ vnets: [vnetOf(site)] }),
      queries: [create(site, range(each)), ...(each < 29 ? [create(site, range(each + 1))] : [])],
    })),
    headline: HEADLINE,
    why: `A /${length} has ${sizeOf(length)} addresses, of which ${sizeOf(length) - 5} can be given to NICs: too few for ${machines}. A /${length - 1} leaves ${sizeOf(length - 1) - 5}.`,
    rules: ['R5'],
  };
}

/** So many machines over subnets of one size, or so many subnets full: five are lost in each. */
function drawHowManySubnets(random: Random, level: Level): Draft {
  const site = at(drawSites(random, 1), 0);
  const length = random.pick(level === 2 ? [28, 27] : [29, 28, 27]);
  const size = sizeOf(length);
  const fewer = random.int(2, 4);
  // more than so many subnets hold, if each loses two only, by Azure's five
  const machines = fewer * (size - 2) - random.int(0, Math.min(2, fewer * 3 - 1));
  const range = subnetOf(site.range, 3, length);
  return {
    form: 'ask',
    prompt: random.pick([
      `${machines} machines with one NIC each are spread over new /${length} subnets of ${code(site.vnet)}. How many such subnets does it take at least?`,
      `A team may only have /${length} subnets, the first of them ${code(range)}. How many does it need for ${machines} NICs?`,
      `How many subnets of the size of ${code(range)} hold ${machines} machines with one address each?`,
    ]),
    topology: buildTopology({ vnets: [{ ...vnetOf(site), subnets: [] }] }),
    queries: [create(site, range)],
    phrase: ([answer]) =>
      (answer as CanPeerAnswer).allowed ? String(Math.ceil(machines / room(answer))) : null,
    headline: HEADLINE,
    why: () =>
      `Five addresses are lost in each subnet, not in the network once. A /${length} leaves ${size - 5} of its ${size}, so ${Math.ceil(machines / (size - 5))} of them are needed for ${machines}; ${Math.ceil(machines / (size - 5)) - 1} hold ${(Math.ceil(machines / (size - 5)) - 1) * (size - 5)}.`,
    rules: ['R5'],
  };
}
