import type { IpFlowVerifyAnswer } from '@/lib/quiz/ask';
import type { Draft } from '@/lib/quiz/family';
import { code, phraseVerdict } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { buildTopology, type NetworkPlan, type RulePlan } from '../../topologies/plan';
import { drawSites, type flowVerify, type Site } from '../../topologies/scene';
import type { Wording } from '../parts/asking';

export const CLIENT_PORT = 50_000;

export function ask(plan: NetworkPlan, query: ReturnType<typeof flowVerify>, wording: Wording): Draft {
  const { why } = wording;
  return {
    ...wording,
    form: 'ask',
    topology: buildTopology(plan),
    queries: [query],
    phrase: ([answer]) => phraseVerdict(answer as IpFlowVerifyAnswer),
    why: typeof why === 'string' ? () => why : why,
  };
}

/** A network, a peer of it, and a peer of that one, which is no peer of the first. */
export type Row = { readonly here: Site; readonly peered: Site; readonly beyond: Site };

export function drawRow(random: Random, level: Level): Row {
  const [peered, here, beyond] = drawSites(random, 3, {
    hub: true,
    regions: level === 3 ? 'any' : 'same',
  }) as [Site, Site, Site];
  return { here, peered, beyond };
}

export const asksInbound = (random: Random, level: Level, here: Site, there: Site): Prose =>
  level === 1
    ? random.pick([
        `Suppose a packet from ${code(there.ip)} (${code(there.vm)}) gets as far as ${code(here.vm)}, for port ${here.role.port}. Does the NSG let it in, and by which rule?`,
        `${code(there.vm)} calls ${code(here.vm)} on port ${here.role.port}. What does the NSG at ${code(here.vm)} decide, and which rule decides it?`,
        `Which rule decides about a packet from ${code(there.ip)} (${code(there.vm)}) to port ${here.role.port} of ${code(here.vm)}, and how?`,
      ])
    : random.pick([
        `IP flow verify is asked at ${code(here.vm)}: TCP, inbound, from ${code(there.ip)} to local port ${here.role.port}. What does it say?`,
        `Would ${code(here.vm)} get a TCP packet from ${code(there.ip)} (${code(there.vm)}) on port ${here.role.port}? What does IP flow verify answer?`,
        `You run IP flow verify for ${code(here.vm)}, inbound TCP from ${code(there.ip)}, local port ${here.role.port}. Which answer comes back?`,
      ]);

export const asksOutbound = (random: Random, here: Site, ip: string, port: number): Prose =>
  random.pick([
    `IP flow verify is asked at ${code(here.vm)}: TCP, outbound, to ${code(ip)}, port ${port}. What does it say?`,
    `May ${code(here.vm)} send TCP to ${code(ip)}, port ${port}? What does IP flow verify answer?`,
    `You run IP flow verify for ${code(here.vm)}, outbound TCP to ${code(ip)}, remote port ${port}. Which answer comes back?`,
  ]);

export const DEFAULTS = 'Behind the rules shown, the NSG has the default ones.';

/** Rules of one direction in which the tag decides: first it is let through and the rest stopped, or the other way round. */
export function rulesOf(
  random: Random,
  direction: 'Inbound' | 'Outbound',
  port: number,
): { readonly rules: RulePlan[]; readonly mode: 'default' | 'allow' | 'deny' } {
  const mode = random.pick(['default', 'default', 'allow', 'deny'] as const);
  const side = direction === 'Inbound' ? 'source' : 'destination';
  const first = random.int(1, 4) * 100;
  if (mode === 'default') {
    const other = {
      name: 'AllowMonitoring',
      priority: first,
      direction,
      access: 'Allow',
      port: '9100',
    } as const;
    return { rules: random.oneIn(2) ? [other] : [], mode };
  }
  const [one, rest] =
    mode === 'allow'
      ? [
          { name: random.pick(['AllowVnet', 'AllowInternal']), access: 'Allow' } as const,
          { name: random.pick(['DenyRest', 'DenyOthers']), access: 'Deny' } as const,
        ]
      : [
          { name: random.pick(['DenyVnet', 'BlockVnet']), access: 'Deny' } as const,
          { name: random.pick(['AllowService', 'AllowPort']), access: 'Allow' } as const,
        ];
  return {
    rules: [
      { ...one, priority: first, direction, [side]: 'VirtualNetwork' },
      {
        ...rest,
        priority: first + random.int(1, 5) * 100,
        direction,
        ...(mode === 'deny' && { port: String(port) }),
      },
    ],
    mode,
  };
}
