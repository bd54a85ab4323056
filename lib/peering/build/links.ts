import { formatPrefix, overlaps, type Prefix } from '../address';
import type { IdIndex } from '../id-index';
import type { Link, Subnet, VirtualNetwork } from '../network';
import { idKey } from '../resource-id';
import type { PeeringState, PeeringSyncLevel } from '../vocabulary';
import type { Declarations, Declared } from './declared';
import type { VirtualNetworkDraft } from './virtual-networks';

const STATES = ['Initiated', 'Connected', 'Disconnected'] as const satisfies readonly PeeringState[];
const SYNC_LEVELS = [
  'FullyInSync',
  'RemoteNotInSync',
  'LocalNotInSync',
  'LocalAndRemoteNotInSync',
] as const satisfies readonly PeeringSyncLevel[];

type LinkDraft = { -readonly [K in keyof Link]: Link[K] };
type Stated = {
  link: LinkDraft;
  state: PeeringState | null;
  syncLevel: PeeringSyncLevel | null;
  declared: Declared;
};

/** Builds all links of all virtual networks, then what takes both sides of a peering to know. */
export function buildLinks(
  virtualNetworks: readonly { draft: VirtualNetworkDraft; declared: Declared }[],
  declarations: Declarations,
  indexes: { readonly virtualNetworks: IdIndex<VirtualNetwork>; readonly links: IdIndex<Link> },
): void {
  const all: Stated[] = [];
  for (const { draft, declared } of virtualNetworks) {
    for (const child of declarations.children(
      declared,
      'virtualNetworkPeerings',
      'virtualNetworks/virtualNetworkPeerings',
    )) {
      const stated = buildLink(child, draft, indexes.virtualNetworks);
      if (!stated) continue;
      const rival = draft.links.find((other) => isSameRemote(other, stated.link));
      if (rival) {
        child.properties.note(
          'already-peered',
          `Links ${rival.name} and ${child.name} of ${draft.name} both lead to the same virtual network; keep one.`,
          'remoteVirtualNetwork',
        );
        continue;
      }
      all.push(stated);
      draft.links.push(stated.link);
      indexes.links.add(child.id, stated.link, child.hasOwnId);
    }
  }
  for (const { link } of all) link.opposite = link.to?.links.find((other) => other.to === link.from) ?? null;
  const given = new Map(all.map((stated) => [stated.link as Link, stated]));
  for (const stated of all) stated.link.peeringState = stateOf(stated, given);
  for (const stated of all) {
    stated.link.peeringSyncLevel = stated.syncLevel ?? syncLevelOf(stated.link);
    checkOverlap(stated);
  }
}

function buildLink(
  declared: Declared,
  from: VirtualNetwork,
  virtualNetworks: IdIndex<VirtualNetwork>,
): Stated | null {
  const { properties } = declared;
  const remoteId = properties.reference('remoteVirtualNetwork');
  if (remoteId === null) {
    if (!properties.has('remoteVirtualNetwork'))
      properties.note(
        'property-missing',
        `Link ${declared.name} needs remoteVirtualNetwork.`,
        'remoteVirtualNetwork',
      );
    return null;
  }
  const to = virtualNetworks.find(remoteId);
  if (to === from) {
    properties.note(
      'peering-to-itself',
      `Link ${declared.name} leads back to ${from.name}; name another virtual network.`,
      'remoteVirtualNetwork',
    );
    return null;
  }
  const complete = properties.flag('peerCompleteVnets', true);
  const onlyIpv6 = properties.flag('enableOnlyIPv6Peering', false);
  const localSubnets = complete ? null : named(declared, 'localSubnetNames', from);
  const remoteSubnets = complete || !to ? null : named(declared, 'remoteSubnetNames', to);
  const synced = properties.inside('remoteAddressSpace').prefixes('addressPrefixes');
  const present =
    to?.addressSpace ?? properties.inside('remoteVirtualNetworkAddressSpace').prefixes('addressPrefixes');
  const ranges = remoteSubnets
    ? remoteSubnets.flatMap((subnet) => subnet.prefixes)
    : properties.has('remoteAddressSpace')
      ? synced
      : present;
  return {
    declared,
    state: properties.word('peeringState', STATES),
    syncLevel: properties.word('peeringSyncLevel', SYNC_LEVELS),
    link: {
      id: declared.id,
      name: declared.name,
      label: `${from.name}/${declared.name}`,
      from,
      remoteId,
      to,
      opposite: null,
      peeringState: 'Initiated',
      peeringSyncLevel: 'FullyInSync',
      allowVirtualNetworkAccess: properties.flag('allowVirtualNetworkAccess', true),
      allowForwardedTraffic: properties.flag('allowForwardedTraffic', false),
      allowGatewayTransit: properties.flag('allowGatewayTransit', false),
      useRemoteGateways: properties.flag('useRemoteGateways', false),
      isGlobal:
        to !== null && from.location !== null && to.location !== null && from.location !== to.location,
      remotePrefixes: onlyIpv6 ? ranges.filter((range) => range.version === 6) : ranges,
      localSubnets,
      isIpv6Only: onlyIpv6,
      remoteSubnets,
    },
  };
}

