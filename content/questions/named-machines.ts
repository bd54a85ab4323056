import type { Draft, Family } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, subnetOf } from '../topologies/addresses';
import { type NetworkPlan, type NsgPlan, peer, type RulePlan } from '../topologies/plan';
import { drawSites, nicOf, reach, type Site, vnetOf } from '../topologies/scene';
import { drawTiers, drawWhichRules } from './parts/group-rules';
import { askPick, type Item, isAnswered, named } from './parts/picking';

/** Rules that name groups of machines, in a network and in its peer. */
export const namedMachines: Family = {
  id: 'named-machines',
  title: 'Machines named by their group',
  concepts: ['application-security-groups', 'nsg-rules'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M13', 'M27', 'M30'],
  structures: [
    { name: 'which-rules', draw: drawWhichRules },
    { name: 'tiers', levels: [2, 3], draw: drawTiers },
    { name: 'who-gets-in', draw: drawWhoGetsIn },
    { name: 'who-is-reached', levels: [2, 3], draw: drawWhoIsReached },
  ],
};

type Scene = {
  readonly target: Site;
  /** in the same subnet, and of the group that the rule names */
  readonly member: Site;
  /** in the same subnet, and of the group or of none */
  readonly stranger: Site;
  readonly strangerIsMember: boolean;
  /** in another subnet, and of the group */
  readonly colleague: Site;
  readonly peer: Site;
};

function drawScene(random: Random): Scene {
  const [target, other] = drawSites(random, 2) as [Site, Site];
  const spare = { name: 'snet-more', range: subnetOf(target.range, 2) };
  return {
    target,
    member: { ...target, vm: 'vm-batch-01', ip: hostOf(target.subnet.range, 20) },
    strangerIsMember: random.oneIn(3),
    stranger: { ...target, vm: 'vm-batch-02', ip: hostOf(target.subnet.range, 21) },
    colleague: { ...target, vm: 'vm-batch-03', ip: hostOf(spare.range, random.int(0, 5)), subnet: spare },
    peer: other,
  };
}

const GROUP = 'asg-batch';
const PARTNERS = 'asg-partners';

function planOf(scene: Scene, group: NsgPlan): NetworkPlan {
  const { target, member, stranger, strangerIsMember, colleague, peer: other } = scene;
  return {
    vnets: [vnetOf(target, { nsg: group.name }, [colleague.subnet]), vnetOf(other)],
    nics: [
      nicOf(target),
      nicOf(member, { asg: GROUP }),
      nicOf(stranger, strangerIsMember ? { asg: GROUP } : {}),
      nicOf(colleague, { asg: GROUP }),
      nicOf(other, { asg: PARTNERS }),
    ],
    nsgs: [group],
    asgs: [GROUP, PARTNERS],
    links: peer(target.vnet, other.vnet),
  };
}

const memberNote = (scene: Scene): Prose => {
  const { target, member, stranger, strangerIsMember, colleague, peer: other } = scene;
  const members = [member, ...(strangerIsMember ? [stranger] : []), colleague];
  return [
    `${code(GROUP)} holds ${list(members.map(({ vm }) => code(vm)))}${strangerIsMember ? '' : `; ${code(stranger.vm)} is in no group`}.`,
    `${code(colleague.vm)} is in ${code(colleague.subnet.name)}; ${list([target, member, stranger].map(({ vm }) => code(vm)))} are in ${code(target.subnet.name)}.`,
    `${code(other.vm)} is in the peered ${code(other.vnet)}.`,
  ].join(' ');
};

const isMemberIn = ({ stranger, strangerIsMember, peer: other }: Scene, site: Site): boolean =>
  site !== other && (site !== stranger || strangerIsMember);

/** Who are asked about. */
function three(random: Random, scene: Scene): Site[] {
  const { member, stranger, strangerIsMember, colleague, peer: other } = scene;
  // where all are members, those of the subnet make the difference
  if (strangerIsMember && !random.oneIn(3)) return [member, stranger, colleague];
  return [other, ...random.sample([member, stranger, colleague], 2)];
}

function drawWhoGetsIn(random: Random, level: Level): Draft {
  const scene = drawScene(random);
  const { target, peer: other } = scene;
  // besides the group, the peer's range may be let in too, or nobody is and the group is denied
  const withPeer = level > 1 && random.oneIn(2);
  const denies = random.oneIn(2);
  const port = String(target.role.port);
  const rules: RulePlan[] = denies
    ? [{ name: 'DenyBatch', priority: 200, direction: 'Inbound', access: 'Deny', sourceAsg: GROUP }]
    : [
        {
          name: 'AllowBatch',
          priority: 200,
          direction: 'Inbound',
          access: 'Allow',
          protocol: 'Tcp',
          sourceAsg: GROUP,
          port,
        },
        ...(withPeer
          ? [
              {
                name: 'AllowPeer',
                priority: 210,
                direction: 'Inbound',
                access: 'Allow',
                protocol: 'Tcp',
                source: other.range,
                port,
              } as const,
            ]
          : []),
        { name: 'DenyRest', priority: 4000, direction: 'Inbound', access: 'Deny' },
      ];
  const nsg: NsgPlan = { name: `nsg-${target.workload}`, rules };
  const isMember = (site: Site) => isMemberIn(scene, site);
  const says = (site: Site): Prose => {
    if (denies)
      return isMember(site)
        ? `${code(site.vm)} belongs to ${code(GROUP)}, which ${code('DenyBatch')} denies.`
        : `${code(site.vm)} isn't of ${code(GROUP)}, so the default ${code('AllowVnetInBound')} lets it in.`;
    if (isMember(site))
      return `${code(site.vm)} belongs to ${code(GROUP)}, and ${code('AllowBatch')} lets it in.`;
    if (site === other && withPeer)
      return `${code(site.vm)} is let in by ${code('AllowPeer')}, which names its range.`;
    return site === other
      ? `${code(site.vm)} comes from the peer, which no rule names: ${code('DenyRest')} stops it.`
      : `${code(site.vm)} is in no group, and being in the same subnet doesn't help: ${code('DenyRest')} stops it.`;
  };
  const items: Item[] = three(random, scene).map((site) => ({
    name: code(site.vm),
    query: reach(site, target),
    holds: isAnswered,
    because: says(site),
  }));
  const names = named(random, items);
  const to = `${code(target.vm)} (${code(`${target.ip}:${port}`)})`;
  return askPick(random, planOf(scene, nsg), items, {
    before: denies
      ? `${code(nsg.name)} on ${code(target.subnet.name)} has one rule of its own: ${code('DenyBatch')} denies what comes in from the group ${code(GROUP)}.`
      : `${code(nsg.name)} on ${code(target.subnet.name)} lets in the group ${code(GROUP)} on port ${port}${withPeer ? `, and ${code(other.range)}` : ''}, and denies the rest.`,
    which: [
      `Which of ${names} get an answer from ${to}?`,
      `${names} connect to ${to}. For which of them does it work?`,
    ],
    whichNot: [
      `Which of ${names} get no answer from ${to}?`,
      `${names} connect to ${to}. For which of them does it fail?`,
    ],
    note: memberNote(scene),
    headline: 'A group means its members, wherever in the network they are',
    rules: ['R102', 'R94', 'R90'],
  });
}

function drawWhoIsReached(random: Random): Draft {
  const scene = drawScene(random);
  const { target, peer: other } = scene;
  const toPeer = random.oneIn(2);
  const denies = random.oneIn(2);
  const nsg: NsgPlan = {
    name: `nsg-${target.workload}`,
    rules: denies
      ? [{ name: 'DenyBatch', priority: 200, direction: 'Outbound', access: 'Deny', destinationAsg: GROUP }]
      : [
          { name: 'ToBatch', priority: 200, direction: 'Outbound', access: 'Allow', destinationAsg: GROUP },
          ...(toPeer
            ? [
                {
                  name: 'ToPeer',
                  priority: 210,
                  direction: 'Outbound',
                  access: 'Allow',
                  destination: other.range,
                } as const,
              ]
            : []),
          { name: 'DenyRest', priority: 4000, direction: 'Outbound', access: 'Deny' },
        ],
  };
  const isMember = (site: Site) => isMemberIn(scene, site);
  const says = (site: Site): Prose => {
    if (denies)
      return isMember(site)
        ? `${code(site.vm)} belongs to ${code(GROUP)}, which ${code('DenyBatch')} denies.`
        : `${code(site.vm)} isn't of ${code(GROUP)}, so the default ${code('AllowVnetOutBound')} lets the packet out.`;
    if (isMember(site))
      return `${code(site.vm)} belongs to ${code(GROUP)}, so ${code('ToBatch')} lets it out.`;
    if (site === other && toPeer) return `${code('ToPeer')} names the range of ${code(site.vm)}.`;
    return site === other
      ? `No rule names the peer's ${code(site.vm)}: ${code('DenyRest')} keeps the packet in.`
      : `${code(site.vm)} is in no group: ${code('DenyRest')} keeps the packet in, same subnet or not.`;
  };
  const items: Item[] = three(random, scene).map((site) => ({
    name: code(site.vm),
    query: reach(target, site),
    holds: isAnswered,
    because: says(site),
  }));
  const names = named(random, items);
  return askPick(random, planOf(scene, nsg), items, {
    before: denies
      ? `${code(nsg.name)} on ${code(target.subnet.name)} has one rule of its own: ${code('DenyBatch')} denies what goes out to the group ${code(GROUP)}.`
      : `${code(nsg.name)} on ${code(target.subnet.name)} lets packets out to the group ${code(GROUP)}${toPeer ? ` and to ${code(other.range)}` : ''}, and denies the rest.`,
    which: [
      `Which of ${names} does ${code(target.vm)} reach?`,
      `${code(target.vm)} opens connections to ${names}. Which of them work?`,
    ],
    whichNot: [
      `Which of ${names} does ${code(target.vm)} not reach?`,
      `${code(target.vm)} opens connections to ${names}. Which of them fail?`,
    ],
    note: `${memberNote(scene)} What comes in is allowed by the default rules.`,
    headline: 'A group means its members, wherever in the network they are',
    rules: ['R102', 'R94', 'R90'],
  });
}
