import type { IpFlowVerifyAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, lastSubnetOf, subnetOf } from '../topologies/addresses';
import {
  type LinkPlan,
  linkName,
  type NetworkPlan,
  type NsgPlan,
  peer,
  type RulePlan,
} from '../topologies/plan';
import { at, drawSites, flowVerify, nicOf, type Site, vnetOf } from '../topologies/scene';
import { askPick, type Item, named, waysFor } from './parts/picking';

/** Whose addresses the VirtualNetwork tag takes in, seen through a rule that uses it. */
export const whatTheTagHolds: Family = {
  id: 'what-the-tag-holds',
  title: 'What VirtualNetwork takes in',
  concepts: ['service-tags', 'flag-virtual-network-access', 'ip-flow-verify'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M1', 'M4', 'M13', 'M14', 'M28'],
  structures: [
    { name: 'who-is-let-in', draw: drawLetIn },
    { name: 'who-is-kept-out', draw: drawKeptOut },
    { name: 'where-it-may-send', levels: [2, 3], draw: drawMaySend },
  ],
};

const OFFICE = '10.254.0.0/16';
const DESK = '10.254.3.20';
const INTERNET = '203.0.113.80';

/** Where an address lies, seen from the machine whose NSG it is. */
type Place =
  | 'own'
  | 'peer'
  | 'behind'
  | 'internet'
  | 'half'
  | 'office'
  | 'their-access'
  | 'my-access'
  | 'routed';

const PLACES: Readonly<Record<Level, readonly Place[]>> = {
  1: ['own', 'peer', 'peer', 'behind', 'internet'],
  2: ['own', 'peer', 'behind', 'half', 'office', 'their-access', 'internet'],
  3: ['peer', 'half', 'office', 'their-access', 'my-access', 'routed', 'behind'],
};

type Target = { readonly place: Place; readonly ip: string; readonly because: Prose };
type Scene = {
  readonly here: Site;
  readonly plan: (nsg: NsgPlan) => NetworkPlan;
  readonly targets: readonly Target[];
};

/** A machine with an NSG in the middle, and around it what the level asks for. */
function drawScene(random: Random, level: Level): Scene {
  const places = random.sample(PLACES[level], 3).filter((place, index, all) => all.indexOf(place) === index);
  // one network more than there are places: whoever is behind needs somebody to be behind of
  const sites = drawSites(random, 2 + places.length);
  const here = at(sites, 0);
  const middle = at(sites, 1);
  const siteOf = new Map(places.map((place, index) => [place, at(sites, 2 + index)]));
  const has = (place: Place) => places.includes(place);
  const site = (place: Place) => siteOf.get(place) ?? middle;
  const off = { access: false };
  const links: LinkPlan[] = places.flatMap((place): readonly LinkPlan[] => {
    const [mine, theirs] = peer(here.vnet, site(place).vnet);
    switch (place) {
      case 'peer':
        return [mine, theirs];
      case 'behind':
        return [...peer(here.vnet, middle.vnet), ...peer(middle.vnet, site('behind').vnet)];
      case 'half':
        return [random.pick([mine, theirs])];
      case 'their-access':
        return [mine, { ...theirs, ...off }];
      case 'my-access':
        return [{ ...mine, ...off }, theirs];
      case 'office':
        return peer(here.vnet, site('office').vnet, [{ remoteGateways: true }, { transit: true }]);
      default:
        return [];
    }
  });
  const appliance = hostOf(subnetOf(here.range, 2));
  const table = `rt-${here.workload}`;
  const says: Record<Place, Target> = {
    own: {
      place: 'own',
      ip: hostOf(here.subnet.range, 40),
      because: `${code(hostOf(here.subnet.range, 40))} is in the network's own ${code(here.range)}.`,
    },
    peer: {
      place: 'peer',
      ip: site('peer').ip,
      because: `${code(site('peer').ip)} is in the peered ${code(site('peer').vnet)}, whose range belongs to the tag.`,
    },
    behind: {
      place: 'behind',
      ip: site('behind').ip,
      because: `${code(site('behind').ip)} is in ${code(site('behind').vnet)}, only a peer's peer and outside the tag.`,
    },
    internet: {
      place: 'internet',
      ip: INTERNET,
      because: `${code(INTERNET)} is on the internet and outside the tag.`,
    },
    half: {
      place: 'half',
      ip: site('half').ip,
      because: `With ${code(site('half').vnet)} there is half a peering, so ${code(site('half').ip)} is outside the tag.`,
    },
    office: {
      place: 'office',
      ip: DESK,
      because: `${code(DESK)} is in the office, which ${code(here.vnet)} is joined to through a borrowed gateway: it belongs to the tag.`,
    },
    'their-access': {
      place: 'their-access',
      ip: site('their-access').ip,
      because: `${code(site('their-access').vnet)} has access off on its own link. That changes its own tag, and ${code(site('their-access').ip)} stays in that of ${code(here.vnet)}.`,
    },
    'my-access': {
      place: 'my-access',
      ip: site('my-access').ip,
      because: `${code(linkName({ from: here.vnet, to: site('my-access').vnet }))} has access off, which takes ${code(site('my-access').ip)} out of the tag.`,
    },
    routed: {
      place: 'routed',
      ip: site('routed').ip,
      because: `${code(table)} names ${code(site('routed').range)} with an appliance as its next hop, and so ${code(site('routed').ip)} belongs to the tag.`,
    },
  };
  const shown = [
    ...places.filter((place) => place !== 'own' && place !== 'internet').map(site),
    ...(has('behind') ? [middle] : []),
  ];
  const gateway = `vgw-${site('office').workload}`;
  const plan = (nsg: NsgPlan): NetworkPlan => ({
    vnets: [
      vnetOf(
        here,
        { nsg: nsg.name, ...(has('routed') && { routeTable: table }) },
        has('routed') ? [{ name: 'snet-inspection', range: subnetOf(here.range, 2) }] : [],
      ),
      ...shown.map((each) =>
        has('office') && each === site('office')
          ? vnetOf(each, {}, [{ name: 'GatewaySubnet', range: lastSubnetOf(each.range, 27) }])
          : vnetOf(each),
      ),
    ],
    nics: [
      nicOf(here),
      ...shown
        .filter((each) => each !== middle && !(has('office') && each === site('office')))
        .map((each) => nicOf(each)),
      ...(has('routed')
        ? [{ name: 'nva-01', vnet: here.vnet, subnet: 'snet-inspection', ip: appliance, ipForwarding: true }]
        : []),
    ],
    nsgs: [nsg],
    routeTables: has('routed')
      ? [
          {
            name: table,
            routes: [
              {
                name: 'to-partner',
                prefix: site('routed').range,
                nextHop: 'VirtualAppliance',
                ip: appliance,
              },
            ],
          },
        ]
      : [],
    ...(has('office') && {
      gateways: [{ name: gateway, vnet: site('office').vnet }],
      sites: [{ name: 'office', ranges: [OFFICE], gateway }],
    }),
    links,
  });
  return { here, plan, targets: places.map((place) => says[place]) };
}

const isPassed = (answer: unknown): boolean => (answer as IpFlowVerifyAnswer).access === 'Allow';

const itemsOf = ({ here, targets }: Scene, direction: 'Inbound' | 'Outbound'): Item[] =>
  targets.map(({ ip, because }) => ({
    name: code(ip),
    query: flowVerify(
      here,
      direction,
      ip,
      direction === 'Inbound'
        ? { local: here.role.port, remote: 50_000 }
        : { local: 50_000, remote: here.role.port },
    ),
    holds: isPassed,
    because,
  }));

const NOTE = 'The figure shows the links and their flags, and what else there is.';
const rule = (name: string, priority: number, more: Partial<RulePlan>): RulePlan => ({
  name,
  priority,
  direction: 'Inbound',
  access: 'Allow',
  ...more,
});

function drawLetIn(random: Random, level: Level): Draft {
  const scene = drawScene(random, level);
  const { here, plan } = scene;
  const nsg: NsgPlan = {
    name: `nsg-${here.workload}`,
    rules: [
      rule('AllowVnet', 200, { protocol: 'Tcp', source: 'VirtualNetwork', port: String(here.role.port) }),
      rule('DenyRest', 4000, { access: 'Deny' }),
    ],
  };
  const items = itemsOf(scene, 'Inbound');
  const names = named(random, items);
  return askPick(random, plan(nsg), items, {
    before: `${code(nsg.name)} lets in what comes from the tag ${code('VirtualNetwork')} on port ${here.role.port}, and nothing else.`,
    which: waysFor(
      level,
      [`Which of ${names} does it let through to ${code(here.vm)}?`],
      [`IP flow verify is asked at ${code(here.vm)} about packets from ${names}. Which of them are let in?`],
    ),
    whichNot: waysFor(
      level,
      [`Which of ${names} does it keep from ${code(here.vm)}?`],
      [`IP flow verify is asked at ${code(here.vm)} about packets from ${names}. Which of them are denied?`],
    ),
    note: NOTE,
    headline: 'VirtualNetwork is more than the own network, and less than everything private',
    rules: ['R96', 'R38', 'R104'],
    about: ['M28'],
  });
}

function drawKeptOut(random: Random, level: Level): Draft {
  const scene = drawScene(random, level);
  const { here, plan } = scene;
  const nsg: NsgPlan = {
    name: `nsg-${here.workload}`,
    rules: [
      rule('DenyVnet', 200, { access: 'Deny', source: 'VirtualNetwork' }),
      rule('AllowRest', 300, { protocol: 'Tcp', port: String(here.role.port) }),
    ],
  };
  const items = itemsOf(scene, 'Inbound');
  const names = named(random, items);
  return askPick(random, plan(nsg), items, {
    before: `${code(nsg.name)} first denies what comes from the tag ${code('VirtualNetwork')}, then lets in everybody on port ${here.role.port}.`,
    which: waysFor(
      level,
      [`Which of ${names} still get in to ${code(here.vm)} on that port, as far as the rules go?`],
      [
        `IP flow verify is asked at ${code(here.vm)} about packets from ${names} to that port. Which of them are let in?`,
      ],
    ),
    whichNot: waysFor(
      level,
      [`Which of ${names} does the first rule keep from ${code(here.vm)}?`],
      [
        `IP flow verify is asked at ${code(here.vm)} about packets from ${names} to that port. Which of them are denied?`,
      ],
    ),
    note: NOTE,
    headline: 'A rule with the tag concerns peers and connected sites too',
    rules: ['R96', 'R38', 'R90'],
    about: ['M28'],
  });
}

function drawMaySend(random: Random, level: Level): Draft {
  const scene = drawScene(random, level);
  const { here, plan } = scene;
  const nsg: NsgPlan = {
    name: `nsg-${here.workload}`,
    rules: [
      rule('ToVnet', 200, { direction: 'Outbound', destination: 'VirtualNetwork' }),
      rule('DenyRest', 4000, { direction: 'Outbound', access: 'Deny' }),
    ],
  };
  const items = itemsOf(scene, 'Outbound');
  const names = named(random, items);
  return askPick(random, plan(nsg), items, {
    before: `${code(nsg.name)} lets ${code(here.vm)} send to the tag ${code('VirtualNetwork')}, and nowhere else.`,
    which: [
      `IP flow verify is asked at ${code(here.vm)} about packets to ${names}. Which of them are let out?`,
      `To which of ${names} may ${code(here.vm)} send, as far as the rules go?`,
    ],
    whichNot: [
      `IP flow verify is asked at ${code(here.vm)} about packets to ${names}. Which of them are denied?`,
      `To which of ${names} do the rules keep ${code(here.vm)} from sending?`,
    ],
    note: NOTE,
    headline: 'VirtualNetwork is more than the own network, and less than everything private',
    rules: ['R96', 'R38', 'R81'],
    about: ['M28'],
  });
}
