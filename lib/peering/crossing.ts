import { containsAny } from './address';
import type { Behaviour } from './behaviour';
import { isFiltered } from './filter';
import type { Holder, Link, Subnet } from './network';
import type { Packet } from './nsg';
import type { Step } from './trace';
import type { DropReason, RuleId } from './vocabulary';

export type Crossing = {
  readonly steps: readonly Step[];
  readonly drop: { readonly reason: DropReason; readonly dropAt: string } | null;
};

/** A packet about to cross a peering. */
export type AtPeering = {
  readonly link: Link;
  readonly packet: Packet;
  readonly fromSubnet: Subnet;
  /** who sends it on: null for a gateway, whose traffic is no forwarded traffic (R49) */
  readonly sender: Holder | null;
  /** who has the address it goes to next; null if nobody */
  readonly receiver: Holder | null;
};

type Check = Extract<Step, { kind: 'peering' }>['check'];

/** What is checked where a packet crosses from one virtual network to a peered one, in order; the first that fails ends it. */
export function crossPeering(at: AtPeering, behaviour: Behaviour): Crossing {
  const { link } = at;
  const steps: Step[] = [];
  const note = (check: Check, label: string, rules: readonly RuleId[], passed: boolean) =>
    steps.push({
      kind: 'peering',
      passed,
      rules,
      from: link.from.name,
      to: link.to?.name ?? link.remoteId,
      link: label,
      check,
    });
  for (const leg of legsOf(link)) {
    const [from, to] = [leg.from.name, leg.to?.name ?? leg.remoteId];
    steps.push({
      kind: 'peering',
      passed: true,
      rules: ['R24', 'R33'],
      from,
      to,
      link: leg.label,
      check: 'state',
    });
  }
  for (const check of CHECKS) {
    const { label, passed, matters } = check.at(at, behaviour);
    if (passed && !matters) continue;
    if (behaviour.semantics.routeMeansReachable) break;
    note(check.name, label, check.rules, passed);
    if (!passed) return { steps, drop: { reason: check.reason, dropAt: label } };
  }
  return { steps, drop: null };
}

/** The peerings a packet crosses: one, unless a misconception takes several in a row for one. */
function legsOf(link: Link): readonly Link[] {
  if (!link.through?.length) return [link];
  const stops = [link.from, ...link.through, link.to];
  return stops.flatMap((stop, index) => stop?.links.find(({ to }) => to === stops[index + 1]) ?? []);
}

type NamedCheck = {
  readonly name: Check;
  readonly reason: DropReason;
  readonly rules: readonly RuleId[];
  readonly at: (at: AtPeering, behaviour: Behaviour) => Checked;
};
/** `matters`: whether passing it is worth telling */
type Checked = { readonly label: string; readonly passed: boolean; readonly matters?: boolean };

const CHECKS: readonly NamedCheck[] = [
  {
    name: 'access',
    reason: 'vnet-access-blocked',
    rules: ['R38', 'R41'],
    at: checkAccess,
  },
  {
    name: 'forwarded-traffic',
    reason: 'forwarded-traffic-not-allowed',
    rules: ['R42', 'R45', 'R46'],
    at: checkForwarded,
  },
  {
    name: 'basic-load-balancer',
    reason: 'basic-lb-global-peering',
    rules: ['R105'],
    at: ({ link, receiver }, { semantics }) => ({
      label: link.label,
      passed:
        !link.isGlobal || receiver?.loadBalancer?.isBasic !== true || semantics.basicLoadBalancerIsGlobal,
    }),
  },
  {
    name: 'subnet',
    reason: 'subnet-not-peered',
    rules: ['R111', 'R112'],
    at: ({ link, fromSubnet, receiver }) => {
      const isIn = (subnets: readonly Subnet[] | null | undefined, subnet: Subnet | undefined) =>
        !subnets || !subnet || subnets.includes(subnet);
      const to = receiver?.subnet;
      const passed = isIn(link.localSubnets, fromSubnet) && isIn(link.remoteSubnets, to);
      const { opposite } = link;
      const isTaken = isIn(opposite?.remoteSubnets, fromSubnet) && isIn(opposite?.localSubnets, to);
      return { label: passed && opposite ? opposite.label : link.label, passed: passed && isTaken };
    },
  },
];

/**
 * Access switched off takes the peer out of the VirtualNetwork tag; where an NSG reads the packet on that side, it
 * decides (R39, R40), and where none does the packet is blocked, by the documented reading (R41).
 */
function checkAccess({ link, sender, receiver }: AtPeering, behaviour: Behaviour): Checked {
  // what an Azure gateway passes on comes from beyond the peer
  if (!sender) return { label: link.label, passed: true };
  if (!link.allowVirtualNetworkAccess && !isFiltered(sender, behaviour))
    return { label: link.label, passed: behaviour.mode === 'tag-only' };
  const { opposite } = link;
  const isBlocked =
    opposite !== null &&
    !opposite.allowVirtualNetworkAccess &&
    !(receiver !== null && isFiltered(answering(receiver), behaviour));
  if (!isBlocked || behaviour.mode === 'tag-only') return { label: link.label, passed: true };
  return { label: opposite.label, passed: false };
}

/** Behind a load balancer's frontend its backends answer, and it is their NSGs that read the packet. */
const answering = (receiver: Holder): Holder => receiver.loadBalancer?.rules[0]?.backends[0] ?? receiver;

/** A packet whose source is not the sending network's needs leave on the receiver's link (R42, R45). */
function checkForwarded({ link, packet, sender }: AtPeering, behaviour: Behaviour): Checked {
  const label = link.opposite?.label ?? link.label;
  const isForwarded = sender !== null && !containsAny(link.from.addressSpace, packet.source);
  if (!isForwarded || behaviour.mode === 'tag-only') return { label, passed: true };
  return { label, passed: link.opposite?.allowForwardedTraffic !== false, matters: true };
}
