import type { Change, PartDraft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Prose } from '@/lib/quiz/question';
import { hostOf } from '../../topologies/addresses';
import { idOf } from '../../topologies/plan';
import type { Site } from '../../topologies/scene';

export type Field = Pick<
  Extract<PartDraft, { form: 'change' }>,
  'topology' | 'queries' | 'isMet' | 'why' | 'rules'
>;

/** A drop-down: each of its entries leads to a network, or to something asked of it. */
export const field = (label: Prose, changes: readonly Change[], rest: Field): PartDraft => ({
  form: 'change',
  label,
  changes,
  ...rest,
});

/** What the portal calls the two gateway flags of a link. */
export const lends = (from: string, to: string): Prose =>
  `Allow the gateway in ${code(from)} to forward traffic to ${code(to)}`;

export const borrows = (from: string, to: string): Prose =>
  `Enable ${code(from)} to use the gateway of ${code(to)}`;

export type GatewayFields = {
  readonly hub: Site;
  readonly spoke: Site;
  /** the network with the flags as they are chosen, or swapped */
  readonly fitting: Change['topology'];
  readonly swapped: Change['topology'];
  readonly rest: Omit<Field, 'why'>;
};

/** The gateway settings of both links, from whichever side the form is opened. */
export const gatewayFields = ({ hub, spoke, fitting, swapped, rest }: GatewayFields): PartDraft[] => [
  field(
    `Link from ${code(spoke.vnet)} to ${code(hub.vnet)}: gateway`,
    [
      { text: borrows(spoke.vnet, hub.vnet), topology: fitting },
      { text: lends(spoke.vnet, hub.vnet), topology: swapped },
    ],
    { ...rest, why: `${code(spoke.vnet)} has no gateway. Its link uses the one at the other end.` },
  ),
  field(
    `Link from ${code(hub.vnet)} to ${code(spoke.vnet)}: gateway`,
    [
      { text: lends(hub.vnet, spoke.vnet), topology: fitting },
      { text: borrows(hub.vnet, spoke.vnet), topology: swapped },
    ],
    { ...rest, why: `The gateway is in ${code(hub.vnet)}, so this is the link that offers it.` },
  ),
];

export const OFFICES = ['10.254.0.0/16', '10.240.0.0/14', '172.31.0.0/16'] as const;

export const toOffice = (from: Site, office: string) => ({
  kind: 'reach',
  source: { networkInterface: { id: idOf('nic', from.vm) } },
  destination: { ipAddress: hostOf(office, 20) },
  protocol: 'Tcp',
  sourcePort: 50_000,
  destinationPort: 443,
});
