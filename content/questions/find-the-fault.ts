import type { AuthoredDraft, Draft, Family } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { type LinkPlan, linkName, type NetworkPlan, peer } from '../topologies/plan';
import { drawSites, nicOf, planOf, type Site, vnetOf } from '../topologies/scene';
import { authored, wrong } from './parts/authoring';

/** Where to look next when packets don't arrive. Written by hand: which tool shows what, and which step comes first. */
export const findTheFault: Family = {
  id: 'find-the-fault',
  title: 'Where to look next',
  concepts: ['peering-troubleshooting', 'ip-flow-verify', 'effective-routes-and-next-hop'],
  levels: [1, 2, 3],
  kind: 'single-choice',
  misconceptions: ['M4', 'M5', 'M6', 'M7', 'M11', 'M13', 'M19', 'M20', 'M24', 'M26', 'M28', 'M36'],
  structures: [
    { name: 'what-mends-it', draw: drawRemedy },
    { name: 'which-tool', draw: drawTool },
    { name: 'what-the-findings-say', draw: drawFindings },
    { name: 'how-many-rules', draw: drawRules },
    { name: 'which-route-takes-it', levels: [2, 3], draw: drawRoute },
  ],
};

type Scene = {
  readonly a: Site;
  readonly b: Site;
  readonly there: LinkPlan;
  readonly back: LinkPlan;
  /** on the highest level, another peer of the first network, with which all is well */
  readonly sound: Site | null;
};

function drawScene(random: Random, level: Level, regions: 'any' | 'same' | 'different' = 'same'): Scene {
  const [a, b, sound] = drawSites(random, 3, {
    regions: level === 3 && regions === 'same' ? 'any' : regions,
  }) as [Site, Site, Site];
  const [there, back] = peer(a.vnet, b.vnet);
  return { a, b, there, back, sound: level === 3 ? sound : null };
}

/** The network with the sound peer beside it, which has nothing to do with the fault. */
const withSound = (plan: NetworkPlan, { a, sound }: Scene): NetworkPlan =>
  sound
    ? {
        ...plan,
        vnets: [...plan.vnets, vnetOf(sound)],
        nics: [...(plan.nics ?? []), nicOf(sound)],
        links: [...(plan.links ?? []), ...peer(a.vnet, sound.vnet)],
      }
    : plan;
const soundSays = ({ a, sound }: Scene): Prose =>
  sound ? `Between ${code(a.vnet)} and ${code(sound.vnet)} everything works.` : '';

const fails = (random: Random, { a, b }: Scene): Prose =>
  random.pick([
    `${code(a.vm)} gets no answer from ${code(`${b.ip}:${b.role.port}`)} on ${code(b.vm)}.`,
    `Since this morning ${code(a.vm)} can’t reach ${b.role.service} on ${code(b.vm)} (${code(b.ip)}).`,
    `Users report that ${code(a.vm)} has lost ${code(b.vm)} (${code(b.ip)}, port ${b.role.port}).`,
  ]);

type Story = Pick<AuthoredDraft, 'right' | 'wrong' | 'headline' | 'why' | 'rules'> & {
  readonly plan: NetworkPlan;
  readonly found: Prose;
};

