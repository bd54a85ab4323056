import { contestedRule, rule } from './rule';
import {
  ADMIN_RULES,
  APPLICATION_SECURITY_GROUPS,
  FILTERING_TUTORIAL,
  IP_FLOW_VERIFY,
  NSG,
  NSG_ORDER,
  SERVICE_TAGS,
  TAG_REPORT,
  TRANSIT_TAG_REPORT,
} from './sources';

/** What NSGs and admin rules let through. */
export const SECURITY = {
  R89: rule(
    "Coming in, a packet meets the subnet's NSG and then the NIC's; going out, the NIC's, then the subnet's, and only then the routes. One deny is enough to stop it, and where no NSG is attached nothing is filtered.",
    NSG_ORDER,
  ),
  R90: rule(
    'An NSG tries its rules from the lowest priority number up, and the first that fits decides. Rules of your own have numbers from `100` to `4096`, each once in a direction.',
    NSG,
  ),
  R91: rule(
    'Each NSG ends with default rules. Inbound they allow `VirtualNetwork` and the load balancer (`65000`, `65001`), outbound `VirtualNetwork` and the internet; `65500` denies the rest. They cannot be deleted, only preceded.',
    NSG,
  ),
  R92: rule(
    'A rule fits if source, source port, destination, destination port and protocol all do. Where it lists several prefixes or ports, one of them is enough, and port ranges include both ends.',
    NSG,
  ),
  R93: rule(
    'NSGs are stateful: what an allowed flow answers comes back without a rule. A changed rule applies to new flows.',
    NSG,
  ),
  R94: rule('The NSG of a subnet also filters what its own machines send to one another.', NSG_ORDER),
  R95: rule(
    'NSG rules see private addresses: public ones are translated before inbound rules are tried and after outbound ones.',
    NSG,
  ),
  R96: contestedRule(
    "The `VirtualNetwork` tag covers the network's own ranges, those of its direct peers and of connected on-premises networks, `168.63.129.16`, and the prefixes of user routes on the subnet. It can differ from subnet to subnet.",
    SERVICE_TAGS,
    {
      readings: [
        'User routes to an appliance, a gateway or the virtual network widen the tag; those to `None` or the internet do not.',
        'Every user route widens the tag.',
      ],
      taken: 'The first: a prefix that is sent nowhere or to the internet belongs to no network of yours.',
    },
  ),
  R97: rule(
    'A user route for `0.0.0.0/0` to an appliance makes `VirtualNetwork` fit every address. Default rules then allow the internet too, and a rule that denies `VirtualNetwork` cuts it off.',
    TAG_REPORT,
  ),
  R98: rule(
    'A spoke that is reached through an appliance is in the `VirtualNetwork` tag only if a user route on the subnet covers it. Otherwise default inbound rules deny its packets.',
    SERVICE_TAGS,
  ),
  R99: rule(
    "At an appliance the NSG sees the packet's last destination. Spoke to spoke passes by default rules, since both are peers of the hub; traffic in transit to the internet is denied inbound.",
    TRANSIT_TAG_REPORT,
  ),
  R100: rule(
    'The `Internet` tag is the public address space outside the network, with public addresses of Azure in it. A private address that belongs to nobody is in no tag, and the last rule denies it.',
    FILTERING_TUTORIAL,
  ),
  R101: rule(
    "`AzureLoadBalancer` stands for `168.63.129.16`, from where health probes come, not for the clients behind a load balancer. Azure's own DNS and metadata service pass unfiltered unless a rule names their tags.",
    SERVICE_TAGS,
  ),
  R102: rule(
    'A rule with an application security group applies to its members only. All members, and both groups of a rule, belong to one virtual network, so groups do not reach across a peering.',
    APPLICATION_SECURITY_GROUPS,
  ),
  R103: rule(
    'Security admin rules come before all NSGs. `Deny` and `AlwaysAllow` settle the matter; after `Allow` the NSGs still have their say.',
    ADMIN_RULES,
  ),
  R104: rule(
    'IP flow verify takes one flow and a direction at one NIC, and says `Allow` or `Deny` with the rule that decided. Where no NSG is attached it allows and names no rule.',
    IP_FLOW_VERIFY,
  ),
};
