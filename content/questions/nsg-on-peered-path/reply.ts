import type { ReachAnswer } from '@/lib/quiz/ask';
import type { Draft } from '@/lib/quiz/family';
import { code, phraseReach } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { buildTopology, type NsgPlan, type RouteTablePlan } from '../../topologies/plan';
import { reach, vnetOf } from '../../topologies/scene';
import { idleRoutes } from '../parts/scenery';
import { allow, connects, DEFAULTS, deny, drawPair, planWith } from './scene';

/** The server may not send on its own account, or has no way back, or may not even be asked: what of the reply? */
export function drawReply(random: Random, level: Level): Draft {
  const pair = drawPair(random);
  const { from, to } = pair;
  const hindrance = random.pick(['outbound-rule', 'outbound-rule', 'route', 'inbound-rule'] as const);
  const out = deny(random.pick(['DenyOutbound', 'NoOutbound', 'KeepInside']), 300, { direction: 'Outbound' });
  const opens = random.pick(['AllowClients', 'AllowApp']);
  const byTag = random.oneIn(2);
  const source = byTag ? 'VirtualNetwork' : random.pick([from.range, from.subnet.range]);
  const allowed = allow(opens, hindrance === 'inbound-rule' ? 400 : 150, {
    source,
    protocol: 'Tcp',
    port: String(to.role.port),
  });
  const closed =
    hindrance === 'inbound-rule'
      ? deny('DenyVnet', 200, { source: 'VirtualNetwork' })
      : deny('DenyOther', 4000, {});
  const group: NsgPlan = {
    name: `nsg-${to.workload}`,
    rules: [allowed, closed, ...(hindrance === 'route' && random.oneIn(2) ? [] : [out])],
  };
  const onNic = random.oneIn(2);
  const table: RouteTablePlan = {
    name: `rt-${to.workload}`,
    routes: [
      ...(hindrance === 'route'
        ? [{ name: 'partner-off', prefix: from.range, nextHop: 'None' as const }]
        : []),
      ...idleRoutes(random, level),
    ],
  };
  const withTable = table.routes.length > 0;
  const plan = planWith(random, level, pair, { [onNic ? 'to-nic' : 'to-subnet']: group });
  const attached = { ...(onNic ? {} : { nsg: group.name }), ...(withTable && { routeTable: table.name }) };
  const why = {
    'outbound-rule': `${code(opens)} lets the packet in. From then on the connection is known, and its replies pass: ${code(out.name)} is asked only about connections that ${code(to.vm)} opens itself.`,
    route: `${code(opens)} lets the packet in, and no NSG stops the reply. But it is routed like any packet, and the table of its subnet sends ${code(from.range)} to None: a user route as long as the peering's comes first.`,
    'inbound-rule': `Coming in, the packet meets ${code('DenyVnet')} at 200 first: VirtualNetwork holds the peered ${code(from.range)}. It never gets to ${code(to.vm)}, so there is nothing to reply to.`,
  }[hindrance];
  return {
    form: 'ask',
    prompt: connects(random, pair, true),
    note: `Both links are Connected. ${DEFAULTS}`,
    topology: buildTopology({
      ...plan,
      vnets: [vnetOf(from), vnetOf(to, attached)],
      ...(withTable && { routeTables: [table] }),
    }),
    queries: [reach(from, to)],
    phrase: ([answer]) => phraseReach(answer as ReachAnswer, true),
    headline: {
      'outbound-rule': 'NSGs are stateful',
      route: 'NSGs let the reply pass, routes may not',
      'inbound-rule': 'A peering overrides no NSG',
    }[hindrance],
    why: () => why,
    rules: {
      'outbound-rule': ['R93', 'R90'] as const,
      route: ['R93', 'R68'] as const,
      'inbound-rule': ['R35', 'R96', 'R90'] as const,
    }[hindrance],
    about: {
      'outbound-rule': ['M26'] as const,
      route: ['M24', 'M13', 'M26'] as const,
      'inbound-rule': ['M13', 'M28'] as const,
    }[hindrance],
    withReply: true,
  };
}