/** What is to be done, by what the links show. The same remedies stand under each story, and each is right under one. */
function drawRemedy(random: Random, level: Level): Draft {
  const told = random.pick(
    level === 1
      ? (['initiated', 'green', 'disconnected'] as const)
      : (['initiated', 'disconnected', 'disconnected', 'grown', 'grownThere', 'green'] as const),
  );
  const scene = drawScene(random, level, told === 'initiated' ? 'different' : 'same');
  const { a, b, there, back } = scene;
  const [first, second] = [code(linkName(there)), code(linkName(back))];
  const range = random.pick(['172.30.0.0/20', '192.168.224.0/20', '10.249.0.0/18']);
  const remedies = {
    create: `Create ${second} in ${code(b.vnet)}`,
    renew: `Delete ${first}, then create both links`,
    sync: `Sync ${second}, the link of ${code(b.vnet)}`,
    syncOther: `Sync ${first}, the link of ${code(a.vnet)}`,
    elsewhere: `Leave the peering, look at NSGs and routes`,
    inside: `Leave the network, look inside ${code(b.vm)}`,
    gateways: `Join the two regions by VPN gateways instead`,
  };
  const stories: Readonly<Record<typeof told, () => Story>> = {
    initiated: () => ({
      plan: planOf([a, b], { links: [there] }),
      found:
        level === 1
          ? `${fails(random, scene)} In the portal the peering ${first} shows Initiated.`
          : `${first} shows Initiated, its provisioning state Succeeded.`,
      right: remedies.create,
      wrong: [
        wrong(
          remedies.elsewhere,
          'M4',
          `${level === 1 ? 'Initiated' : 'Succeeded'} means that this one link was created. A peering takes another one, in ${code(b.vnet)}, and without it there is no route.`,
        ),
        wrong(
          remedies.gateways,
          'M11',
          `${a.region.title} and ${b.region.title} can be peered like any two regions. What is missing is the other link.`,
        ),
      ],
      headline: 'Initiated means that half is missing',
      why: `${first} waits for ${second}, which nobody has made. ${level === 1 ? '' : 'That Azure created it without a fault, Succeeded, says nothing about the other half. '}Once ${second} exists, both show Connected.`,
      rules: ['R24', 'R27'],
    }),
    disconnected: () => ({
      plan: planOf([a, b], { links: [{ ...there, state: 'Disconnected' }] }),
      found: `${first} shows Disconnected; ${second} was deleted by mistake.`,
      right: remedies.renew,
      wrong: [
        wrong(remedies.create, 'M5', `Azure refuses that as long as ${first} is Disconnected.`),
        wrong(
          remedies.elsewhere,
          'M4',
          'A Disconnected link brings no route and carries nothing, whatever NSGs and tables say.',
        ),
      ],
      headline: 'A Disconnected link has to go first',
      why: `${first} remembers a peering whose other half was deleted. Azure doesn't take a new ${second} beside it. Once ${first} is gone, both can be created as if for the first time.`,
      rules: ['R26', 'R25'],
    }),
    grown: () => ({
      plan: {
        vnets: [{ ...vnetOf(a), ranges: [a.range, range] }, vnetOf(b)],
        nics: [nicOf(a), nicOf(b)],
        links: [there, { ...back, remoteRanges: [a.range] }],
      },
      found: `${code(a.vnet)} was given ${code(range)} yesterday. From ${code(b.vnet)} everything in ${code(a.range)} is reached, nothing in ${code(range)}.`,
      right: remedies.sync,
      wrong: [
        wrong(
          remedies.syncOther,
          'M7',
          `${code(a.vnet)} knows its own ranges. The side with the old picture is ${code(b.vnet)}.`,
        ),
        wrong(
          remedies.renew,
          'M6',
          'It would work, with an outage for what runs now. A sync does it without.',
        ),
      ],
      headline: 'A new range is known after a sync',
      why: `${code(b.vnet)} routes by the ranges as they were last synced, and that was before ${code(range)} was added. Its own ${second} shows LocalNotInSync: there the sync is run.`,
      rules: ['R11', 'R29', 'R30'],
    }),
    grownThere: () => ({
      plan: {
        vnets: [vnetOf(a), { ...vnetOf(b), ranges: [b.range, range] }],
        nics: [nicOf(a), nicOf(b)],
        links: [{ ...there, remoteRanges: [b.range] }, back],
      },
      found: `${code(b.vnet)} was given ${code(range)} yesterday. From ${code(a.vnet)} everything in ${code(b.range)} is reached, nothing in ${code(range)}.`,
      right: remedies.syncOther,
      wrong: [
        wrong(
          remedies.sync,
          'M7',
          `${code(b.vnet)} knows its own ranges. The side with the old picture is ${code(a.vnet)}.`,
        ),
        wrong(
          remedies.renew,
          'M6',
          'It would work, with an outage for what runs now. A sync does it without.',
        ),
      ],
      headline: 'A new range is known after a sync',
      why: `${code(a.vnet)} routes by the ranges as they were last synced, and that was before ${code(range)} was added. Its own ${first} shows LocalNotInSync: there the sync is run.`,
      rules: ['R11', 'R29', 'R30'],
    }),
    green: () => ({
      plan: planOf([a, b], { links: [there, back] }),
      found: `${fails(random, scene)} Both links show Connected and FullyInSync.`,
      right: remedies.elsewhere,
      wrong: [
        wrong(
          remedies.renew,
          'M13',
          'The peering does all it can: there are routes. What stops packets over a sound peering are rules and user routes.',
        ),
        wrong(
          remedies.inside,
          'M36',
          'That there are routes is the first half. NSGs and user routes are part of Azure, and stop packets before any machine sees them.',
        ),
      ],
      headline: 'A Connected peering is no longer where to look',
      why: `Connected on both sides and in sync: the routes between ${code(a.range)} and ${code(b.range)} are there. What is left are NSGs on the way and user routes at both ends.`,
      rules: ['R35', 'R27', 'R28'],
    }),
  };
  const { plan, found, ...rest } = stories[told]();
  return authored(withSound(plan, scene), {
    ...(scene.sound && { note: soundSays(scene) }),
    prompt: `${found} ${random.pick(['What mends it?', 'What is to be done?', 'Which step is the right one?'])}`,
    ...rest,
  });
}

