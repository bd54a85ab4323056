import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { linkName } from '../../topologies/plan';
import { planOf } from '../../topologies/scene';
import { authored, wrong } from '../parts/authoring';
import { drawScene, fails, soundSays, withSound } from './scene';

/** Rules or routes: each has its tool, and neither tool sees the other half. */
export function drawTool(random: Random, level: Level): Draft {
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
