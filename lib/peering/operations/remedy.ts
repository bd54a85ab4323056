import type { Check } from './check';

/** What stood in the way and what to do about it, in one or two sentences with names and addresses in backticks. */
export function remedyFor(check: Check): string {
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
    case 'peered':
      return check.operation === 'move'
        ? `${code(check.virtualNetwork)} is peered (${codes(check.links)}), and a peered network cannot be moved. Delete its peerings, move it, and create them again.`
        : `${code(check.virtualNetwork)} is peered (${codes(check.links)}), and its ranges would be fixed until its peerings are deleted.`;
    case 'forbidden-range':
      return `${code(check.range)} reaches into ${code(check.forbidden)}, which Azure keeps for itself. Choose a range from 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16.`;
    case 'own-overlap':
      return `${code(check.range)} overlaps ${code(check.other)} of ${code(check.virtualNetwork)} itself. Choose a range that is free there.`;
    case 'neighbour-overlap':
      return check.neighbourIs === 'peer'
        ? `${code(check.range)} overlaps ${code(check.other)} of ${code(check.neighbour)}, which the network is peered with. Choose a range that no peer uses.`
        : `${code(check.range)} overlaps ${code(check.other)}, which lies behind the gateway ${code(check.neighbour)}. Choose a range that is not used on-premises.`;
    case 'range-holds':
      return `The subnet ${code(check.subnet)} (${code(check.range)}) would lie outside every range of ${code(check.virtualNetwork)}. Delete or move the subnet first, or keep a range that holds it.`;
    case 'in-use':
      return check.of === 'subnet'
        ? `The subnet ${code(check.name)} is in use by ${code(check.by)}. Move or delete what is in it before changing its range.`
        : `${code(check.name)} is in use by ${code(check.by)}. Delete what is in its subnets first.`;
    case 'subnet-size':
      return check.smallest === check.largest
        ? `${code(check.range)} is not a size for a subnet: an IPv6 subnet is exactly a /${check.smallest}.`
        : `${code(check.range)} is not a size for a subnet: use /${check.largest} to /${check.smallest}.`;
    case 'subnet-inside':
      return `${code(check.range)} lies in no range of ${code(check.virtualNetwork)} (${codes(check.ranges)}). Choose a part of one of them, or add a range first.`;
    case 'subnet-overlap':
      return `${code(check.range)} overlaps the subnet ${code(check.subnet)} (${code(check.other)}) of ${code(check.virtualNetwork)}. Choose a range that is free.`;
    case 'next-hop-type':
      return `A user route cannot have the next hop type ${code(check.nextHopType)}. Use VirtualAppliance, VirtualNetworkGateway, VnetLocal, Internet or None.`;
    case 'next-hop-address':
      return 'A route to a VirtualAppliance needs its address in `nextHopIpAddress`.';
    case 'route-gateway':
      return `User routes reach VPN gateways only, and ${code(check.subnet)} would use ${gateways(check.gateways)}. Let BGP carry these routes instead.`;
    case 'gatewaysubnet-route':
      return `${code(check.subnet)} cannot have a route for everything (${code(check.route)}). Route only the ranges that need it.`;
    case 'subnet-nsg':
      return `${code(check.subnet)} cannot bear a network security group. Put it on the subnets and NICs that the gateway or firewall serves.`;
    case 'priority-range':
      return `The priority ${check.priority} is out of range. Use 100 to 4096.`;
    case 'priority-unique':
      return `The rule ${code(check.rule)} of ${code(check.networkSecurityGroup)} has the priority ${check.priority} for ${check.direction} already. Choose another number.`;
    case 'application-security-groups':
      return `The application security groups ${codes(check.groups)} hold NICs of ${check.virtualNetworks.map(code).join(' and ')}, and one rule's groups have to be in one network. Use address ranges for the peered network.`;
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

const gateways = (list: readonly { readonly name: string; readonly isVpn: boolean }[]): string =>
  list.map(({ name, isVpn }) => `${code(name)} (${isVpn ? 'VPN' : 'ExpressRoute'})`).join(' beside ');

const code = (text: string | null): string => `\`${text ?? ''}\``;
const codes = (texts: readonly string[]): string => texts.map(code).join(', ');

/** The same without backticks, for where nothing sets them in another face. */
export const plain = (prose: string): string => prose.replaceAll('`', '');