/** Rules or routes: each has its tool, and neither tool sees the other half. */
function drawTool(random: Random, level: Level): Draft {
  const scene = drawScene(random, level);
  const { a, b, there, back } = scene;
  const tools = {
    flow: `IP flow verify at ${code(b.vm)}, inbound from ${code(a.ip)}`,
    hop: `Next hop at ${code(a.vm)}, towards ${code(b.ip)}`,
    back: `Next hop at ${code(b.vm)}, towards ${code(a.ip)}`,
    states: `The states of ${code(linkName(there))} and ${code(linkName(back))}`,
  };
  const asked = random.pick(
    level === 1 ? (['rules', 'routes'] as const) : (['rules', 'routes', 'reply', 'peering'] as const),
  );
  const seesRulesOnly = wrong(
    tools.flow,
    'M36',
    'IP flow verify looks at rules only. A packet may be allowed, and still be routed to nowhere.',
  );
  const seesStatesOnly = wrong(
    tools.states,
    'M13',
    'A Connected peering offers a route. User routes and NSGs decide all the same, and the states show neither.',
  );
  const seesRoutesOnly = wrong(
    tools.hop,
    'M36',
    'Next hop looks at routes. It names the peering even where an NSG drops every packet.',
  );
  const told = {
    rules: {
      ask: random.pick([
        `Which check tells whether a security rule at ${code(b.vm)} stops the packets, and which one?`,
        `Somebody suspects the NSG in front of ${code(b.vm)}. What confirms that?`,
        `The question is whether ${code(b.vm)} is allowed to receive them. What answers it?`,
      ]),
      right: tools.flow,
      wrong: [seesRoutesOnly, seesStatesOnly],
      headline: 'IP flow verify looks at rules, next hop at routes',
      why: `IP flow verify takes the addresses, ports and protocol of a flow and says at one NIC whether it may pass, and by which rule. Asked at ${code(b.vm)} about ${code(a.ip)}, it names the rule that stops the packets.`,
      rules: ['R104', 'R81'] as const,
    },
    routes: {
      ask: random.pick([
        `Perhaps a route table sends the packets of ${code(a.vm)} elsewhere. What shows that?`,
        `Somebody suspects a route in the table of ${code(a.vnet)}. What confirms it?`,
        `The question is where the packets of ${code(a.vm)} are sent. What answers it?`,
      ]),
      right: tools.hop,
      wrong: [seesRulesOnly, seesStatesOnly],
      headline: 'Routes are seen at the sender',
      why: `What ${code(a.vm)} sends is routed by the effective routes of its own NIC. Next hop shows which of them is taken for ${code(b.ip)}: the peering's ${code(b.range)}, or a user route that is as long or longer.`,
      rules: ['R62', 'R81', 'R70'] as const,
    },
    reply: {
      ask: random.pick([
        `A capture on ${code(b.vm)} shows that requests arrive and replies leave. Where the replies go, what shows that?`,
        `Requests arrive on ${code(b.vm)}, and it answers; nothing comes back. Which check is next?`,
        `The way there is fine, as a capture on ${code(b.vm)} shows. What tells of the way back?`,
      ]),
      right: tools.back,
      wrong: [
        wrong(
          tools.hop,
          'M24',
          `That shows the way there, which works. The reply is routed by the table where it starts: that of ${code(b.vnet)}.`,
        ),
        wrong(
          tools.flow,
          'M26',
          'Requests arrive, so they are let in. Replies of a connection that was let in need no rule of their own.',
        ),
      ],
      headline: 'The reply is routed by the table where it starts',
      why: `The replies start at ${code(b.vm)}, so the routes of its subnet decide about them. Next hop there, towards ${code(a.ip)}, shows whether they follow the peering's ${code(a.range)}.`,
      rules: ['R62', 'R81'] as const,
    },
    peering: {
      ask: random.pick([
        `Next hop at ${code(a.vm)} says None, and there is no route table. What is to be looked at next?`,
        `The effective routes of ${code(a.vm)} have no row for ${code(b.range)}, and no user route stands there. What explains it?`,
        `For ${code(b.ip)} the longest match of ${code(a.vm)} is a None route of the system. Where does one look now?`,
      ]),
      right: tools.states,
      wrong: [
        wrong(tools.flow, 'M36', 'Without a route nothing gets as far as an NSG over there.'),
        wrong(tools.back, 'M24', 'As long as nothing arrives there is no reply whose way could be wrong.'),
      ],
      headline: 'No peering route means no Connected peering',
      why: `A Connected peering brings the route ${code(b.range)} without anybody's doing. If it is missing, one of the two links is: ${code(linkName(there))} or ${code(linkName(back))} shows Initiated or Disconnected, or is not there.`,
      rules: ['R31', 'R33'] as const,
    },
  }[asked];
  const { ask, ...rest } = told;
  const plan = planOf([a, b], { links: asked === 'peering' ? [random.pick([there, back])] : [there, back] });
  return authored(withSound(plan, scene), {
    ...(scene.sound && { note: soundSays(scene) }),
    prompt: `${fails(random, scene)}${asked === 'peering' ? '' : ' Both links are said to be Connected.'} ${ask}`,
    ...rest,
  });
}

