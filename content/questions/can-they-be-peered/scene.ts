import type { CanPeerAnswer } from '@/lib/quiz/ask';
import { code, list } from '@/lib/quiz/phrase';
import type { Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { halvesOf, subnetOf } from '../../topologies/addresses';
import type { VnetPlan } from '../../topologies/plan';
import { type Site, vnetOf } from '../../topologies/scene';

export const TENANTS = { context: { localTenantId: 'contoso', remoteTenantId: 'fabrikam' } };
export const BOTH_RIGHTS = 'Whoever creates the link is Network Contributor on both.';

/** A network with these ranges, whose one subnet lies at the place given. */
export const network = (site: Site, ranges: readonly string[], subnet: string): VnetPlan => ({
  ...vnetOf(site),
  ranges,
  subnets: [{ name: site.subnet.name, range: subnet }],
});

export const mayBePeered = (answer: unknown) => (answer as CanPeerAnswer).allowed;

/** How a candidate's addresses stand to those of a network that is there. */
export type Standing = 'clear' | 'same' | 'inside';

/** A candidate's range. Where it overlaps, the subnets still stay apart. */
export function rangeFor(standing: Standing, own: string, theirs: string) {
  const [, upper] = halvesOf(theirs);
  if (standing === 'clear') return { range: own, subnet: subnetOf(own, 0) };
  return { range: standing === 'same' ? theirs : upper, subnet: subnetOf(upper, 1) };
}

export const lowerSubnet = (site: Site) => subnetOf(halvesOf(site.range)[0], 0);

export const asksWhich = (random: Random, hub: Site): Prose =>
  random.pick([
    `Which of the other networks can be peered with ${code(hub.vnet)} as they are?`,
    `${code(hub.vnet)} is to get a peering with each of the others. For which does Azure allow it?`,
    `Their teams ask to be peered with ${code(hub.vnet)}. To which of their networks can it be given a link?`,
  ]);

export const namesOf = (sites: readonly Site[], answers: readonly unknown[]): Prose => {
  const allowed = sites.filter((_, index) => mayBePeered(answers[index]));
  return allowed.length === 0 ? 'None of them' : list(allowed.map(({ vnet }) => code(vnet)));
};
