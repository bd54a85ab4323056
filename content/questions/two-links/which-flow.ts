import type { ReachAnswer } from '@/lib/quiz/ask';
import type { Draft } from '@/lib/quiz/family';
import { arrives, code, list } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { subnetOf } from '../../topologies/addresses';
import { buildTopology, type LinkPlan, peer } from '../../topologies/plan';
import { at, drawSites, nicOf, reach, type Site, vnetOf } from '../../topologies/scene';
import { idleFlags, placesOf } from '../parts/scenery';

type State = 'whole' | 'half' | 'leftover' | 'behind-with-a-range';

/** One network and others that it has links to, in different states. With which of them does it talk? */
export function drawWhichFlow(random: Random, level: Level): Draft {
  const states = random.pick<readonly State[]>(
    level === 1
      ? [
          ['whole', 'half'],
          ['whole', 'half'],
          ['whole', 'whole'],
          ['whole', 'half', 'half'],
          ['whole', 'whole', 'half'],
          ['half', 'half'],
        ]
      : level === 2
        ? [
            ['whole', 'half', 'leftover'],
            ['whole', 'whole', 'half'],
            ['whole', 'half', 'leftover'],
            ['half', 'leftover', 'half'],
            ['whole', 'whole', 'leftover'],
          ]
        : [
            ['whole', 'half', 'behind-with-a-range'],
            ['whole', 'leftover', 'behind-with-a-range'],
            ['half', 'leftover', 'behind-with-a-range'],
            ['whole', 'behind-with-a-range', 'behind-with-a-range'],
          ],
  );
  const farOnes = random.pick(['first', 'some'] as const);
  const sites = drawSites(random, states.length + 1, {
    hub: random.oneIn(2),
    regions: [
      'home',
      ...states.map((state, index) =>
        state === 'whole' && (index === 0 || (farOnes === 'some' && random.oneIn(2)))
          ? ('away' as const)
          : ('home' as const),
      ),
    ],
  });
  const [own, ...others] = sites as [Site, ...Site[]];
  const more = '172.30.0.0/20';
  const grown = states.includes('behind-with-a-range');
  const linksTo = (site: Site, state: State): readonly LinkPlan[] => {
    const [there, back] = peer(own.vnet, site.vnet, [idleFlags(random, level), idleFlags(random, level)]);
    switch (state) {
      case 'whole':
        return [there, back];
      case 'half':
        return [random.oneIn(2) ? there : back];
      case 'leftover':
        return [{ ...(random.oneIn(2) ? there : back), state: 'Disconnected' }];
      case 'behind-with-a-range':
        return [there, { ...back, remoteRanges: [own.range] }];
    }
  };
  const tied = others.map((site, index) => ({ site, state: at(states, index) }));
  const targets = random.shuffle(tied.map(({ site }) => site));
  const say = ({ site, state }: (typeof tied)[number]) =>
    ({
      whole: `${code(site.vnet)} and ${code(own.vnet)} each have a link to the other, both Connected${site.region === own.region ? '' : '; that the regions differ is no matter'}.`,
      half: `Between ${code(own.vnet)} and ${code(site.vnet)} there is one link. It stays Initiated and carries nothing.`,
      leftover: `Of the peering with ${code(site.vnet)} one link is left, Disconnected: nothing passes.`,
      'behind-with-a-range': `${code(site.vnet)} hasn't been synced since ${code(own.vnet)} got ${code(more)}. The links stay Connected all the same, and what they knew before goes on working.`,
    })[state];
  return {
    form: 'ask',
    prompt: random.pick([
      `Which of the other machines does ${code(own.vm)} (${code(own.ip)}) reach?`,
      `Look at the links. With which of the other machines can ${code(own.vm)} (${code(own.ip)}) talk?`,
      `${code(own.vm)} (${code(own.ip)}) connects to each of the other machines. Which connections come about?`,
    ]),
    note: `${placesOf(sites)} No NSG and no route table is in use.`,
    topology: buildTopology({
      vnets: [
        grown
          ? {
              ...vnetOf(own, {}, [{ name: 'snet-new', range: subnetOf(more, 0) }]),
              ranges: [own.range, more],
            }
          : vnetOf(own),
        ...others.map((site) => vnetOf(site)),
      ],
      nics: sites.map((site) => nicOf(site)),
      links: tied.flatMap(({ site, state }) => linksTo(site, state)),
    }),
    queries: targets.map((target) => reach(own, target)),
    phrase: (answers) => {
      const reached = targets.filter((_, index) => {
        const answer = answers[index] as ReachAnswer;
        return arrives(answer) && answer.replyAllowed;
      });
      return reached.length === 0 ? 'None of them' : list(reached.map(({ vm }) => code(vm)));
    },
    headline: 'Traffic takes two links, both Connected',
    why: () => tied.map(say).join(' '),
    rules: grown ? ['R24', 'R28'] : states.includes('leftover') ? ['R24', 'R25', 'R31'] : ['R24', 'R31'],
    about: grown ? ['M8', 'M4'] : ['M4', 'M11'],
  };
}