/** What some findings, taken together, leave as the cause. */
function drawFindings(random: Random, level: Level): Draft {
  const scene = drawScene(random, level);
  const { a, b, there, back } = scene;
  const [tableA, tableB] = [`rt-${a.workload}`, `rt-${b.workload}`];
  const causes = {
    table: `A route in ${code(tableA)}, the table of ${code(a.vnet)}`,
    tableBack: `A route in ${code(tableB)}, the table of ${code(b.vnet)}`,
    rule: `A rule of ${code(`nsg-${b.workload}`)} at ${code(b.vm)}`,
    inside: `Something inside ${code(b.vm)}, such as its firewall`,
  };
  const plan: NetworkPlan = {
    vnets: [vnetOf(a, { routeTable: tableA }), vnetOf(b, { routeTable: tableB, nsg: `nsg-${b.workload}` })],
    nics: [nicOf(a), nicOf(b)],
    nsgs: [{ name: `nsg-${b.workload}`, rules: [] }],
    routeTables: [tableA, tableB].map((name) => ({ name, routes: [] })),
    links: [there, back],
  };
  const allow = `IP flow verify at ${code(b.vm)} allows what comes from ${code(a.ip)}`;
  const hop = `next hop at ${code(a.vm)} names the peering`;
  const hopBack = `next hop at ${code(b.vm)} towards ${code(a.ip)} names the peering`;
  const findings = {
    table: {
      found: `Next hop at ${code(a.vm)} towards ${code(b.ip)} says VirtualAppliance, and ${allow}.`,
      right: causes.table,
      wrong: [
        wrong(
          causes.inside,
          'M13',
          'The packets don’t get that far: a user route takes them before the peering can.',
        ),
        wrong(
          causes.rule,
          'M36',
          `${allow}: no rule there stops the packets. It is their route that leads elsewhere.`,
        ),
      ],
      headline: 'A next hop other than the peering is a user route',
      why: `The peering's ${code(b.range)} would give the next hop VNetPeering. VirtualAppliance can come from a user route only, and those of ${code(a.vm)} stand in ${code(tableA)}.`,
      rules: ['R71', 'R62'] as const,
    },
    tableBack: {
      found: `${allow}, ${hop}, and a capture on ${code(b.vm)} shows requests that come in and replies that leave.`,
      right: causes.tableBack,
      wrong: [
        wrong(
          causes.rule,
          'M26',
          'NSGs are stateful: the replies of a connection that was let in need no rule.',
        ),
        wrong(
          causes.table,
          'M24',
          `The way there works. Replies are routed by the table where they start: ${code(tableB)}.`,
        ),
      ],
      headline: 'The reply is routed by the table where it starts',
      why: `The way there works, and ${code(b.vm)} answers. The replies start in ${code(b.vnet)}, so the routes of ${code(tableB)} decide about them: one that covers ${code(a.range)} takes them away from the peering.`,
      rules: ['R62', 'R71'] as const,
    },
    rule: {
      found: `${hop.charAt(0).toUpperCase()}${hop.slice(1)}, ${hopBack}, and a capture on ${code(b.vm)} shows no request at all.`,
      right: causes.rule,
      wrong: [
        wrong(
          causes.inside,
          'M36',
          'Next hop names the peering even where an NSG drops every packet. The machine itself never sees them.',
        ),
        wrong(
          causes.tableBack,
          'M24',
          `The requests don't even arrive, and the way back was looked at: it is fine.`,
        ),
      ],
      headline: 'A route in both directions leaves the rules',
      why: `Both ways are routed over the peering, and still nothing arrives. What drops packets on the way is a rule, and those in front of ${code(b.vm)} stand in ${code(`nsg-${b.workload}`)}. IP flow verify names it.`,
      rules: ['R81', 'R35'] as const,
    },
    inside: {
      found: `${allow}, ${hop}, ${hopBack}, and a capture on ${code(b.vm)} shows requests, but no reply that leaves.`,
      right: causes.inside,
      wrong: [
        wrong(
          causes.rule,
          'M26',
          `The requests are in, so ${code(`nsg-${b.workload}`)} let them in, and their replies need no rule.`,
        ),
        wrong(
          causes.tableBack,
          'M24',
          'No reply leaves the machine, so there is none that a route could lose.',
        ),
      ],
      headline: 'What arrives and isn’t answered is no matter of the network',
      why: `Requests reach ${code(b.vm)}, so routes and rules on the way there are fine. It sends nothing back: its own firewall, or the service on port ${b.role.port}, is what is left.`,
      rules: ['R93', 'R81'] as const,
    },
  };
  const kind = random.pick(
    level === 1
      ? (['table', 'rule', 'inside'] as const)
      : (['table', 'tableBack', 'rule', 'inside'] as const),
  );
  const { found, ...rest } = findings[kind];
  return authored(withSound(plan, scene), {
    prompt: `${fails(random, scene)} ${found} ${random.pick(['What is the likeliest cause?', 'What is left as the cause?', 'Where is the fault, then?'])}`,
    note: `Both links are Connected. What stands in ${code(tableA)}, ${code(tableB)} and ${code(`nsg-${b.workload}`)} is not known yet.${scene.sound ? ` ${soundSays(scene)}` : ''}`,
    ...rest,
  });
}

