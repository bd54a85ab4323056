import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { type NsgPlan, peer } from '../../topologies/plan';
import { flowVerify, nicOf, vnetOf } from '../../topologies/scene';
import { ask, asksInbound, CLIENT_PORT, DEFAULTS, drawRow, rulesOf } from './scene';

type Tag = 'peer' | 'stranger' | 'access-off-here' | 'access-off-there';

/** From a peer, from a peer's peer, or from a peer with access switched off on one side: does the tag hold it? */
export function drawInbound(random: Random, level: Level): Draft {
  const { here, peered, beyond } = drawRow(random, level);
  const tag = random.pick<Tag>(
    level === 3
      ? ['peer', 'stranger', 'access-off-here', 'access-off-there']
      : level === 2
        ? ['peer', 'stranger', 'access-off-there']
        : ['peer', 'stranger'],
  );
  const from = tag === 'stranger' ? beyond : peered;
  const { rules, mode } = rulesOf(random, 'Inbound', here.role.port);
  const group: NsgPlan = { name: `nsg-${here.workload}`, rules };
  const onSubnet = level === 1 || random.oneIn(2);
  const off = { access: false };
  const links = [
    ...peer(here.vnet, peered.vnet, [
      tag === 'access-off-here' ? off : {},
      tag === 'access-off-there' ? off : {},
    ]),
    ...peer(peered.vnet, beyond.vnet),
  ];
  const isHeld = tag === 'peer' || tag === 'access-off-there';
  const [first, second] = rules.map(({ name }) => code(name));
  const decides =
    mode === 'default'
      ? isHeld
        ? `No rule of its own matches, so the default ${code('AllowVnetInBound')} decides.`
        : `So ${code('AllowVnetInBound')} doesn't match, and the last default is left: ${code('DenyAllInBound')}.`
      : isHeld
        ? `So the first match is ${first}.`
        : `So ${first} doesn't match, and the next rule, ${second}, decides.`;
  const holds = {
    peer: `In ${code(here.vnet)} the tag VirtualNetwork stands for ${code(here.range)} and, since the peering, for ${code(peered.range)}, where ${code(from.ip)} lies.`,
    stranger: `In ${code(here.vnet)} the tag VirtualNetwork stands for ${code(here.range)} and for ${code(peered.range)}, its peer. ${code(beyond.vnet)} is a peer of ${code(peered.vnet)} only, so ${code(from.ip)} is not in the tag.`,
    'access-off-here': `The link of ${code(here.vnet)} has ${code('allowVirtualNetworkAccess')} off. That takes ${code(peered.range)} out of the tag VirtualNetwork at ${code(here.vm)}, Connected or not.`,
    'access-off-there': `Only the link of ${code(peered.vnet)} has ${code('allowVirtualNetworkAccess')} off, and that concerns the tag over there. At ${code(here.vm)} the tag VirtualNetwork still holds ${code(peered.range)}.`,
  }[tag];
  return ask(
    {
      vnets: [vnetOf(here, onSubnet ? { nsg: group.name } : {}), vnetOf(peered), vnetOf(beyond)],
      nics: [nicOf(here, onSubnet ? {} : { nsg: group.name }), nicOf(peered), nicOf(beyond)],
      nsgs: [group],
      links,
    },
    flowVerify(here, 'Inbound', from.ip, { local: here.role.port, remote: CLIENT_PORT }),
    {
      prompt: asksInbound(random, level, here, from),
      note: `All links are Connected. ${DEFAULTS}`,
      headline: isHeld
        ? 'The VirtualNetwork tag includes peered networks'
        : tag === 'stranger'
          ? 'The VirtualNetwork tag ends at the direct peers'
          : 'Without access the peer leaves the VirtualNetwork tag',
      why: `${holds} ${decides}`,
      rules: tag === 'peer' || tag === 'stranger' ? ['R96', 'R91', 'R90'] : ['R39', 'R96', 'R90'],
      about: tag === 'stranger' ? ['M1'] : tag === 'peer' ? ['M28'] : ['M14', 'M28'],
    },
  );
}
