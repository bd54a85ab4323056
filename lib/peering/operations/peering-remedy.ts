import type { Check } from './check';

/** What stands in the way of a peering and what to do about it; null for checks that other operations make. */
export function peeringRemedyFor(check: Check): string | null {
  switch (check.kind) {
    case 'request':
      return check.message;
    case 'permission':
      // Azure refuses with a code; without one it is the belief that a peering stays inside one
      if (check.across !== 'nothing' && check.errorCode === undefined)
        return `${code(check.local)} and ${code(check.remote)} are in different ${check.across}s, and a peering would stay inside one.`;
      return check.across === 'nothing'
        ? `The caller may not peer ${code(check.local)} with ${code(check.remote)}. Give them Network Contributor, or a role with virtualNetworkPeerings/write and peer/action, on both networks.`
        : `${code(check.local)} and ${code(check.remote)} are in different ${check.across}s, and the caller has no rights on both. Give them Network Contributor on both networks${check.across === 'tenant' ? ', as a guest or through a service principal' : ''}.`;
    case 'self':
      return `${code(check.virtualNetwork)} cannot be peered with itself. Choose another virtual network.`;
    case 'cloud':
      return `${place(check.left)} and ${place(check.right)} belong to different clouds, which do not peer. Connect them with VPN gateways instead.`;
    case 'region':
      return `${place(check.left)} and ${place(check.right)} are in different regions, and a peering would stay inside one.`;
    case 'peering-limit':
      return check.of === 'subnets'
        ? `A subnet peering takes at most ${check.limit} subnets of ${code(check.virtualNetwork)}, and ${check.peerings} are named. Name fewer, or peer the whole networks.`
        : `${code(check.virtualNetwork)} has ${check.peerings} peerings, and ${check.limit} are the most. Remove one, or let Virtual Network Manager build the hub and its spokes.`;
    case 'already-peered':
      return check.because === 'name'
        ? `${code(check.virtualNetwork)} has a link named ${code(check.link)} already, which leads elsewhere. Choose another name.`
        : `${code(check.virtualNetwork)} has a link to ${code(check.remote)} already: ${code(check.link)}. Update that one instead.`;
    case 'overlap':
      return `${code(check.left.virtualNetwork)} and ${code(check.right.virtualNetwork)} overlap: ${pairs(check.overlapping)}. Give one of them other address ranges first.`;
    case 'peer-overlap':
      return check.linkState === 'Disconnected'
        ? `${code(check.left.virtualNetwork)} overlaps ${code(check.right.virtualNetwork)} (${pairs(check.overlapping)}), which the leftover link ${code(check.link)} still leads to. Delete that link, or change the ranges.`
        : `${code(check.left.virtualNetwork)} overlaps ${code(check.right.virtualNetwork)} (${pairs(check.overlapping)}), which ${code(check.via)} is peered with already. Change the ranges of one of the two.`;
    case 'opposite-link':
      return `The link ${code(check.link)} that leads back is Disconnected. Delete it and create both links again, or update it first, which sets it to Initiated.`;
    case 'peering-type':
      return `What ${code(check.link)} peers (whole networks, subnets, or IPv6 only) cannot be changed. Delete both links and create them anew.`;
    case 'remote-gateway':
      return `${code(check.virtualNetwork)} has no gateway to use${check.hasGatewaySubnet ? '; a `GatewaySubnet` alone is not one' : ''}. Deploy a virtual network gateway there first, or leave \`useRemoteGateways\` off.`;
    case 'gateway-transit':
      return `The link ${code(check.link)} does not allow gateway transit. Set \`allowGatewayTransit\` on it first.`;
    case 'transit-region':
      return `${place(check.left)} and ${place(check.right)} are in different regions, and a gateway would be lent inside one only.`;
    case 'local-gateway':
      return `${code(check.virtualNetwork)} has a gateway of its own, ${code(check.gateway)}, and so cannot use a remote one. Leave \`useRemoteGateways\` off, or delete that gateway.`;
    case 'other-remote-gateways':
      return `The link ${code(check.link)} of ${code(check.virtualNetwork)} uses remote gateways already, and only one may. Turn it off there first.`;
    case 'gateway-sku':
      return `The gateway ${code(check.gateway)} has the Basic SKU, which cannot be used over a peering. Replace it with another SKU.`;
    default:
      return null;
  }
}

const place = (at: { readonly virtualNetwork: string; readonly location: string | null }): string =>
  at.location === null ? code(at.virtualNetwork) : `${code(at.virtualNetwork)} (${at.location})`;

const pairs = (overlapping: readonly { readonly left: string; readonly right: string }[]): string =>
  overlapping
    .map(({ left, right }) =>
      left === right ? `${code(left)} is in both` : `${code(left)} and ${code(right)}`,
    )
    .join(', ');

export const code = (text: string | null): string => `\`${text ?? ''}\``;

/** The same without backticks, for where nothing sets them in another face. */
export const plain = (prose: string): string => prose.replaceAll('`', '');
