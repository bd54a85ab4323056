import type { Draft, Family } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Random } from '@/lib/random';
import { hostOf, subnetOf } from '../topologies/addresses';
import { type NetworkPlan, peer } from '../topologies/plan';
import { drawSites, nicOf, type Site, vnetOf } from '../topologies/scene';
import { askNextHop, askReach, asksNextHop, connects } from './parts/asking';

/** A peering of chosen subnets: who takes part, and who only seems to. */
export const subnetPeering: Family = {
  id: 'subnet-peering',
  title: 'Peering of chosen subnets',
  concepts: ['subnet-peering'],
  levels: [3],
  kind: 'single-choice',
  misconceptions: ['M22', 'M36'],
  structures: [
    { name: 'sender-left-out', draw: drawSenderLeftOut },
    { name: 'receiver-left-out', draw: drawReceiverLeftOut },
    { name: 'next-hop', draw: drawNextHop },
  ],
};

/** In each network one subnet takes part and one does not. */
function drawScene(random: Random) {
  const [a, b] = drawSites(random, 2) as [Site, Site];
  const left = { name: 'snet-left-out', range: '' };
  const outA = { ...left, range: subnetOf(a.range, 2) };
  const outB = { ...left, range: subnetOf(b.range, 2) };
  const aside: Site = { ...a, vm: 'vm-batch-01', ip: hostOf(outA.range, 4), subnet: outA };
  const apart: Site = { ...b, vm: 'vm-cache-01', ip: hostOf(outB.range, 4), subnet: outB };
  const chosen = { local: [a.subnet.name], remote: [b.subnet.name] };
  const plan: NetworkPlan = {
    vnets: [vnetOf(a, {}, [outA]), vnetOf(b, {}, [outB])],
    nics: [nicOf(a), nicOf(b), nicOf(aside), nicOf(apart)],
    links: peer(a.vnet, b.vnet, [
      { subnets: chosen },
      { subnets: { local: chosen.remote, remote: chosen.local } },
    ]),
  };
  const note = `Only ${code(a.subnet.name)} of ${code(a.vnet)} and ${code(b.subnet.name)} of ${code(b.vnet)} are peered. Both links are Connected, and no NSG and no route table is in use.`;
  return { a, b, aside, apart, plan, note };
}

function drawSenderLeftOut(random: Random): Draft {
  const { b, aside, plan, note } = drawScene(random);
  return askReach(plan, aside, b, {
    prompt: connects(random, aside, b),
    note,
    headline: 'A subnet that is left out may see the route and still not get through',
    why: `${code(aside.vm)} is in ${code(aside.subnet.name)}, which takes no part in the peering. Its table has a route to ${code(b.subnet.range)} all the same, since routes go to every subnet; its packets are stopped at the link.`,
    rules: ['R112', 'R111'],
    about: ['M36'],
  });
}

function drawReceiverLeftOut(random: Random): Draft {
  const { a, apart, plan, note } = drawScene(random);
  return askReach(plan, a, apart, {
    prompt: connects(random, a, apart),
    note,
    headline: 'Only the chosen subnets are routed to',
    why: `The peering brings a route for the chosen subnet of ${code(apart.vnet)} and for no other. ${code(apart.ip)} lies in ${code(apart.subnet.name)}, so its longest match is a None route.`,
    rules: ['R112', 'R65'],
    about: ['M22'],
  });
}

function drawNextHop(random: Random): Draft {
  const { a, apart, plan, note } = drawScene(random);
  const free = hostOf(apart.subnet.range, random.int(8, 20));
  return askNextHop(plan, a, free, {
    prompt: asksNextHop(random, a, free, `an address in ${code(apart.subnet.name)} of ${code(apart.vnet)}`),
    note,
    headline: 'Only the chosen subnets are routed to',
    why: `For ${code(apart.vnet)} the table has one row: the range of the subnet that takes part. ${code(free)} is in another one, and what is left for it is the system's None route.`,
    rules: ['R112', 'R65'],
  });
}
