import type { EffectiveRoutesAnswer, IpFlowVerifyAnswer } from '@/lib/quiz/ask';
import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { buildTopology, linkName, peer } from '../../topologies/plan';
import { drawSites, effectiveRoutes, flowVerify, nicOf, type Site, vnetOf } from '../../topologies/scene';
import { afterwards, linkIn, stateOf } from '../parts/operating';
import { asksWhichAreTrue, yesOrNo } from '../parts/stating';
import { CLIENT_PORT, canReach } from './statements';

/** One link has access off; on its side stands an NSG with the default rules. */
export function drawAccessOff(random: Random, level: Level): Draft {
  const [a, b] = drawSites(random, 2, { regions: 'same' }) as [Site, Site];
  const nsg = `nsg-${b.workload}`;
  const links = peer(a.vnet, b.vnet, [{}, { access: false }]);
  const off = code(linkName(links[1]));
  const allows = level === 3 && random.oneIn(2);
  const topology = buildTopology({
    vnets: [vnetOf(a), vnetOf(b, { nsg })],
    nics: [nicOf(a), nicOf(b)],
    nsgs: [
      {
        name: nsg,
        rules: allows
          ? [
              {
                name: 'AllowPartner',
                priority: 200,
                direction: 'Inbound',
                access: 'Allow',
                protocol: 'Tcp',
                source: a.range,
                port: String(b.role.port),
              },
            ]
          : [],
      },
    ],
    links,
  });
  const [whose, other] = random.shuffle([a, b]) as [Site, Site];
  const prefix = random.pick([other.range, other.range, other.subnet.range]);
  const row = yesOrNo({
    label: `The effective routes of ${code(whose.vm)} have a row ${code(prefix)} with next hop type ${code('VNetPeering')}.`,
    topology,
    queries: [effectiveRoutes(whose)],
    holds: ([answer]) =>
      (answer as EffectiveRoutesAnswer).value.some(
        ({ addressPrefix, nextHopType, state }) =>
          state === 'Active' && addressPrefix === prefix && nextHopType === 'VNetPeering',
      ),
    why: `The setting leaves routes alone. ${code(whose.vm)} goes on having one row for the whole range of the peer, ${code(other.range)}.`,
    rules: ['R40', 'R39'],
  });
  const named = random.pick(['Connected', 'Disconnected']);
  const asked = random.pick(links);
  const state = yesOrNo({
    label: `${code(linkName(asked))} shows ${named}.`,
    topology,
    queries: [afterwards([])],
    holds: (answers) => linkIn(stateOf(answers), asked)?.peeringState === named,
    why: 'Whether a link is Connected follows from there being two of them, not from their flags.',
    rules: ['R39', 'R24'],
  });
  const rule = random.pick(
    allows ? ['AllowPartner', 'AllowPartner', 'DenyAllInBound'] : ['AllowVnetInBound', 'DenyAllInBound'],
  );
  const verified = yesOrNo({
    label: `IP flow verify, asked at ${code(b.vm)} about inbound TCP from ${code(a.ip)} to port ${b.role.port}, names the rule ${code(rule)}.`,
    topology,
    queries: [flowVerify(b, 'Inbound', a.ip, { local: b.role.port, remote: CLIENT_PORT })],
    holds: ([answer]) => (answer as IpFlowVerifyAnswer).ruleName === rule,
    why: allows
      ? `${code('AllowPartner')} names ${code(a.range)}, and it is read before any default rule. The setting changes what a tag holds, not what an address is.`
      : `With access off, ${code(a.range)} is no part of VirtualNetwork on the side of ${code(b.vnet)}. ${code('AllowVnetInBound')} doesn't match, and the last rule denies.`,
    rules: allows ? ['R40', 'R90'] : ['R39', 'R91'],
  });
  const arrives = canReach(topology, a, b, b.role.port, {
    why: `${code(nsg)} stops it: on that side ${code(a.range)} doesn't belong to VirtualNetwork any more, and no other rule lets it in.`,
    rules: ['R39', 'R91'],
  });
  return {
    form: 'parts',
    prompt: `On ${off}, the link of ${code(b.vnet)}, ${code('allowVirtualNetworkAccess')} is false. ${asksWhichAreTrue(random)}`,
    note: `${code(nsg)}, on the subnet of ${code(b.vm)}, ${allows ? `allows TCP port ${b.role.port} from ${code(a.range)} (priority 200); behind that it` : ''}${allows ? ' ' : ''}has the default rules${allows ? '' : ' only'}. Both networks are in ${a.region.title}.`,
    topology,
    parts: random.shuffle([row, state, allows ? verified : random.pick([verified, arrives])]),
    headline: 'The setting changes a tag, not the routes',
    why: `What ${off} no longer does is to count ${code(a.range)} among VirtualNetwork in ${code(b.vnet)}.`,
    rules: ['R39', 'R40'],
  };
}
