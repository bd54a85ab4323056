import type { Check } from './check';
import { code, peeringRemedyFor } from './peering-remedy';

export { plain } from './peering-remedy';

/** What stood in the way and what to do about it, in one or two sentences with names and addresses in backticks. */
export function remedyFor(check: Check): string {
  return peeringRemedyFor(check) ?? remedyForOthers(check);
}

function remedyForOthers(check: Check): string {
  switch (check.kind) {
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
    default:
      throw new Error(`The check ${check.kind} has no remedy.`);
  }
}

const gateways = (list: readonly { readonly name: string; readonly isVpn: boolean }[]): string =>
  list.map(({ name, isVpn }) => `${code(name)} (${isVpn ? 'VPN' : 'ExpressRoute'})`).join(' beside ');

const codes = (texts: readonly string[]): string => texts.map(code).join(', ');
