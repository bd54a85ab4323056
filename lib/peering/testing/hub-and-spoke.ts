import type { Resource, Topology } from '../topology';
import { firewall, nic, nsg, peering, table, topology, vnet } from './builders';

/**
 * Meshed hubs, each with a firewall and its spokes behind it: every subnet has an NSG and a route table of its own, every
 * virtual network one NIC, `vm-<name>`. It is what large estates look like, and what the speed of the engine is told by.
 * @param spokesPerHub at most 500: a hub and its spokes share a /10
 */
export function hubAndSpokes(hubs: number, spokesPerHub: number): Topology {
  const resources: (Resource | readonly Resource[])[] = [];
  for (let h = 0; h < hubs; h += 1) {
    const others = Array.from({ length: hubs }, (_, index) => index).filter((index) => index !== h);
    const toOthers = Object.fromEntries(
      others.map((other) => [`10.${64 * other}.0.0/10`, firewallOf(other)]),
    );
    const hub = `hub${h}`;
    resources.push(
      nsg(`nsg-${hub}`, '100 Inbound Allow Tcp from 10.0.0.0/8 to * port 443'),
      table(`rt-fw-${hub}`, toOthers),
      table(`rt-${hub}`, toOthers),
      vnet(hub, `10.${64 * h}.0.0/16`, {
        AzureFirewallSubnet: [`10.${64 * h}.1.0/24`, { table: `rt-fw-${hub}` }],
        shared: [`10.${64 * h}.2.0/24`, { nsg: `nsg-${hub}`, table: `rt-${hub}` }],
      }),
      firewall(`fw-${hub}`, `${hub}/AzureFirewallSubnet`, firewallOf(h)),
      nic(`vm-${hub}`, `${hub}/shared`, `10.${64 * h}.2.4`),
    );
    for (const other of others)
      if (other > h) resources.push(peering(hub, `hub${other}`, FORWARDED, FORWARDED));
    for (let s = 0; s < spokesPerHub; s += 1) resources.push(spoke(h, s));
  }
  return topology(...resources);
}

const FORWARDED = { allowForwardedTraffic: true };
const firewallOf = (hub: number): string => `10.${64 * hub}.1.4`;

function spoke(h: number, s: number): Resource[] {
  const name = `spoke${h}-${s}`;
  const block = 8 + s; // the hub has the first eight of the /19s
  const start = `10.${64 * h + Math.floor(block / 8)}.${(block % 8) * 32}`;
  return [
    nsg(
      `nsg-${name}`,
      `100 Inbound Allow Tcp from ${start}.0/19 to ${start}.0/24 port 443`,
      '200 Inbound Allow Tcp from 10.0.0.0/8 to * port 443',
      '4096 Inbound Deny * from * to * port *',
    ),
    table(`rt-${name}`, { '0.0.0.0/0': firewallOf(h) }),
    vnet(name, `${start}.0/19`, { workload: [`${start}.0/24`, { nsg: `nsg-${name}`, table: `rt-${name}` }] }),
    nic(`vm-${name}`, `${name}/workload`, `${start}.4`),
    ...peering(name, `hub${h}`, FORWARDED),
  ];
}