/** How many rules a connection needs. */
function drawRules(random: Random, level: Level): Draft {
  const { a, b, there, back } = drawScene(random, level);
  const group = `nsg-${b.workload}`;
  // the NSG as Azure makes it, closed inward, or closed both ways
  const kind = random.pick(['fresh', 'inward', 'both', 'both'] as const);
  const deny = { priority: 4000, access: 'Deny' } as const;
  const rules = [
    ...(kind === 'fresh' ? [] : [{ ...deny, name: 'DenyAllIn', direction: 'Inbound' } as const]),
    ...(kind === 'both' ? [{ ...deny, name: 'DenyAllOut', direction: 'Outbound' } as const] : []),
  ];
  const counts = {
    none: 'None: what there is lets it pass',
    one: 'One, for inbound traffic to that port',
    two: 'Two: inbound, and outbound for replies',
  };
  const isFresh = kind === 'fresh';
  return authored(
    {
      vnets: [vnetOf(a), vnetOf(b, { nsg: group })],
      nics: [nicOf(a), nicOf(b)],
      nsgs: [{ name: group, rules }],
      links: [there, back],
    },
    {
      prompt: `${random.pick([
        `${code(a.vm)} is to open connections to ${code(b.vm)} on port ${b.role.port}, over the peering.`,
        `${code(b.vm)} is to serve ${code(a.vm)}, a machine of the peered network, on port ${b.role.port}.`,
        `Connections from ${code(a.ip)} (${code(a.vm)}) to port ${b.role.port} of ${code(b.vm)} are to work.`,
      ])} How many rules have to be added to ${code(group)}?`,
      note: isFresh
        ? `${code(group)} is as Azure made it: it has its default rules and no others. Both links allow access.`
        : `Beside what is shown, ${code(group)} has its default rules. Both links allow access.`,
      right: isFresh ? counts.none : counts.one,
      wrong: isFresh
        ? [
            wrong(
              counts.one,
              'M28',
              `The default ${code('AllowVnetInBound')} uses the tag VirtualNetwork, and that takes in peered networks.`,
            ),
            wrong(
              counts.two,
              'M26',
              'NSGs are stateful: replies need no rule. And the defaults let the requests in already.',
            ),
          ]
        : [
            wrong(
              counts.two,
              'M26',
              'NSGs are stateful. The replies of a connection that was let in pass by themselves.',
            ),
            wrong(counts.none, 'M13', 'A deny rule stops peered packets like any others.'),
          ],
      headline: isFresh ? 'By default a peer is let in' : 'NSGs are stateful',
      why: isFresh
        ? `${code('AllowVnetInBound')} lets in the tag VirtualNetwork, and since the peering ${code(a.range)} belongs to that. The reply of a connection that was let in needs no rule either.`
        : `${code('DenyAllIn')} comes before the defaults, so a rule in front of it has to let ${code(a.ip)} in on port ${b.role.port}. With that the connection is known, and the replies of ${code(b.vm)} pass${kind === 'both' ? `, whatever ${code('DenyAllOut')} says` : ' by themselves'}.`,
      rules: isFresh ? ['R96', 'R91', 'R93'] : ['R93', 'R35', 'R90'],
    },
  );
}

