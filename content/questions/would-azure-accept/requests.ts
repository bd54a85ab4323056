import type { Topology } from '@/lib/peering/topology';
import type { PartDraft } from '@/lib/quiz/family';
import type { Prose, Query } from '@/lib/quiz/question';
import { lastSubnetOf } from '../../topologies/addresses';
import type { VnetPlan } from '../../topologies/plan';
import { type Site, vnetOf } from '../../topologies/scene';
import { isAccepted } from '../parts/operating';
import { yesOrNo } from '../parts/stating';

/** Something that somebody asks Azure for, said as if it could be done. */
export type Request = {
  readonly label: Prose;
  readonly query: Query;
  readonly why: Prose;
  readonly rules: PartDraft['rules'];
};

/** Makes statements of requests: each holds if Azure carries it out. */
export const accepted =
  (topology: Topology) =>
  ({ query, ...rest }: Request): PartDraft =>
    yesOrNo({
      ...rest,
      topology,
      queries: [query],
      holds: isAccepted,
    });

export const withGateway = (site: Site): VnetPlan =>
  vnetOf(site, {}, [{ name: 'GatewaySubnet', range: lastSubnetOf(site.range, 27) }]);
