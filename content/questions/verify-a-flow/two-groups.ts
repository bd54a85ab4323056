import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { type NsgPlan, peer, type RulePlan } from '../../topologies/plan';
import { flowVerify, nicOf, vnetOf } from '../../topologies/scene';
import { ask, asksInbound, asksOutbound, CLIENT_PORT, drawRow } from './scene';

/** A group on the subnet and one on the NIC: the first that denies is named; where both allow, the last that was read. */
export function drawTwoGroups(random: Random, level: Level): Draft {
  const { here, peered } = drawRow(random, level);
  const outbound = random.oneIn(2);
  const direction = outbound ? 'Outbound' : 'Inbound';
  const side = outbound ? 'destination' : 'source';
  const allows = random.oneIn(2);
  const [first = '', second = ''] = random.sample(
    allows
      ? ['AllowPartners', 'AllowOtherTeams', 'AllowCompany', 'AllowBackOffice']
      : ['DenyPartners', 'BlockOtherTeams', 'NoLateralTraffic', 'KeepApart'],
    2,
  );
  const port = String((outbound ? peered : here).role.port);
  const access = allows ? 'Allow' : 'Deny';
  const rulesFor = (name: string, by: string): RulePlan[] => [
    { name, priority: random.int(2, 9) * 100, direction, access, [side]: by, ...(allows && { port }) },
    { name: allows ? 'DenyRest' : 'AllowRest', priority: 4000, direction, access: allows ? 'Deny' : 'Allow' },
  ];
  // where both allow, one of them names the tag: who thinks that the tag is one's own network sees the deny behind it
  const [bySubnet, byNic] = random.shuffle([random.pick(['VirtualNetwork', peered.range]), peered.range]);
  const subnet: NsgPlan = { name: `nsg-${here.workload}-subnet`, rules: rulesFor(first, bySubnet ?? '') };
  const nic: NsgPlan = { name: `nsg-${here.vm}`, rules: rulesFor(second, byNic ?? '') };
  const [early, late] = outbound ? [nic, subnet] : [subnet, nic];
  const named = allows ? late : early;
  return ask(
    {
      vnets: [vnetOf(here, { nsg: subnet.name }), vnetOf(peered)],
      nics: [nicOf(here, { nsg: nic.name }), nicOf(peered)],
      nsgs: [subnet, nic],
      links: peer(here.vnet, peered.vnet),
    },
    outbound
      ? flowVerify(here, direction, peered.ip, { local: CLIENT_PORT, remote: peered.role.port })
      : flowVerify(here, direction, peered.ip, { local: here.role.port, remote: CLIENT_PORT }),
    {
      prompt: outbound
        ? asksOutbound(random, here, peered.ip, peered.role.port)
        : asksInbound(random, level, here, peered),
      note: `Both links are Connected. Where both groups allow, IP flow verify names the rule it read last.`,
      headline: outbound
        ? 'Going out, the NIC’s NSG is read first'
        : 'Coming in, the subnet’s NSG is read first',
      why: `${outbound ? 'Going out' : 'Coming in'}, ${code(early.name)} on the ${outbound ? 'NIC' : 'subnet'} is read first, then ${code(late.name)} on the ${outbound ? 'subnet' : 'NIC'}. ${
        allows
          ? `Both let ${code(peered.ip)} pass, and the rule read last is ${code(named.rules[0]?.name ?? '')}.`
          : `Both would deny ${code(peered.ip)}; ${code(named.rules[0]?.name ?? '')} of the first ends it, and the other group isn't asked.`
      }`,
      rules: ['R89', 'R104', 'R96'],
      about: ['M25', 'M28'],
    },
  );
}
