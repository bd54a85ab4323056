import { type Address, contains } from './address';
import type { Behaviour } from './behaviour';
import type { Link, Network, VirtualNetwork } from './network';
import type { Semantics } from './semantics';
import type { Cause } from './vocabulary';

/**
 * Whether a link carries traffic: both links of the peering are Connected (R24, R31). Of a remote virtual network that
 * is not part of the topology nothing is known, and the link's own word is taken.
 */
export function isUp(link: Link, semantics: Semantics): boolean {
  const { opposite } = link;
  const isConnected =
    link.peeringState === 'Connected' && (link.to === null || opposite?.peeringState === 'Connected');
  const isHalf = link.peeringState !== 'Disconnected' && opposite?.peeringState !== 'Disconnected';
  if (!isConnected && !(isHalf && semantics.oneLinkIsEnough)) return false;
  if (isConnected && link.peeringSyncLevel !== 'FullyInSync' && semantics.unsyncedIsDisconnected)
    return false;
  if (link.isGlobal && semantics.peeringIsRegional) return false;
  if (link.to && link.to.subscription !== link.from.subscription && semantics.peeringNeedsOneSubscription)
    return false;
  const isAccessOff = !link.allowVirtualNetworkAccess || opposite?.allowVirtualNetworkAccess === false;
  return !(isAccessOff && semantics.accessOffRemovesPeering);
}

/** The links of a virtual network that carry traffic, as the semantics see them. */
export function upLinksOf(virtualNetwork: VirtualNetwork, behaviour: Behaviour): readonly Link[] {
  const { semantics } = behaviour;
  const own = virtualNetwork.links.filter((link) => isUp(link, semantics));
  const lone = behaviour.loneLinks.filter(({ to }) => to === virtualNetwork);
  if (lone.length > 0 && semantics.oneLinkIsEnough)
    own.push(...lone.map(({ from }) => believedLink(virtualNetwork, from)));
  if (!leadsOn(virtualNetwork, own)) return own;
  if (!semantics.peeringIsTransitive && !semantics.forwardedTrafficMakesTransit) return own;
  const known = new Set([virtualNetwork, ...own.map((link) => link.to)]);
  const chains = chainsFrom(virtualNetwork, semantics);
  const beyond = [...chains].filter(([other]) => !known.has(other));
  return [...own, ...beyond.map(([other, through]) => believedLink(virtualNetwork, other, through))];
}

/** Links that no other leads back along: the believer of M4 counts each as a link of both its networks. */
export const loneLinksIn = ({ virtualNetworks }: Network): readonly Link[] =>
  virtualNetworks.flatMap(({ links }) =>
    links.filter(({ to, opposite, peeringState }) => to && !opposite && peeringState !== 'Disconnected'),
  );

/** Whether any of the networks that links lead to has a link to a third one. */
const leadsOn = (from: VirtualNetwork, links: readonly Link[]): boolean =>
  links.some(({ to }) => to?.links.some((next) => next.to !== null && next.to !== from));

/** All virtual networks that a chain of peerings leads to, the start included, with those in between on a shortest chain. */
function chainsFrom(
  start: VirtualNetwork,
  semantics: Semantics,
): ReadonlyMap<VirtualNetwork, readonly VirtualNetwork[]> {
  const chains = new Map<VirtualNetwork, readonly VirtualNetwork[]>([[start, []]]);
  for (const [virtualNetwork, through] of chains)
    for (const link of virtualNetwork.links) {
      const isOpen = isUp(link, semantics) && (forwards(link) || !semantics.forwardedTrafficMakesTransit);
      if (!link.to || !isOpen || chains.has(link.to)) continue;
      chains.set(link.to, virtualNetwork === start ? [] : [...through, virtualNetwork]);
    }
  return chains;
}

const forwards = (link: Link): boolean =>
  link.allowForwardedTraffic || link.opposite?.allowForwardedTraffic === true;

/** A link that exists in someone's mind only. */
function believedLink(
  from: VirtualNetwork,
  to: VirtualNetwork,
  through: readonly VirtualNetwork[] = [],
): Link {
  const half = (a: VirtualNetwork, b: VirtualNetwork, opposite: Link | null): Link => ({
    id: `${a.id}/virtualNetworkPeerings/${a.name}-to-${b.name}`,
    name: `${a.name}-to-${b.name}`,
    label: `${a.name}/${a.name}-to-${b.name}`,
    from: a,
    remoteId: b.id,
    to: b,
    opposite,
    peeringState: 'Connected',
    peeringSyncLevel: 'FullyInSync',
    allowVirtualNetworkAccess: true,
    allowForwardedTraffic: true,
    allowGatewayTransit: false,
    useRemoteGateways: false,
    isGlobal: a.location !== null && b.location !== null && a.location !== b.location,
    remotePrefixes: b.addressSpace,
    localSubnets: null,
    remoteSubnets: null,
    isIpv6Only: false,
    through: a === from ? through : through.toReversed(),
  });
  return half(from, to, half(to, from, null));
}

/** What stands behind there being no route from a virtual network to an address: something about its peerings, or null. */
export function peeringCause(
  from: VirtualNetwork,
  address: Address,
  { network, semantics }: Behaviour,
): Cause | null {
  const owners = network.virtualNetworks.filter(
    (other) => other !== from && other.addressSpace.some((range) => contains(range, address)),
  );
  let cause: Cause | null = null;
  for (const owner of owners) {
    const link = from.links.find((candidate) => candidate.to === owner);
    const back = owner.links.find((candidate) => candidate.to === from);
    if (link && isUp(link, semantics)) {
      // a range left out on purpose is not one that a sync would bring
      if (link.remoteSubnets || link.isIpv6Only) continue;
      return 'peering-not-synced';
    }
    const isDown = (half: Link | undefined) => half?.peeringState === 'Disconnected';
    if (isDown(link) || isDown(back) || (link && semantics.unsyncedIsDisconnected))
      return 'peering-disconnected';
    // both Connected, and yet not taken to carry anything: a misconception's doing, which is no cause Azure has
    if (link && link.peeringState === 'Connected' && back?.peeringState === 'Connected') continue;
    if (link || back) return 'peering-initiated';
    if (chainsFrom(from, semantics).has(owner)) cause = 'peering-not-transitive';
  }
  const leftover = from.links.find(
    (link) => !link.to && link.remotePrefixes.some((range) => contains(range, address)),
  );
  if (!cause && leftover && !isUp(leftover, semantics))
    return leftover.peeringState === 'Disconnected' ? 'peering-disconnected' : 'peering-initiated';
  return cause;
}
