import type { CanPeerAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code, objection } from '@/lib/quiz/phrase';
import type { Random } from '@/lib/random';
import { lastSubnetOf, subnetOf } from '../topologies/addresses';
import { buildTopology, idOf } from '../topologies/plan';
import { at, drawSites, type Site, vnetOf } from '../topologies/scene';

/** Five addresses of every subnet belong to Azure. */
export const addressesOfASubnet: Family = {
  id: 'addresses-of-a-subnet',
  title: 'Room in a subnet',
  concepts: ['cidr-and-subnets'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M35'],
  structures: [
    { name: 'how-many', draw: drawHowMany },
    { name: 'smallest-that-fits', levels: [2, 3], draw: drawSmallest },
    { name: 'how-many-more', levels: [2, 3], draw: drawHowManyMore },
  ],
};

const create = (site: Site, addressPrefix: string) => ({
  kind: 'canPeer' as const,
  operation: 'createSubnet' as const,
  virtualNetwork: { id: idOf('vnet', site.vnet) },
  addressPrefix,
});

const room = (answer: unknown): number => (answer as CanPeerAnswer).usableAddresses ?? 0;

const sizeOf = (length: number) => 2 ** (32 - length);

function drawHowMany(random: Random): Draft {
  const site = at(drawSites(random, 1), 0);
  const length = random.pick([29, 28, 27, 26, 25]);
  const range = lastSubnetOf(site.range, length);
  return {
    form: 'ask',
    prompt: random.pick([
      `${code(site.vnet)} gets a new subnet, ${code(range)}. How many machines with one NIC each find an address in it?`,
      `A subnet ${code(range)} is created in ${code(site.vnet)}. How many addresses can its NICs have?`,
    ]),
    topology: buildTopology({ vnets: [vnetOf(site)] }),
    queries: [create(site, range)],
    phrase: ([answer]) => {
      const decision = answer as CanPeerAnswer;
      return decision.allowed ? String(room(decision)) : `None: ${objection(decision)}`;
    },
    headline: 'Azure keeps five addresses of every subnet',
    why: () =>
      `A /${length} has ${sizeOf(length)} addresses. The first four and the last are Azure's: network, gateway, two for DNS, broadcast. ${sizeOf(length) - 5} are left.`,
    rules: ['R5', 'R6'],
  };
}

/** The size is chosen for a number of machines that just doesn't fit if one counts two reserved addresses. */
function drawSmallest(random: Random): Draft {
  const site = at(drawSites(random, 1), 0);
  const length = random.pick([29, 28, 27, 26]);
  // more than five reserved addresses leave, no more than two would
  const machines = sizeOf(length) - random.int(2, 4);
  const options = [length, length - 1, length + 1].filter((each) => each <= 29);
  const range = (each: number) => lastSubnetOf(site.range, each);
  return {
    form: 'change',
    prompt: random.pick([
      `${machines} machines with one NIC each go into one new subnet of ${code(site.vnet)}. What is the smallest range that holds them?`,
      `A scale set of ${machines} instances gets a subnet of its own in ${code(site.vnet)}. Which is the smallest that will do?`,
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
    headline: 'Azure keeps five addresses of every subnet',
    why: `A /${length} has ${sizeOf(length)} addresses, of which ${sizeOf(length) - 5} can be given to NICs: too few for ${machines}. A /${length - 1} leaves ${sizeOf(length - 1) - 5}.`,
    rules: ['R5'],
  };
}

function drawHowManyMore(random: Random): Draft {
  const site = at(drawSites(random, 1), 0);
  const length = random.pick([28, 27, 26]);
  const range = lastSubnetOf(site.range, length);
  const taken = random.int(2, 9);
  return {
    form: 'ask',
    prompt: random.pick([
      `A new subnet ${code(range)} of ${code(site.vnet)} takes ${taken} machines with one NIC each. For how many more is there room?`,
      `${taken} NICs are placed in the new subnet ${code(range)} of ${code(site.vnet)}. How many addresses are left for others?`,
    ]),
    topology: buildTopology({
      vnets: [{ ...vnetOf(site), subnets: [{ name: site.subnet.name, range: subnetOf(site.range, 0) }] }],
    }),
    queries: [create(site, range)],
    phrase: ([answer]) => ((answer as CanPeerAnswer).allowed ? String(room(answer) - taken) : null),
    headline: 'Azure keeps five addresses of every subnet',
    why: () =>
      `Of the ${sizeOf(length)} addresses of a /${length} Azure keeps the first four and the last. ${sizeOf(length) - 5} are for NICs, and ${taken} of them are taken: ${sizeOf(length) - 5 - taken} are left.`,
    rules: ['R5'],
  };
}
