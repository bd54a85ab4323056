import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import type { NsgPlan, RulePlan } from '../../topologies/plan';
import { askPacket, connects, deny, drawPair, noise, planWith, silence, stateful } from './scene';

/** Whether the NSG of the subnet, that of the NIC, both or none of them denies the packet. */
type Denies = 'both' | 'subnet' | 'nic' | 'none';

/** An NSG on the subnet and one on the NIC, on the way out or in: which is met first, and which one decides? */
export function drawTwoGroups(random: Random, level: Level): Draft {
  const pair = drawPair(random);
  const { from, to } = pair;
  const inbound = random.oneIn(2);
  const direction = inbound ? ('Inbound' as const) : ('Outbound' as const);
  const [here, there] = inbound ? [to, from] : [from, to];
  const denies = random.pick<Denies>(['both', 'both', 'subnet', 'nic', 'none']);
  const [first = '', second = ''] = random.shuffle([
    'DenyPartners',
    'BlockOtherTeams',
    'KeepInside',
    'NoLateralTraffic',
  ]);
  const far = inbound ? 'source' : 'destination';
  const rule = (name: string, really: boolean): RulePlan =>
    deny(name, random.int(2, 9) * 100, {
      direction,
      ...(really
        ? { [far]: random.pick(['VirtualNetwork', there.range, there.subnet.range]) }
        : { protocol: 'Tcp', port: random.pick(['23', '5985', '8443']) }),
    });
  const subnetDenies = denies === 'both' || denies === 'subnet';
  const nicDenies = denies === 'both' || denies === 'nic';
  const out = silence(random);
  const withReply = inbound && random.oneIn(2);
  const onSubnet: NsgPlan = {
    name: `nsg-${here.workload}-subnet`,
    rules: [...noise(random, level, direction), rule(first, subnetDenies)],
  };
  const onNic: NsgPlan = {
    name: `nsg-${here.vm}`,
    rules: [...noise(random, level, direction), rule(second, nicDenies), ...(withReply ? [out] : [])],
  };
  const plan = planWith(random, level, pair, {
    [inbound ? 'to-subnet' : 'from-subnet']: onSubnet,
    [inbound ? 'to-nic' : 'from-nic']: onNic,
  });
  const order = inbound
    ? `Coming in, a packet meets the NSG of the subnet, ${code(onSubnet.name)}, and then that of the NIC, ${code(onNic.name)}.`
    : `Going out, a packet meets the NSG of the NIC, ${code(onNic.name)}, and then that of the subnet, ${code(onSubnet.name)}, before any route is looked up.`;
  const [near, next] = inbound
    ? [
        { rule: first, group: onSubnet.name },
        { rule: second, group: onNic.name },
      ]
    : [
        { rule: second, group: onNic.name },
        { rule: first, group: onSubnet.name },
      ];
  const standard = inbound ? 'AllowVnetInBound' : 'AllowVnetOutBound';
  const isFirst = denies === (inbound ? 'subnet' : 'nic');
  const rest: Prose =
    denies === 'both'
      ? `${code(near.rule)} in the first already denies it, so ${code(next.group)} is never asked.`
      : denies === 'none'
        ? `Neither has a rule about it, and in both the default ${code(standard)} lets it pass: the tag VirtualNetwork holds the peered ${code(there.range)}.`
        : isFirst
          ? `${code(near.rule)} in the first denies it, and that is the end: both would have to let it pass.`
          : `The first lets it pass by the default ${code(standard)}, whose tag holds the peered ${code(there.range)}. In the second ${code(next.rule)} denies it.`;
  return askPacket(plan, pair, {
    prompt: connects(random, pair, withReply),
    headline:
      denies === 'none'
        ? 'Both NSGs are read, and both let peers in by default'
        : inbound
          ? 'Coming in, the subnet’s NSG is read first'
          : 'Going out, the NIC’s NSG is read first',
    why: `${order} ${rest}${denies === 'none' && withReply ? stateful(out) : ''}`,
    withReply,
    rules: denies === 'none' ? ['R89', 'R96', 'R91'] : ['R89', 'R90', 'R35'],
    about: denies === 'both' ? ['M25', 'M13'] : ['M28', 'M13'],
  });
}