/** Of several routes, which one can take packets away from the peering? */
function drawRoute(random: Random, level: Level): Draft {
  const { a, b, there, back } = drawScene(random, level);
  const table = `rt-${a.workload}`;
  const routes = {
    learned: `The route ${code(b.subnet.range)}, learned by BGP from the office`,
    wide: `The user route ${code('0.0.0.0/0')} to the firewall in ${code(table)}`,
    exact: `The user route ${code(b.range)} to the firewall in ${code(table)}`,
    part: `The user route ${code(b.subnet.range)} to None in ${code(table)}`,
    none: `None of them: the peering’s route comes first`,
  };
  const isGuilty = random.oneIn(2);
  const guilty = random.pick(['exact', 'part'] as const);
  const learned = wrong(
    routes.learned,
    'M20',
    'Between a peering and BGP the length doesn’t decide: Azure prefers the peering’s route.',
  );
  const wide = wrong(
    routes.wide,
    'M19',
    `${code('0.0.0.0/0')} is shorter than the peering’s ${code(b.range)}. That somebody wrote it doesn’t make it longer.`,
  );
  return authored(planOf([a, b], { links: [there, back] }), {
    prompt: random.pick([
      `A colleague thinks that something takes the packets from ${code(a.vm)} to ${code(b.vm)} (${code(b.ip)}) away from the peering. Which of these routes could?`,
      `${code(a.vm)} and ${code(b.vm)} (${code(b.ip)}) are in peered networks. Which of these routes would take their packets off the peering?`,
      `Next hop at ${code(a.vm)} towards ${code(b.ip)} is to be VNetPeering. Which of these routes would stand in the way?`,
    ]),
    note: `Both links are Connected, and the peering brings ${code(b.range)}. ${code(a.vnet)} uses the gateway of a hub, from which it learns the routes of the office.`,
    right: isGuilty ? routes[guilty] : routes.none,
    wrong: isGuilty
      ? [
          learned,
          wide,
          wrong(
            routes.none,
            'M13',
            'Between equal prefixes a user route comes before the peering’s, and a longer one in any case.',
          ),
        ]
      : [learned, wide],
    headline: 'Only a user route that is long enough beats a peering',
    why: isGuilty
      ? `${guilty === 'exact' ? `${code(b.range)} is the very prefix of the peering, and between equals the user route wins` : `${code(b.subnet.range)} is longer than the peering's ${code(b.range)} and covers ${code(b.ip)}`}. ${code('0.0.0.0/0')} is shorter, and what a gateway learns is set aside where a peering covers the same addresses.`
      : `${code('0.0.0.0/0')} is shorter than the peering's ${code(b.range)}. The route from the office is longer, but Azure sets routes of a gateway aside where a peering covers the same addresses. Neither is taken for ${code(b.ip)}.`,
    rules: ['R69', 'R71', 'R68'],
  });
}
