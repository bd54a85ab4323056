import type { EffectiveRoutesAnswer, ReachAnswer } from '@/lib/quiz/ask';
import type { PartDraft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { buildTopology, type NetworkPlan } from '../../topologies/plan';
import { effectiveRoutes, reach, type Site } from '../../topologies/scene';

type Row = { readonly addressPrefix: string; readonly nextHopType: string; readonly source: string };

/** The row that the sender's first look-up chose, with the source that the table gives it. */
function rowOf(answers: readonly unknown[]): Row | null {
  const [reached, table] = answers as [ReachAnswer, EffectiveRoutesAnswer];
  const step = reached.trace.hops[0]?.steps.find((each) => each.kind === 'route');
  const chosen = step?.kind === 'route' ? step.chosen : null;
  if (!chosen) return null;
  const row = table.value.find(
    ({ addressPrefix, nextHopType, state }) =>
      state === 'Active' && addressPrefix === chosen.addressPrefix && nextHopType === chosen.nextHopType,
  );
  return row ? { ...row } : null;
}

export function rowParts(
  plan: NetworkPlan,
  from: Site,
  to: Site,
  fields: readonly (keyof Row)[],
  why: Prose,
  rules: PartDraft['rules'],
): { readonly topology: ReturnType<typeof buildTopology>; readonly parts: PartDraft[] } {
  const topology = buildTopology(plan);
  const labels: Record<keyof Row, Prose> = {
    addressPrefix: 'Address prefix',
    nextHopType: 'Next hop type',
    source: 'Source',
  };
  return {
    topology,
    parts: fields.map((field) => ({
      form: 'ask',
      label: labels[field],
      topology,
      queries: [reach(from, to), effectiveRoutes(from)],
      phrase: (answers) => {
        const row = rowOf(answers);
        return row && code(row[field]);
      },
      why: (answers) => (field === 'addressPrefix' ? why : aboutField(field, rowOf(answers)?.[field] ?? '')),
      rules,
    })),
  };
}

/** What a row's next hop type or source says. */
function aboutField(field: 'nextHopType' | 'source', value: string): Prose {
  const says: Record<string, Prose> = {
    VNetPeering: 'The peer is in the same region; between regions it would be `VNetGlobalPeering`.',
    VNetGlobalPeering: 'Between regions a row of a peering has this type, and within one `VNetPeering`.',
    None: 'The rows that Azure makes for private ranges lead nowhere: what nobody has is dropped.',
    VirtualAppliance: 'The row hands packets to an appliance, which it names by its address.',
    VirtualNetworkGateway:
      field === 'source'
        ? 'What a gateway learned has it as its source.'
        : 'The gateway that is borrowed takes it to the office.',
    User: 'The row comes from a route table.',
    Default:
      'Azure made the row itself, for the peering. The source decides only between rows of the same prefix.',
  };
  return (
    says[value] ?? `The ${field === 'source' ? 'source' : 'next hop type'} of that row is ${code(value)}.`
  );
}

/** Said before the parts. */
export const LONGEST = 'Of all rows that hold the address, the one with the longest prefix is followed.';

export const asks = (random: Random, from: Site, to: Site, whose: Prose = code(to.vm)): Prose =>
  random.pick([
    `${code(from.vm)} sends a packet to ${code(to.ip)} (${whose}). Fill in the row of its effective routes that the packet follows.`,
    `Which row of the effective routes of ${code(from.vm)} decides about a packet to ${code(to.ip)}? Fill it in.`,
    `For ${code(to.ip)} (${whose}), Azure picks one row from the table of ${code(from.vm)}. Complete that row.`,
  ]);

export const titleOf = (from: Site): Prose => `Effective routes of ${code(from.vm)}`;
