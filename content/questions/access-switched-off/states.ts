import type { PeeringStateAnswer } from '@/lib/quiz/ask';
import type { Draft } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { buildTopology, idOf, linkName, peer } from '../../topologies/plan';
import { drawSites, nicOf, type Site, vnetOf } from '../../topologies/scene';
import { FLAG } from './scene';

const DONE = ['access', 'access', 'delete', 'delete', 'forwarded'] as const;

/**
 * What do the links show after a change of the hub's? The flags are no states; a deleted link makes one. It is a script
 * that deletes, since the portal takes the other link away as well.
 */
export function drawStates(random: Random, level: Level): Draft {
  const [hub, ...spokes] = drawSites(random, 4, { hub: true, regions: level === 3 ? 'any' : 'same' }) as [
    Site,
    Site,
    Site,
    Site,
  ];
  const pairs = spokes.map((spoke) => peer(hub.vnet, spoke.vnet, [{ forwarded: true }, {}]));
  const done = ['access', ...random.sample(level === 1 ? DONE.slice(0, 4) : DONE, 2)] as const;
  const by = (kind: string) => pairs.filter((_, index) => done[index] === kind);
  const near = (kind: string) => list(by(kind).map(([there]) => code(linkName(there))));
  const far = (kind: string) => list(by(kind).map(([, back]) => code(linkName(back))));
  const steps = random.shuffle([
    level === 1
      ? `switches off the access to the other network on ${near('access')}`
      : `switches ${FLAG} off on ${near('access')}`,
    ...(by('delete').length > 0 ? [`deletes ${near('delete')}`] : []),
    ...(by('forwarded').length > 0
      ? [`switches ${code('allowForwardedTraffic')} off on ${near('forwarded')}`]
      : []),
  ]);
  const asked = random.shuffle(pairs.map(([, back]) => back));
  const state = by('delete').length > 0 ? random.pick(['Connected', 'Disconnected'] as const) : 'Connected';
  return {
    form: 'ask',
    prompt: `In ${code(hub.vnet)}, which is peered with all three spokes, a script ${list(steps)}. ${random.pick(
      [
        `Which of the links that lead back to ${code(hub.vnet)} show ${state} afterwards?`,
        `Of ${list(asked.map((link) => code(linkName(link))))}, which show ${state} after that?`,
        `Which of the spokes' own links are ${state} then?`,
      ],
    )}`,
    note: 'Before that, all six links were Connected. Nothing is changed in the spokes.',
    topology: buildTopology({
      vnets: [hub, ...spokes].map((site) => vnetOf(site)),
      nics: [hub, ...spokes].map((site) => nicOf(site)),
      links: pairs.flat(),
    }),
    queries: [
      {
        kind: 'peeringState',
        after: pairs.map(([there], index) => {
          const peering = { id: idOf('link', there.from, linkName(there)) };
          return {
            access: { op: 'updatePeering', peering, properties: { allowVirtualNetworkAccess: false } },
            forwarded: { op: 'updatePeering', peering, properties: { allowForwardedTraffic: false } },
            delete: { op: 'deletePeering', peering },
          }[done[index] ?? 'access'];
        }),
      },
    ],
    phrase: ([answer]) => {
      const states = (answer as PeeringStateAnswer).peerings;
      const connected = asked.filter(
        (link) => states[`${link.from}/${linkName(link)}`]?.peeringState === state,
      );
      return connected.length === 0 ? 'None of them' : list(connected.map((link) => code(linkName(link))));
    },
    headline: 'The flags change no state, a deletion does',
    why: () =>
      `Whether access is allowed says what belongs to the tag VirtualNetwork of ${code(hub.vnet)}. The links know each other as before, so ${far('access')} ${by('access').length > 1 ? 'stay' : 'stays'} Connected.${
        by('delete').length > 0
          ? ` For ${far('delete')} the other half is gone: ${by('delete').length > 1 ? 'they show' : 'it shows'} Disconnected.`
          : ''
      }${by('forwarded').length > 0 ? ` Forwarded traffic is a flag like the other, so ${far('forwarded')} stays Connected too.` : ''}`,
    rules: ['R40', 'R25', 'R38'],
    about: ['M14'],
  };
}
