import { rule } from './rule';
import { FAQ, MANAGE_PEERING, PEERING, PRICES, ROUTING } from './sources';

/** What a connected peering gives, and what it does not. */
export const CONNECTED = {
  R33: rule(
    "A peering puts one route into every subnet of both networks for each range of the other's address space, not for each subnet. Its next hop type is `VNetPeering` inside a region, `VNetGlobalPeering` between regions.",
    ROUTING,
  ),
  R34: rule(
    "Peered networks exchange packets by private addresses over Microsoft's own backbone. No gateway, no public address and no bandwidth limit of the peering's own come into it.",
    PEERING,
  ),
  R35: rule(
    'A peering overrules nothing: NSGs, user routes and security admin rules apply to traffic across it as to any other.',
    PEERING,
  ),
  R36: rule(
    'Two networks may be joined by gateways and by a peering at once. Their traffic then takes the peering.',
    MANAGE_PEERING,
  ),
  R37: rule(
    'Peering is not transitive. A network reaches those it is peered with itself, not their peers, and no flag and no choice of regions changes that.',
    FAQ,
  ),
  R119: rule(
    'Making a peering costs nothing. The data that crosses it is charged by the gigabyte in both networks, coming in and going out, and more between regions.',
    PRICES,
  ),
};
