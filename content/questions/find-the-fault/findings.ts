import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import type { NetworkPlan } from '../../topologies/plan';
import { nicOf, vnetOf } from '../../topologies/scene';
import { authored, wrong } from '../parts/authoring';
import { drawScene, fails, soundSays, withSound } from './scene';

/** What some findings, taken together, leave as the cause. */
export function drawFindings(random: Random, level: Level): Draft {
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
