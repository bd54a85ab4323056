import type { ReachAnswer } from '@/lib/quiz/ask';
import type { AskDraft } from '@/lib/quiz/family';
import { arrives, code, phraseReach } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { buildTopology, type NetworkPlan, type NsgPlan, peer, type RulePlan } from '../../topologies/plan';
import { at, drawSites, nicOf, reach, type Site, vnetOf } from '../../topologies/scene';
import { address } from '../parts/asking';
import { idleFlags } from '../parts/scenery';

export type Pair = { readonly from: Site; readonly to: Site; readonly sites: readonly Site[] };

export function drawPair(random: Random): Pair {
  const sites = drawSites(random, 2);
  return { to: at(sites, 0), from: at(sites, 1), sites };
}

/** Where an NSG is attached. */
export type Place = `${'from' | 'to'}-${'subnet' | 'nic'}`;
export type Groups = Partial<Record<Place, NsgPlan>>;

export const DEFAULTS = 'Each NSG has its default rules besides.';

/** The two networks, peered, with NSGs where they are said to be. */
export function planWith(random: Random, level: Level, { from, to }: Pair, groups: Groups): NetworkPlan {
  const on = (place: Place) => (groups[place] ? { nsg: groups[place].name } : {});
  return {
    vnets: [vnetOf(from, on('from-subnet')), vnetOf(to, on('to-subnet'))],
    nics: [nicOf(from, on('from-nic')), nicOf(to, on('to-nic'))],
    nsgs: Object.values(groups),
    links: peer(from.vnet, to.vnet, [idleFlags(random, level), idleFlags(random, level)]),
  };
}

export function askPacket(
  plan: NetworkPlan,
  { from, to }: Pair,
  wording: Pick<AskDraft, 'prompt' | 'headline' | 'rules' | 'about' | 'withReply'> & {
    readonly why: Prose;
    readonly note?: Prose;
  },
): AskDraft {
  return {
    ...wording,
    form: 'ask',
    note: wording.note ?? `No route table is in use. ${DEFAULTS}`,
    topology: buildTopology(plan),
    queries: [reach(from, to)],
    phrase: ([answer]) =>
      wording.withReply ? phraseReach(answer as ReachAnswer, true) : phrasePassing(answer as ReachAnswer),
    why: () => wording.why,
  };
}

/** That it gets there, or which rule stops it, in about as many words. */
function phrasePassing(answer: ReachAnswer): Prose {
  const { destination } = answer.trace;
  if (!arrives(answer)) return phraseReach(answer);
  return `It reaches ${code(destination.networkInterface ?? '')}, and no rule stops it.`;
}

export const connects = (random: Random, { from, to }: Pair, withReply = false): Prose =>
  withReply
    ? random.pick([
        `${code(from.vm)} connects to ${code(address(to))} on ${code(to.vm)}. What becomes of its packet and of the reply?`,
        `${code(from.vm)} asks something of ${code(to.vm)} on port ${to.role.port}. What becomes of question and answer?`,
        `Over the peering ${code(from.vm)} sends a request to ${code(address(to))}. What becomes of it, and of the reply of ${code(to.vm)}?`,
      ])
    : random.pick([
        `${code(from.vm)} connects to ${code(to.vm)} at ${code(address(to))} over the peering. What becomes of the packet?`,
        `${code(from.vm)} needs ${to.role.service} on ${code(to.vm)} (${code(address(to))}). What happens to its first packet?`,
        `The networks are peered. What becomes of a packet from ${code(from.vm)} to ${code(address(to))}?`,
      ]);

/** A server that opens no connections itself. Whoever thinks that replies are filtered thinks that it can't answer. */
export const silence = (random: Random): RulePlan =>
  deny(random.pick(['DenyOutbound', 'NoOutbound', 'DenyAllOut']), random.int(20, 40) * 100, {
    direction: 'Outbound',
  });
export const stateful = (rule: RulePlan): Prose =>
  ` The reply belongs to a connection that was let in, so ${code(rule.name)} isn't asked.`;

export const allow = (name: string, priority: number, rest: Partial<RulePlan>): RulePlan => ({
  name,
  priority,
  direction: 'Inbound',
  access: 'Allow',
  ...rest,
});
export const deny = (name: string, priority: number, rest: Partial<RulePlan>): RulePlan => ({
  name,
  priority,
  direction: 'Inbound',
  access: 'Deny',
  ...rest,
});

/** Rules that have nothing to do with the packet: another port. */
export const noise = (random: Random, level: Level, direction: 'Inbound' | 'Outbound' = 'Inbound') =>
  random.sample<RulePlan>(
    [
      allow('AllowSshFromJump', 110, { direction, protocol: 'Tcp', source: '10.253.0.0/24', port: '22' }),
      deny('DenyRdp', 120, { direction, protocol: 'Tcp', port: '3389' }),
      allow('AllowMonitoring', 130, { direction, protocol: 'Tcp', port: '9100' }),
      deny('DenyTelnet', 140, { direction, protocol: 'Tcp', port: '23' }),
    ],
    level === 1 ? 0 : random.int(level - 2, level - 1),
  );
