import type { Draft } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { nicOf, type Site } from '../../topologies/scene';
import { askWhich } from '../parts/asking';
import { drawScene, fullNote, plainNote, planOf, tableOf, tagGroup, withGroup } from './scene';

/** Several spokes: some without a table, one perhaps behind rules, one in another region. */
export function drawWhichSpokes(random: Random, level: Level): Draft {
  const scene = drawScene(random, 3, level);
  const [a, ...others] = scene.spokes as [Site, Site, Site];
  const { hub, name } = scene;
  const [routed, unrouted] = random.shuffle(others) as [Site, Site];
  const withTable = random.oneIn(5)
    ? [routed, unrouted]
    : random.oneIn(4)
      ? [a, routed, unrouted]
      : [a, routed];
  const shared: Site = { ...hub, vm: `${hub.role.vm}-09` };
  const group = tagGroup(random, routed, level === 3);
  const isGuarded = level > 1;
  const plan = planOf(scene, { wide: true, routed: (site) => withTable.includes(site) });
  const targets = random.shuffle([shared, ...others]);
  // what the NSG allows is one port, so the services' ports have to be said
  const ports = `Services and their ports: ${list(targets.map(({ vm, role }) => `${code(vm)} ${role.port}`))}.`;
  const unanswered = [routed, unrouted].filter((site) => !withTable.includes(site));
  return askWhich(
    {
      ...(isGuarded ? withGroup(plan, routed, group) : plan),
      nics: [...(plan.nics ?? []), nicOf(shared)],
    },
    a,
    targets.map((site) => ({ site, name: site.vm })),
    {
      prompt: random.pick([
        `${code(a.vm)} calls ${list(targets.map(({ vm }) => code(vm)))}. Which of them answer?`,
        `From which of these does ${code(a.vm)} get an answer: ${list(targets.map(({ vm }) => code(vm)))}?`,
        `${code(a.vm)} opens connections to ${list(targets.map(({ vm }) => code(vm)))}, each on the port of its service. Which succeed?`,
      ]),
      note: level === 1 ? plainNote(scene) : `${fullNote(scene, isGuarded)} ${ports}`,
      headline: withTable.includes(a)
        ? unanswered.length > 0
          ? 'Both ends need a route to the appliance'
          : 'With routes at both ends the appliance joins spokes'
        : 'Without a route nothing is sent to the appliance',
      why: withTable.includes(a)
        ? `${code(shared.vm)} is in the hub, a direct peer. For the other spokes ${code(tableOf(a))} leads to ${code(name)}, and every request gets there. ${
            unanswered.length > 0
              ? `But ${list(unanswered.map(({ vnet }) => code(vnet)))} ${unanswered.length === 1 ? 'has' : 'have'} no table, so the reply of ${list(unanswered.map(({ vm }) => code(vm)))} ends at a None route.`
              : 'Both of them have a table that takes the reply back the same way.'
          }${isGuarded ? ` ${code(group.name)} lets ${code(a.ip)} in, since the route ${code('0.0.0.0/0')} puts it into the tag VirtualNetwork there.` : ''}`
        : `${code(a.vnet)} has no route table. Its peering leads to ${code(hub.range)}, where ${code(shared.vm)} is, and no further: what is meant for the other spokes ends at a None route, and ${code(name)} never sees it.`,
      rules: withTable.includes(a)
        ? ['R83', 'R37', ...(isGuarded ? (['R97'] as const) : [])]
        : ['R37', 'R65'],
      about: ['M24', 'M28', 'M1'],
      withReply: true,
    },
  );
}
