import { rule } from './rule';
import { FAQ, LIMITS, MANAGE_PEERING, OTHER_SUBSCRIPTION, OVERLAP_REPORT, PEERING } from './sources';

/** Which networks can be peered. */
export const VALIDITY = {
  R15: rule(
    'Networks whose address spaces overlap anywhere cannot be peered. Whole ranges are compared, whether or not a subnet uses the part they share.',
    FAQ,
  ),
  R16: rule(
    'A new peer must not overlap any network that the other side is peered with already, although those two are not peered with each other. A leftover `Disconnected` link counts too.',
    OVERLAP_REPORT,
  ),
  R17: rule(
    'From one network to another there is at most one link. Each link of a network has its own name, of up to 80 characters.',
    MANAGE_PEERING,
  ),
  R18: rule(
    'The networks may lie in different regions: that is global peering. They may not lie in different clouds, such as public Azure and Azure in China.',
    MANAGE_PEERING,
  ),
  R19: rule(
    'Peering works across subscriptions and Entra tenants. Whoever makes it needs the Network Contributor role, or the right to write peerings, on both networks.',
    OTHER_SUBSCRIPTION,
  ),
  R20: rule(
    'A network has at most 500 links. A hub that Virtual Network Manager builds can have 1,000 spokes.',
    LIMITS,
  ),
  R21: rule(
    'As long as it is peered, a network cannot move to another resource group or subscription. It can be deleted: the links that point to it turn `Disconnected`.',
    MANAGE_PEERING,
  ),
  R22: rule(
    'Networks of the retired classic model had peering rules of their own, which this engine leaves out.',
    MANAGE_PEERING,
  ),
  R23: rule(
    'Nothing in either network goes down while a peering is made. A script makes the links of one network one after the other, since Azure refuses a second change that starts during the first.',
    PEERING,
  ),
};
