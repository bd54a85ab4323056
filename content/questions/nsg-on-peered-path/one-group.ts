import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import type { NsgPlan, RulePlan } from '../../topologies/plan';
import { allow, askPacket, connects, deny, drawPair, noise, planWith, silence, stateful } from './scene';

/** One NSG at the server, and what it says about the packet: a rule of its own, or the default rules. */
export function drawOneGroup(random: Random, level: Level): Draft {
  const pair = drawPair(random);
  const { from, to } = pair;
  const port = String(to.role.port);
  const name = random.pick(['DenyNetworks', 'DenyLateral', 'BlockOthers']);
  const open = random.pick(['AllowVnet', 'AllowInternal', 'AllowOwn']);
  const says = random.pick([
    'deny-tag',
    'deny-tag',
    'deny-range',
    'defaults',
    'allow-tag',
    'allow-tag',
  ] as const);
  const rules: Record<typeof says, RulePlan[]> = {
    'deny-tag': [deny(name, 300, { source: 'VirtualNetwork' })],
    'deny-range': [deny(name, 300, { source: random.pick([from.range, from.subnet.range]) })],
    defaults: [
      random.pick([
        deny(name, 300, { protocol: 'Tcp', port: to.role.port === 22 ? '3389' : '22' }),
        deny(name, 300, { source: 'Internet' }),
      ]),
    ],
    'allow-tag': [allow(open, 200, { source: 'VirtualNetwork', protocol: 'Tcp', port }), deny(name, 400, {})],
  };
  const out = silence(random);
  const withReply = level > 1 && random.oneIn(2);
  const group: NsgPlan = {
    name: `nsg-${to.workload}`,
    rules: [...noise(random, level), ...rules[says], ...(withReply ? [out] : [])],
  };
  const place = level === 1 ? 'to-subnet' : random.pick(['to-subnet', 'to-nic'] as const);
  const plan = planWith(random, level, pair, { [place]: group });
  const why = {
    'deny-tag': `The peering brings the packet to ${code(to.vnet)}, and there ${code(group.name)} is read. Its tag VirtualNetwork holds the peered range ${code(from.range)} too, so ${code(name)} matches before the default ${code('AllowVnetInBound')} has its turn.`,
    'deny-range': `The peering brings the packet to ${code(to.vnet)}, and there ${code(group.name)} is read: ${code(name)} names ${code(from.ip)} as its source, and denies. A peering opens a way and overrides no rule.`,
    defaults: `${code(name)} is about something else, so the default rules decide. ${code('AllowVnetInBound')} lets in what comes from VirtualNetwork, a tag that holds ${code(from.range)} since the networks are peered.`,
    'allow-tag': `In ${code(to.vnet)} the tag VirtualNetwork stands for ${code(to.range)} and for the peered ${code(from.range)}. So ${code(open)} lets ${code(from.ip)} in before ${code(name)} is reached.`,
  }[says];
  const denied = says === 'deny-tag' || says === 'deny-range';
  return askPacket(plan, pair, {
    prompt: connects(random, pair, withReply),
    headline: denied ? 'A peering overrides no NSG' : 'The VirtualNetwork tag includes peered networks',
    why: denied || !withReply ? why : why + stateful(out),
    rules: denied ? ['R35', 'R96', 'R90'] : ['R96', 'R91', 'R90'],
    about: denied ? ['M13', 'M28'] : ['M28'],
    withReply,
  });
}
