import { contestedRule, rule } from './rule';
import { FAQ, MANAGE_PEERING, MEND_PEERING, PEERING_API, RESIZE_PEERED, ROUTING_PROBLEM } from './sources';

/** The two links of a peering: their states, and how they are kept in sync. */
export const LIFECYCLE = {
  R24: rule(
    'A peering is made of two links, one in each network. The first waits as `Initiated`; with the second both become `Connected`, and only then do packets cross.',
    MANAGE_PEERING,
  ),
  R25: contestedRule('Delete one of the two links, and the other turns `Disconnected`.', FAQ, {
    readings: [
      'The other link stays behind and is `Disconnected`.',
      'Deleting one link deletes the other with it.',
    ],
    taken:
      'The first, which is what the API, the command line and PowerShell do. The second describes the portal, which deletes both for someone who may.',
  }),
  R26: rule(
    'A `Disconnected` link keeps its partner from being made anew: Azure refuses with `RemotePeeringIsDisconnected`. The documented repair deletes the link that is left and creates both. Updating that link puts it back to `Initiated`, which works as well.',
    MEND_PEERING,
  ),
  R27: rule(
    'The state of a link is `Initiated`, `Connected` or `Disconnected`. Its `provisioningState` is another matter: `Succeeded` only says that the request was carried out.',
    PEERING_API,
  ),
  R28: rule(
    'If a network changes its ranges, its own link shows `RemoteNotInSync` and the link of the other network `LocalNotInSync`. Both remain `Connected`.',
    PEERING_API,
  ),
  R29: rule(
    'Sync is run on the link that shows `LocalNotInSync`, in the network that did not change. After it both links are `FullyInSync`.',
    RESIZE_PEERED,
  ),
  R30: rule(
    'A link holds the ranges of the other network twice: as last synced in `remoteAddressSpace`, as they are now in `remoteVirtualNetworkAddressSpace`. Routes and tags follow the synced ones.',
    PEERING_API,
  ),
  R31: rule(
    'A link that is `Initiated` or `Disconnected` gives no route. Packets for private addresses of the other network then end at a `None` route.',
    ROUTING_PROBLEM,
  ),
  R32: rule(
    'After a peering connects, its routes can take some seconds to reach every NIC. Point-to-site clients learn of it once their VPN package is installed again.',
    ROUTING_PROBLEM,
  ),
};
