import type { PeeringStateAnswer } from '@/lib/quiz/ask';
import type { Draft, Family, Operation, OrderDraft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { lastSubnetOf, subnetOf } from '../topologies/addresses';
import { buildTopology, idOf, type LinkPlan, linkName, peer } from '../topologies/plan';
import { at, drawSites, planOf, type Site, vnetOf } from '../topologies/scene';

/** Steps to be chosen and put in order. Every order is tried out, and all that do are accepted. */
export const inWhichOrder: Family = {
  id: 'in-which-order',
  title: 'In which order?',
  concepts: ['address-space-sync', 'peering-links-and-states', 'gateway-transit-flags'],
  levels: [1, 2, 3],
  kind: 'order',
  misconceptions: ['M7', 'M15'],
  structures: [
    { name: 'add-and-sync', levels: [1, 2], draw: drawAddAndSync },
    { name: 'two-peers-to-sync', levels: [3], draw: drawTwoPeers },
    { name: 'a-subnet-in-a-new-range', levels: [2, 3], draw: drawNewSubnet },
    { name: 'borrow-a-gateway', levels: [2, 3], draw: drawBorrow },
    { name: 'change-the-gateway', levels: [3], draw: drawChangeGateway },
  ],
};

const EXTRA = ['172.30.0.0/20', '192.168.224.0/20', '10.249.0.0/18', '10.252.0.0/16'] as const;

const add = (site: Site, addressPrefix: string): OrderDraft['steps'][number] => ({
  text: `Add ${code(addressPrefix)} to the address space of ${code(site.vnet)}`,
  operation: { op: 'addAddressPrefix', virtualNetwork: { id: idOf('vnet', site.vnet) }, addressPrefix },
});
const sync = (link: LinkPlan): OrderDraft['steps'][number] => ({
  text: `Sync ${code(linkName(link))}, the link of ${code(link.from)}`,
  operation: { op: 'syncPeering', peering: { id: idOf('link', link.from, linkName(link)) } },
});
const create = (link: LinkPlan, properties: object = {}): Operation => ({
  op: 'createPeering',
  virtualNetwork: { id: idOf('vnet', link.from) },
  name: linkName(link),
  properties: { remoteVirtualNetwork: { id: idOf('vnet', link.to) }, ...properties },
});
const states = (after: readonly Operation[]) => [{ kind: 'peeringState', after }];
const answerOf = ([answer]: readonly unknown[]) => answer as PeeringStateAnswer;
const allDone = (answer: PeeringStateAnswer) => answer.history.every(({ decision }) => decision.allowed);
const allInSync = (answer: PeeringStateAnswer) =>
  Object.values(answer.peerings).every(
    ({ peeringState, peeringSyncLevel }) =>
      peeringState === 'Connected' && peeringSyncLevel === 'FullyInSync',
  );
/** Nothing was refused so far. */
const isPossible = (answers: readonly unknown[]) => allDone(answerOf(answers));
const connectedAndInSync = (answers: readonly unknown[]) =>
  allDone(answerOf(answers)) && allInSync(answerOf(answers));

const choose = (random: Random, count: string): Prose =>
  random.pick([
    `Choose the ${count} steps it takes, in order.`,
    `Which ${count} steps, in which order?`,
    `Put the ${count} steps that are needed in order.`,
  ]);

function drawAddAndSync(random: Random, level: Level): Draft {
  const [a, b] = drawSites(random, 2) as [Site, Site];
  const range = random.pick(EXTRA);
  const [there, back] = peer(a.vnet, b.vnet);
  return {
    form: 'order',
    prompt: `${code(a.vnet)} is to grow by ${code(range)}, and ${code(b.vnet)}, its peer, must learn of it. ${choose(random, 'two')}`,
    note: level === 1 ? 'The peering may stay as it is.' : 'Both links are Connected and in sync.',
    topology: buildTopology(planOf([a, b], { links: [there, back] })),
    pick: 2,
    steps: random.shuffle([add(a, range), sync(back), sync(there)]),
    queries: states,
    isPossible: grownFirst,
    isMet: (answers) => connectedAndInSync(answers) && hasGrown(answers),
    headline: 'Add it, then sync the side that did not change',
    why: `Ranges can be added while the peering stands. Afterwards it is ${code(b.vnet)} that has an old picture, so it is ${code(linkName(back))}, its link to ${code(a.vnet)}, that is synced.`,
    rules: ['R9', 'R29'],
    about: ['M7'],
  };
}

/** Before the range is there, a sync has nothing to do. */
const grownFirst = (answers: readonly unknown[]) => isPossible(answers) && hasGrown(answers);

const hasGrown = (answers: readonly unknown[]) =>
  answerOf(answers).history.some(({ decision }) => decision.operation === 'addAddressPrefix');

function drawTwoPeers(random: Random): Draft {
  const sites = drawSites(random, 3, { hub: true });
  const [hub, a, b] = [at(sites, 0), at(sites, 1), at(sites, 2)];
  const range = random.pick(EXTRA);
  const [fromA, toA] = peer(a.vnet, hub.vnet);
  const [fromB, toB] = peer(b.vnet, hub.vnet);
  return {
    form: 'order',
    prompt: `${code(hub.vnet)} is peered with ${code(a.vnet)} and ${code(b.vnet)}. It gets the further range ${code(range)}, and both spokes must have a route to it. ${choose(random, 'three')}`,
    note: 'All four links are Connected and in sync.',
    topology: buildTopology(planOf(sites, { links: [fromA, toA, fromB, toB] })),
    pick: 3,
    steps: random.shuffle([add(hub, range), sync(fromA), sync(fromB), sync(toA), sync(toB)]),
    queries: states,
    isPossible: grownFirst,
    isMet: (answers) => connectedAndInSync(answers) && hasGrown(answers),
    headline: 'Each peer has to be synced, in any order',
    why: `First the range, since there is nothing to sync before. Then each spoke updates its picture of ${code(hub.vnet)}: ${code(linkName(fromA))} of ${code(a.vnet)} and ${code(linkName(fromB))} of ${code(b.vnet)}, in whichever order.`,
    rules: ['R9', 'R29'],
    about: ['M7'],
  };
}

function drawNewSubnet(random: Random): Draft {
  const [a, b] = drawSites(random, 2) as [Site, Site];
  const range = random.pick(EXTRA);
  const subnet = subnetOf(range, 0);
  const [there, back] = peer(a.vnet, b.vnet);
  return {
    form: 'order',
    prompt: `${code(a.vnet)} needs the subnet ${code('snet-new')} with ${code(subnet)}, for which its address space has no room, and ${code(b.vnet)} must reach it. ${choose(random, 'three')}`,
    note: 'Both links are Connected and in sync.',
    topology: buildTopology(planOf([a, b], { links: [there, back] })),
    pick: 3,
    steps: random.shuffle([
      add(a, range),
      {
        text: `Create ${code('snet-new')} with ${code(subnet)} in ${code(a.vnet)}`,
        operation: {
          op: 'createSubnet',
          virtualNetwork: { id: idOf('vnet', a.vnet) },
          addressPrefix: subnet,
          name: 'snet-new',
        },
      },
      sync(back),
      sync(there),
    ]),
    queries: states,
    isPossible: grownFirst,
    isMet: (answers) =>
      connectedAndInSync(answers) &&
      answerOf(answers).history.some(({ decision }) => decision.operation === 'createSubnet'),
    headline: 'First the range, then what is in it',
    why: `A subnet must lie in the address space, so ${code(range)} comes first. What ${code(b.vnet)} syncs is the range, not the subnets, so the sync of ${code(linkName(back))} may come before or after the subnet.`,
    rules: ['R9', 'R29'],
    about: ['M7'],
  };
}

function drawBorrow(random: Random): Draft {
  const sites = drawSites(random, 2, { hub: true });
  const [hub, a] = [at(sites, 0), at(sites, 1)];
  const gateway = `vgw-${hub.workload}`;
  const [up, down] = peer(a.vnet, hub.vnet);
  const step = (link: LinkPlan, flag: string) => ({
    text: `Create ${code(linkName(link))} in ${code(link.from)} with ${code(flag)}`,
    operation: create(link, { [flag]: true }),
  });
  return {
    form: 'order',
    prompt: `${code(a.vnet)} and ${code(hub.vnet)} are not peered yet. ${code(a.vnet)} is to use ${code(gateway)}, the VPN gateway of ${code(hub.vnet)}. Which two steps does it take, in an order that works?`,
    note: 'Each link gets its flag as it is created.',
    topology: buildTopology({
      ...planOf(sites),
      vnets: [vnetOf(hub, {}, [{ name: 'GatewaySubnet', range: lastSubnetOf(hub.range, 27) }]), vnetOf(a)],
      gateways: [{ name: gateway, vnet: hub.vnet }],
    }),
    pick: 2,
    steps: random.shuffle([
      step(down, 'allowGatewayTransit'),
      step(up, 'useRemoteGateways'),
      step(up, 'allowGatewayTransit'),
      step(down, 'useRemoteGateways'),
    ]),
    queries: states,
    isPossible,
    isMet: (answers) =>
      allDone(answerOf(answers)) &&
      answerOf(answers).trafficFlows &&
      answerOf(answers).history.length === 2 &&
      usesGateway(answers),
    headline: 'One side offers, the other uses',
    why: `${code(hub.vnet)} has the gateway, so its link ${code(linkName(down))} allows transit. ${code(linkName(up))} uses remote gateways. To offer first is the usual order; the other one counts as right too.`,
    rules: ['R50', 'R54'],
    about: ['M15'],
  };
}

/** A spoke that uses one hub's gateway is to use another's. */
function drawChangeGateway(random: Random): Draft {
  const sites = drawSites(random, 3, { hub: true });
  const [hub, a, second] = [at(sites, 0), at(sites, 1), at(sites, 2)];
  const [old, oldBack] = peer(a.vnet, hub.vnet, [{ remoteGateways: true }, { transit: true }]);
  const [up, down] = peer(a.vnet, second.vnet);
  const withGateway = (site: Site) =>
    vnetOf(site, {}, [{ name: 'GatewaySubnet', range: lastSubnetOf(site.range, 27) }]);
  const gatewayOf = (site: Site) => ({ name: `vgw-${site.workload}`, vnet: site.vnet });
  const set = (link: LinkPlan, flag: string, value: boolean) => ({
    text: `Set ${code(flag)} to ${value} on ${code(linkName(link))} of ${code(link.from)}`,
    operation: {
      op: 'updatePeering',
      peering: { id: idOf('link', link.from, linkName(link)) },
      properties: { [flag]: value },
    },
  });
  return {
    form: 'order',
    prompt: `${code(a.vnet)} uses the gateway of ${code(hub.vnet)} and is to use that of ${code(second.vnet)} from now on. ${choose(random, 'three')}`,
    note: `${code(a.vnet)} is peered with both, and both have a VPN gateway. On the links with ${code(second.vnet)} the gateway flags are off.`,
    topology: buildTopology({
      ...planOf(sites),
      vnets: [withGateway(hub), vnetOf(a), withGateway(second)],
      gateways: [hub, second].map(gatewayOf),
      links: [old, oldBack, up, down],
    }),
    pick: 3,
    steps: random.shuffle([
      set(old, 'useRemoteGateways', false),
      set(down, 'allowGatewayTransit', true),
      set(up, 'useRemoteGateways', true),
      set(up, 'allowGatewayTransit', true),
      set(down, 'useRemoteGateways', true),
    ]),
    queries: states,
    isPossible,
    isMet: (answers) => allDone(answerOf(answers)) && usesGateway(answers),
    headline: 'Give up the one, then use the other',
    why: `${code(a.vnet)} may use one gateway at most, so ${code(linkName(old))} has to give up that of ${code(hub.vnet)}, and ${code(linkName(down))} has to offer the other. Once both are done, in either order, ${code(linkName(up))} can use it.`,
    rules: ['R55', 'R50'],
    about: ['M15'],
  };
}

/** Whether one of the links was made with `useRemoteGateways`, and was accepted. */
const usesGateway = (answers: readonly unknown[]) =>
  answerOf(answers).history.some(({ decision }) =>
    decision.checks.some(({ kind }) => kind === 'remote-gateway' || kind === 'gateway-transit'),
  );