function named(declared: Declared, key: string, virtualNetwork: VirtualNetwork): Subnet[] {
  return declared.properties.texts(key).flatMap((name) => {
    const subnet = virtualNetwork.subnets.find(
      (candidate) => candidate.name.toLowerCase() === name.toLowerCase(),
    );
    if (!subnet)
      declared.properties.note(
        'reference-not-found',
        `Link ${declared.name} names subnet ${name}, which ${virtualNetwork.name} does not have.`,
        key,
      );
    return subnet ? [subnet] : [];
  });
}

const isSameRemote = (a: Link, b: Link): boolean =>
  a.to ? a.to === b.to : idKey(a.remoteId) === idKey(b.remoteId);

/** The state as given; else Connected once both links exist, Initiated while this is the only one (R24). */
function stateOf({ link, state }: Stated, given: ReadonlyMap<Link, Stated>): PeeringState {
  if (state) return state;
  if (!link.opposite) return 'Initiated';
  return given.get(link.opposite)?.state === 'Disconnected' ? 'Initiated' : 'Connected';
}

/** What Azure would say of the two ends' knowledge of each other's ranges (R28). */
function syncLevelOf(link: Link): PeeringSyncLevel {
  if (!link.opposite || link.peeringState === 'Initiated') return 'RemoteNotInSync';
  const remoteIsKnown =
    !link.to || isSameSpace(link.remotePrefixes, link.to.addressSpace) || link.remoteSubnets !== null;
  const localIsKnown =
    isSameSpace(link.opposite.remotePrefixes, link.from.addressSpace) || link.opposite.remoteSubnets !== null;
  if (remoteIsKnown && localIsKnown) return 'FullyInSync';
  if (remoteIsKnown) return 'RemoteNotInSync';
  return localIsKnown ? 'LocalNotInSync' : 'LocalAndRemoteNotInSync';
}

const isSameSpace = (a: readonly Prefix[], b: readonly Prefix[]): boolean => keyOf(a) === keyOf(b);
const keyOf = (prefixes: readonly Prefix[]): string => prefixes.map(formatPrefix).sort().join();

/** Two whole virtual networks that overlap can't be Connected (R15); where only subnets are peered they may (R111). */
function checkOverlap({ link, declared }: Stated): void {
  const { to, opposite } = link;
  if (!to || !opposite || link.localSubnets || opposite.localSubnets) return;
  if (link.peeringState !== 'Connected' || opposite.peeringState !== 'Connected') return;
  const clash = link.from.addressSpace.flatMap((mine) =>
    to.addressSpace.filter((theirs) => overlaps(mine, theirs)),
  );
  if (clash[0])
    declared.properties.note(
      'address-spaces-overlap',
      `${link.from.name} and ${to.name} are peered but overlap in ${formatPrefix(clash[0])}; change one of them.`,
      'remoteVirtualNetwork',
    );
}
