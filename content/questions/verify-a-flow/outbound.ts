import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { type NsgPlan, peer } from '../../topologies/plan';
import { flowVerify, nicOf, vnetOf } from '../../topologies/scene';
import { ask, asksOutbound, CLIENT_PORT, DEFAULTS, drawRow, rulesOf } from './scene';

/** To a peer, or to a peer of the peer: does the tag hold it? */
export function drawOutbound(random: Random, level: Level): Draft {
  const { here, peered, beyond } = drawRow(random, level);
  const to = random.pick([peered, beyond]);
  const { rules, mode } = rulesOf(random, 'Outbound', to.role.port);
  const group: NsgPlan = { name: `nsg-${here.workload}`, rules };
  const isHeld = to === peered;
  const [first, second] = rules.map(({ name }) => code(name));
  return ask(
    {
      vnets: [vnetOf(here, { nsg: group.name }), vnetOf(peered), vnetOf(beyond)],
      nics: [nicOf(here), nicOf(peered), nicOf(beyond)],
      nsgs: [group],
      links: [...peer(here.vnet, peered.vnet), ...peer(peered.vnet, beyond.vnet)],
    },
    flowVerify(here, 'Outbound', to.ip, { local: CLIENT_PORT, remote: to.role.port }),
    {
      prompt: asksOutbound(random, here, to.ip, to.role.port),
      note: `All links are Connected. ${DEFAULTS}`,
      headline: isHeld
        ? 'The VirtualNetwork tag includes peered networks'
        : 'The VirtualNetwork tag ends at the direct peers',
      why: `${
        isHeld
          ? `${code(to.ip)} is in ${code(peered.vnet)}, a peer, so the tag VirtualNetwork at ${code(here.vm)} takes it in.`
          : `${code(to.ip)} is in ${code(beyond.vnet)}, a peer of ${code(peered.vnet)} and not of ${code(here.vnet)}: it is a private address outside the tag VirtualNetwork, and no address of the internet either.`
      } ${
        mode === 'default'
          ? `No rule of its own matches, so ${code(isHeld ? 'AllowVnetOutBound' : 'DenyAllOutBound')} of the defaults decides.`
          : isHeld
            ? `The first match is ${first}.`
            : `${first} doesn't match, so ${second} decides.`
      }`,
      rules: ['R96', 'R91', 'R100'],
      about: isHeld ? ['M28'] : ['M1'],
    },
  );
}
