import type { Holder } from './network';
import type { Packet } from './nsg';

/**
 * Which backend answers for a load balancer's frontend, and the packet as it reaches it: with the backend's address and
 * port, unless the rule keeps the frontend's. Of several backends the first by id: probes are not modelled.
 * @returns null where no rule takes the packet, or its pool is empty
 */
export function balance(frontend: Holder, packet: Packet): { holder: Holder; packet: Packet } | null {
  const rule = frontend.loadBalancer?.rules.find(
    (each) =>
      (each.frontend === null || each.frontend === frontend.address) &&
      (each.protocol === 'All' || each.protocol === packet.protocol) &&
      (each.frontendPort === 0 || each.frontendPort === packet.destinationPort),
  );
  const holder = rule?.backends[0];
  if (!rule || !holder) return null;
  if (rule.floatingIp) return { holder, packet };
  const destinationPort = rule.backendPort === 0 ? packet.destinationPort : rule.backendPort;
  return { holder, packet: { ...packet, destination: holder.address, destinationPort } };
}
