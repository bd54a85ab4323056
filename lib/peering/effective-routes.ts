import { behaviourOf, type Options } from './behaviour';
import { findNetworkInterface, type Network } from './network';
import type { Route } from './routes';

/**
 * The effective routes of a network interface, the ones that would be preferred first and Invalid rows last.
 * @param nicId resource id or name; throws where the network has no such NIC
 */
export function effectiveRoutes(network: Network, nicId: string, options: Options = {}): readonly Route[] {
  const subnet = findNetworkInterface(network, nicId)?.ipConfigurations[0]?.subnet;
  if (!subnet) throw new Error(`The network interface ${nicId} is not in the network.`);
  return behaviourOf(network, options).routesOf(subnet);
}
