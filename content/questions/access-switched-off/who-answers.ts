import type { Draft } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { type Site, vnetOf } from '../../topologies/scene';
import { askWhich } from '../parts/asking';
import { asksWhichAnswer } from '../parts/outcomes';
import { drawScene, othersSay, planOf, withRole } from './scene';

/** Which peers answer? Rules at the machines make the answer the same in both readings of the flag. */
export function drawWhoAnswers(random: Random, level: Level): Draft {
  const scene = drawScene(random, level);
  const { hub, said } = scene;
  const sites = [hub, ...scene.peers.map(({ site }) => site)];
  const names = (site: Site) => `nsg-${site.workload}`;
  const [shut, open] = [withRole(scene, 'shut'), withRole(scene, 'open')];
  return askWhich(
    {
      ...planOf(scene),
      vnets: sites.map((site) => vnetOf(site, { nsg: names(site) })),
      nsgs: sites.map((site) => ({ name: names(site), rules: [] })),
    },
    hub,
    random.shuffle(scene.peers).map(({ site }) => ({ site, name: site.vm })),
    {
      prompt: `${said} ${asksWhichAnswer(random, hub)}`,
      note: 'Every NSG has its default rules and no others. No route table is in use.',
      headline: 'Without access the traffic is blocked, though the route is there',
      why: `Switched off, access takes the peer out of the tag VirtualNetwork on that side, so the default rules no longer let its traffic pass: ${list(shut.map(({ vm }) => code(vm)))} ${shut.length > 1 ? 'don’t' : 'doesn’t'} answer, although the links are Connected and the routes there.${
        open.length > 0
          ? ` ${list(open.map(({ vm }) => code(vm)))} ${open.length > 1 ? 'answer' : 'answers'}: peered as usual.`
          : ''
      }${othersSay(scene)}`,
      rules: ['R39', 'R41', 'R91'],
      about: ['M36', 'M4', 'M1'],
    },
  );
}
