import type { EffectiveRoutesAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code, list, phraseRoutes } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, isWithin, privateBlockOf, subnetOf } from '../topologies/addresses';
import { buildTopology, type NetworkPlan, type NsgPlan, peer } from '../topologies/plan';
import { drawSites, effectiveRoutes, nicOf, type Site, vnetOf } from '../topologies/scene';
import { askWhich } from './parts/asking';
import { askPlace, asksPlace } from './parts/outcomes';

/** A peering of chosen subnets: who takes part, and who only seems to. */
export const subnetPeering: Family = {
  id: 'subnet-peering',
  title: 'Peering of chosen subnets',
  concepts: ['subnet-peering'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M4', 'M11', 'M22', 'M26', 'M28', 'M36'],
  structures: [
    { name: 'who-answers', draw: drawWhoAnswers },
    { name: 'request-and-reply', levels: [2, 3], draw: drawRequest },
    { name: 'rows', levels: [2, 3], draw: drawRows },
  ],
};

type Scene = {
  /** in the subnets that take part, one on each side */
  readonly a: Site;
  readonly b: Site;
  /** in the same networks, in subnets that don't */
  readonly aside: Site;
  readonly apart: Site;
  /** in a network that is peered with `a`'s as a whole, or by half */
  readonly whole: Site;
  readonly isHalf: boolean;
  readonly plan: NetworkPlan;
  readonly note: Prose;
};

/** In each of two networks one subnet takes part and one does not; a third network is peered as a whole. */
function drawScene(random: Random, level: Level): Scene {
  const [a, b, whole] = drawSites(random, 3, {
    regions: level === 1 || random.oneIn(2) ? ['home', 'home', 'away'] : 'any',
  }) as [Site, Site, Site];
  const name = random.pick(['snet-legacy', 'snet-lab', 'snet-office', 'snet-test']);
  const outA = { name, range: subnetOf(a.range, 2) };
  const outB = { name, range: subnetOf(b.range, 2) };
  const [batch = '', cache = ''] = random.sample(
    ['vm-batch-01', 'vm-cache-01', 'vm-build-01', 'vm-report-01'],
    2,
  );
  const aside: Site = { ...a, vm: batch, ip: hostOf(outA.range, random.int(2, 12)), subnet: outA };
  const apart: Site = { ...b, vm: cache, ip: hostOf(outB.range, random.int(2, 12)), subnet: outB };
  const chosen = { local: [a.subnet.name], remote: [b.subnet.name] };
  const isHalf = level === 3 && random.oneIn(2);
  const links = peer(a.vnet, whole.vnet);
  const plan: NetworkPlan = {
    vnets: [vnetOf(a, {}, [outA]), vnetOf(b, {}, [outB]), vnetOf(whole)],
    nics: [nicOf(a), nicOf(b), nicOf(aside), nicOf(apart), nicOf(whole)],
    links: [
      ...peer(a.vnet, b.vnet, [
        { subnets: chosen },
        { subnets: { local: chosen.remote, remote: chosen.local } },
      ]),
      ...(isHalf ? [random.pick(links)] : links),
    ],
  };
  const note = `Of ${code(a.vnet)} and ${code(b.vnet)} only the two subnets ${code(a.subnet.name)} are peered with one another. ${code(whole.vnet)} is peered with ${code(a.vnet)} as a whole${isHalf ? ', though only one of the two links has been made' : ''}.`;
  return { a, b, aside, apart, whole, isHalf, plan, note };
}

/** Seen from a subnet that takes part, or from one that doesn't. */
function drawWhoAnswers(random: Random, level: Level): Draft {
  const { a, b, aside, apart, whole, isHalf, plan, note } = drawScene(random, level);
  const from = random.pick([a, aside, aside, b, apart]);
  const isLeft = from === a || from === aside;
  const own = { [a.vm]: aside, [aside.vm]: a, [b.vm]: apart, [apart.vm]: b }[from.vm] as Site;
  const targets = random.shuffle(
    isLeft ? [own, random.pick([b, b, apart]), whole] : [own, random.pick([a, aside]), whole],
  );
  const wholeSays = isLeft
    ? isHalf
      ? `${code(whole.vm)} would be in reach of every subnet of ${code(a.vnet)}, were its peering not half made.`
      : `${code(whole.vm)} is in a network that is peered as a whole, so every subnet of ${code(a.vnet)} reaches it.`
    : `${code(whole.vnet)} is a peer of ${code(a.vnet)} only, and no peering is transitive.`;
  const far = targets.find((site) => site !== own && site !== whole) as Site;
  const takesPart = (site: Site) => site === a || site === b;
  const farSays =
    takesPart(from) && takesPart(far)
      ? `${code(from.vm)} and ${code(far.vm)} are both in subnets that take part.`
      : takesPart(far)
        ? `${code(from.vm)} is in ${code(from.subnet.name)}, which takes no part: a route to ${code(far.subnet.range)} is there, but its packets are stopped at the link.`
        : `${code(far.vm)} is in ${code(far.subnet.name)}, which takes no part, so there is no route to it.`;
  // a neighbour behind rules answers all the same: replies need none
  const nsg: NsgPlan = {
    name: `nsg-${own.vm}`,
    rules: [
      { name: 'AllowTeam', priority: 300, direction: 'Inbound', access: 'Allow', source: from.subnet.range },
      { name: 'DenyRest', priority: 4000, direction: 'Inbound', access: 'Deny' },
      { name: 'DenyOutbound', priority: 4000, direction: 'Outbound', access: 'Deny' },
    ],
  };
  const isGuarded = level > 1 && !random.oneIn(3);
  return askWhich(
    isGuarded
      ? {
          ...plan,
          nsgs: [nsg],
          nics: (plan.nics ?? []).map((nic) => (nic.name === own.vm ? { ...nic, nsg: nsg.name } : nic)),
        }
      : plan,
    from,
    targets.map((site) => ({ site, name: site.vm })),
    {
      prompt: random.pick([
        `${code(from.vm)} calls ${list(targets.map(({ vm }) => code(vm)))} by their private addresses. Which of them answer?`,
        `From which of these does ${code(from.vm)} get an answer: ${list(targets.map(({ vm }) => code(vm)))}?`,
        `Which of ${list(targets.map(({ vm }) => code(vm)))} can ${code(from.vm)} connect to?`,
      ]),
      note: `${note} No route table is in use${isGuarded ? '' : ', and no NSG'}.`,
      headline: 'Only the chosen subnets take part',
      why: `${code(own.vm)} is in the same network${isGuarded ? `, ${code('AllowTeam')} lets ${code(from.ip)} in, and replies need no rule` : ''}. ${farSays} ${wholeSays}`,
      rules: ['R112', 'R111', 'R37'],
      about: ['M36', 'M1', 'M4', 'M26'],
    },
  );
}

/** One packet between subnets that take part or don't, and rules where they do. */
function drawRequest(random: Random, level: Level): Draft {
  const scene = drawScene(random, level);
  const { a, b, aside, apart, plan, note } = scene;
  const [from, to] = random.pick([
    [a, b],
    [a, b],
    [b, a],
    [aside, b],
    [a, apart],
    [apart, a],
  ] as const);
  const isChosen = (from === a && to === b) || (from === b && to === a);
  const group: NsgPlan = {
    name: `nsg-${to.workload}`,
    rules: [
      {
        name: 'AllowVnet',
        priority: 300,
        direction: 'Inbound',
        access: 'Allow',
        protocol: 'Tcp',
        source: 'VirtualNetwork',
        port: String(to.role.port),
      },
      { name: 'DenyRest', priority: 4000, direction: 'Inbound', access: 'Deny' },
      ...(random.oneIn(2)
        ? [{ name: 'DenyOutbound', priority: 4000, direction: 'Outbound', access: 'Deny' } as const]
        : []),
    ],
  };
  const guarded: NetworkPlan = isChosen
    ? {
        ...plan,
        nsgs: [group],
        nics: (plan.nics ?? []).map((nic) => (nic.name === to.vm ? { ...nic, nsg: group.name } : nic)),
      }
    : plan;
  return askPlace(guarded, from, to, {
    prompt: asksPlace(random, from, to),
    note: `${note} No route table is in use${isChosen ? '' : ', and no NSG'}.`,
    headline: isChosen
      ? 'For the chosen subnets it is a peering like any other'
      : from === a
        ? 'Only the chosen subnets are routed to'
        : 'A subnet that is left out may see the route and still not get through',
    why: isChosen
      ? `Both subnets take part: ${code(from.vnet)} has a route to ${code(to.subnet.range)}, and ${code(from.subnet.range)} belongs to the tag VirtualNetwork at ${code(to.vm)}, so ${code('AllowVnet')} lets the request in. The reply needs no rule and has a route back.`
      : from === a
        ? `The peering brings a route for the chosen subnet of ${code(to.vnet)} and for no other. ${code(to.ip)} lies in ${code(to.subnet.name)}, so its longest match is the None route ${code(privateBlockOf(to.range))}.`
        : `${code(from.vm)} is in ${code(from.subnet.name)}, which takes no part in the peering. Its table has a route to ${code(to.subnet.range)} all the same, since routes go to every subnet; its packets are stopped at the link.`,
    rules: isChosen ? ['R112', 'R96', 'R93'] : ['R112', 'R111', 'R65'],
    about: isChosen ? ['M28', 'M26'] : from === a ? ['M22'] : ['M36'],
  });
}

/** The rows that lead to the other networks, seen from a subnet that takes part or from one that doesn't. */
function drawRows(random: Random, level: Level): Draft {
  const { a, b, aside, apart, whole, isHalf, plan, note } = drawScene(random, level);
  const from = random.pick([a, aside, b, apart]);
  const isLeft = from === a || from === aside;
  const far = isLeft ? b : a;
  const others = random.shuffle([far, whole]);
  return {
    form: 'ask',
    prompt: random.pick([
      `Which active rows for ${list(others.map(({ vnet }) => code(vnet)))} do the effective routes of ${code(from.vm)} in ${code(from.subnet.name)} hold?`,
      `What do the effective routes of ${code(from.vm)} (${code(from.subnet.name)}) say about ${list(others.map(({ vnet }) => code(vnet)))}?`,
      `You open the effective routes of ${code(from.vm)}, which is in ${code(from.subnet.name)}. Which rows lead to ${list(
        others.map(({ vnet }) => code(vnet)),
        'or',
      )}?`,
    ]),
    note: `${note} No route table is in use.`,
    topology: buildTopology(plan),
    queries: [effectiveRoutes(from)],
    phrase: ([answer]) =>
      phraseRoutes(
        (answer as EffectiveRoutesAnswer).value.filter(({ addressPrefix }) =>
          others.some(({ range }) => isWithin(addressPrefix, range)),
        ),
      ),
    headline: 'A peering of subnets brings routes for those subnets, to every subnet',
    why: () =>
      `For ${code(far.vnet)} there is one row, ${code(far.subnet.range)}: the subnet that takes part. It is in the table of every subnet of ${code(from.vnet)}, those that are left out included. ${
        !isLeft
          ? `${code(whole.vnet)} is a peer of ${code(a.vnet)}, not of ${code(b.vnet)}, so no row leads there.`
          : isHalf
            ? `With ${code(whole.vnet)} half a peering exists, and that brings no route.`
            : `${code(whole.vnet)} is peered as a whole, which brings its range, ${code(whole.range)}.`
      }`,
    rules: ['R112', 'R33'],
    about: ['M1', 'M4'],
  };
}
