import { rule } from './rule';
import { PEERING_API, ROUTES_API, RULES_API } from './sources';

/** How Azure Resource Manager names the things the engine reads. */
export const PROPERTY_NAMES = {
  R116: rule(
    'A link names its peer in `remoteVirtualNetwork`, has four flags (`allowVirtualNetworkAccess`, `allowForwardedTraffic`, `allowGatewayTransit`, `useRemoteGateways`), and reports `peeringState` and `peeringSyncLevel`.',
    PEERING_API,
  ),
  R117: rule(
    'A route is an `addressPrefix` with a `nextHopType`, and a `nextHopIpAddress` if that is an appliance. An effective route also has a `source` and a `state`.',
    ROUTES_API,
  ),
  R118: rule(
    'A security rule has `priority`, `direction`, `access` and `protocol`, with prefixes and port ranges of both sides, each as one value or as a list. `enableIPForwarding` is a property of the NIC.',
    RULES_API,
  ),
};
