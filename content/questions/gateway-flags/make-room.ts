import type { CanPeerAnswer } from '@/lib/quiz/ask';
import type { ChangeDraft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { buildTopology, linkName, peer } from '../../topologies/plan';
import { drawSites, type Site, vnetOf } from '../../topologies/scene';
import { placesOf } from '../parts/scenery';
import { gatewayOf, setRemoteGateways, withGateway } from './scene';

/** What stands in the way of borrowing a gateway: one's own, another one's, or that it isn't lent. */
type Obstacles = { readonly own: boolean; readonly other: boolean; readonly notLent: boolean };

/** What has to be done before `useRemoteGateways` can be switched on? */
export function drawMakeRoom(random: Random, level: Level): ChangeDraft {
  const there = random.pick<Obstacles>([
    { own: true, other: false, notLent: false },
    { own: false, other: true, notLent: false },
    { own: true, other: false, notLent: true },
    { own: false, other: true, notLent: true },
    { own: false, other: false, notLent: true },
    ...(level === 3 ? [{ own: false, other: true, notLent: true }] : []),
  ]);
  const sites = drawSites(random, 3, { hub: true });
  const [hub, spoke, second] = sites as [Site, Site, Site];
  const [up, down] = peer(spoke.vnet, hub.vnet);
  const [upTwo] = peer(spoke.vnet, second.vnet);
  const withSecond = there.other;
  const build = ({ own, other, notLent }: Obstacles) =>
    buildTopology({
      vnets: [
        withGateway(hub),
        own ? withGateway(spoke) : vnetOf(spoke),
        ...(withSecond ? [withGateway(second)] : []),
      ],
      gateways: [
        gatewayOf(hub),
        ...(own ? [gatewayOf(spoke)] : []),
        ...(withSecond ? [gatewayOf(second)] : []),
      ],
      links: [
        ...peer(spoke.vnet, hub.vnet, [{}, { transit: !notLent }]),
        ...(withSecond ? peer(spoke.vnet, second.vnet, [{ remoteGateways: other }, { transit: true }]) : []),
      ],
    });
  const own = gatewayOf(hub).name;
  const clearing = there.own
    ? `Delete ${code(gatewayOf(spoke).name)}`
    : `Turn ${code('useRemoteGateways')} off on ${code(linkName(upTwo))}`;
  const lending = `${code('allowGatewayTransit')} on ${code(linkName(down))}`;
  const nothingElse = ', and change nothing else';
  const keeping = there.own
    ? `, and leave ${code(gatewayOf(spoke).name)} in its place`
    : there.other
      ? `, and leave ${code(linkName(upTwo))} alone`
      : nothingElse;
  const isClear = !there.own && !there.other;
  const changes = [
    { text: `Nothing: ${code(linkName(up))} can be given the flag as things are`, does: there, effort: 0 },
    ...(isClear
      ? []
      : [{ text: `${clearing}${nothingElse}`, does: { ...there, own: false, other: false }, effort: 1 }]),
    ...(there.notLent
      ? [
          { text: `Turn on ${lending}${keeping}`, does: { ...there, notLent: false }, effort: 1 },
          ...(isClear
            ? []
            : [
                {
                  text: `${clearing}, and turn on ${lending}`,
                  does: { own: false, other: false, notLent: false },
                  effort: 2,
                },
              ]),
        ]
      : []),
  ];
  const inTheWay: Prose = isClear
    ? `${code(spoke.vnet)} has no gateway of its own and uses none.`
    : there.own
      ? `${code(spoke.vnet)} has ${code(gatewayOf(spoke).name)}, and a network with a gateway of its own can't borrow another.`
      : `${code(spoke.vnet)} uses the gateway of ${code(second.vnet)} by ${code(linkName(upTwo))}, and only one link of a network may use remote gateways.`;
  return {
    form: 'change',
    prompt: random.pick([
      `${code(spoke.vnet)} is to use ${code(own)} of ${code(hub.vnet)}. What has to be done before ${code('useRemoteGateways')} can be switched on in ${code(linkName(up))}?`,
      `Azure is to accept ${code('useRemoteGateways')} on ${code(linkName(up))}, the link of ${code(spoke.vnet)}. What has to come first?`,
      `An administrator wants to switch on ${code('useRemoteGateways')} in ${code(linkName(up))}, so that ${code(spoke.vnet)} uses ${code(own)}. What does it take beforehand?`,
    ]),
    note: [
      placesOf(withSecond ? sites : [hub, spoke]),
      ...(withSecond ? [`${code(linkName(upTwo))} uses the gateway of ${code(second.vnet)}.`] : []),
      `Gateway transit is ${there.notLent ? 'allowed on no link between' : `on in ${code(linkName(down))}, between`} ${code(hub.vnet)} and ${code(spoke.vnet)}.`,
    ].join(' '),
    topology: build(there),
    queries: [setRemoteGateways(up)],
    isMet: ([answer]) => (answer as CanPeerAnswer).allowed,
    changes: changes.map(({ text, does, effort }) => ({ text, topology: build(does), effort })),
    headline: 'One gateway at most, if its owner lends it',
    why: `${inTheWay} ${there.notLent ? `${isClear ? 'But' : 'Besides,'} ${code(own)} belongs to ${code(hub.vnet)}, and its link ${code(linkName(down))} has to allow transit before anybody can use it.` : `That ${code(linkName(down))} allows transit is the other half, and it is there.`}`,
    rules: ['R55', 'R50', 'R54'],
    about: ['M16', 'M15'],
  };
}
