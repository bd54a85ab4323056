import type { PacketOption } from '@/lib/live-figure/definition';
import { idOf } from '../topologies/resources';

/** A packet over TCP from an interface to an address, as `10.2.1.4:1433`. */
export function packet(id: string, label: string, from: string, to: string): PacketOption {
  const [ipAddress = '', port] = to.split(':');
  return {
    id,
    label,
    flow: {
      source: { networkInterface: { id: idOf('networkInterfaces', from) } },
      destination: { ipAddress },
      protocol: 'Tcp',
      sourcePort: 50_000,
      destinationPort: Number(port),
    },
  };
}
