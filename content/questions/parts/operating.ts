import type { Answer, CanPeerAnswer, PeeringStateAnswer } from '@/lib/quiz/ask';
import type { Operation } from '@/lib/quiz/family';
import type { Query } from '@/lib/quiz/question';
import { idOf, type LinkPlan, linkName } from '../../topologies/plan';
import type { Site } from '../../topologies/scene';

/** Operations on networks and links, as Azure's API has them, and what the links say after some. */

const peering = (link: LinkPlan) => ({ id: idOf('link', link.from, linkName(link)) });

export const createLink = (link: LinkPlan, properties: Readonly<Record<string, unknown>> = {}) =>
  ({
    op: 'createPeering',
    virtualNetwork: { id: idOf('vnet', link.from) },
    name: linkName(link),
    properties: { remoteVirtualNetwork: { id: idOf('vnet', link.to) }, ...properties },
  }) satisfies Operation;

export const updateLink = (link: LinkPlan, properties: Readonly<Record<string, unknown>>) =>
  ({ op: 'updatePeering', peering: peering(link), properties }) satisfies Operation;

export const deleteLink = (link: LinkPlan) =>
  ({ op: 'deletePeering', peering: peering(link) }) satisfies Operation;

export const syncLink = (link: LinkPlan) =>
  ({ op: 'syncPeering', peering: peering(link) }) satisfies Operation;

export const addRange = (site: Site, addressPrefix: string) =>
  ({
    op: 'addAddressPrefix',
    virtualNetwork: { id: idOf('vnet', site.vnet) },
    addressPrefix,
  }) satisfies Operation;

/** What the links say after these operations; one that Azure refuses changes nothing. */
export const afterwards = (after: readonly Operation[]): Query => ({ kind: 'peeringState', after });

/** Whether Azure would carry an operation out, after others. */
export const wouldBeDone = ({ op, ...rest }: Operation, after: readonly Operation[] = []): Query => ({
  kind: 'canPeer',
  operation: op,
  ...rest,
  ...(after.length > 0 && { after }),
});

/** Whether Azure carries out what the first query asks for. */
export const isAccepted = ([answer]: readonly Answer[]): boolean =>
  answer !== undefined && (answer as CanPeerAnswer).allowed;

export const stateOf = ([answer]: readonly Answer[]): PeeringStateAnswer => answer as PeeringStateAnswer;

/** What one link says; undefined where it is gone. */
export const linkIn = (answer: PeeringStateAnswer, link: LinkPlan) =>
  answer.peerings[`${link.from}/${linkName(link)}`];

/** Ranges that no drawn network is likely to have. */
export const EXTRA_RANGES = ['172.30.0.0/20', '192.168.224.0/20', '10.249.0.0/18', '10.252.0.0/16'] as const;
