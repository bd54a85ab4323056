import type { Resource, Topology } from '../topology';
import { firewall, nic, nsg, peering, table, topology, vnet } from './builders';

/**
 * Hubs that are all peered with one another, each with a firewall and its own spokes; a NIC and an NSG in every network.
 * Spokes send everything to their hub's firewall, and a firewall sends to other hubs' spokes through theirs.
 */
export function meshedHubs(networks: number, hubs = 4): Topology {
  const resources: Resource[] = [];
  const perHub = Math.max(0, Math.floor(networks / hubs) - 1);
  // hub h has 10.(64h).0.0/16, its spokes the /20 ranges after it, so one route for each hub's /10 is enough
  const block = (hub: number) => 64 * hub;
  for (let hub = 0; hub < hubs; hub += 1) {
    const b = block(hub);
    const toOthers = Object.fromEntries(
      Array.from({ length: hubs }, (_, other) => other)
        .filter((other) => other !== hub)
        .map((other) => [`10.${block(other)}.0.0/10`, `10.${block(other)}.0.4`]),
    );
    resources.push(
      vnet(`hub${hub}`, `10.${b}.0.0/16`, {
        AzureFirewallSubnet: [`10.${b}.0.0/24`, { table: `rt-fw${hub}` }],
        s: [`10.${b}.1.0/24`, { nsg: `nsg-hub${hub}`, table: `rt-fw${hub}` }],
      }),
      firewall(`fw${hub}`, `hub${hub}/AzureFirewallSubnet`, `10.${b}.0.4`),
      nic(`hub${hub}`, `hub${hub}/s`, `10.${b}.1.4`),
      nsg(
        `nsg-hub${hub}`,
        '100 Inbound Allow Tcp from 10.0.0.0/8 to * port 443',
        '200 Inbound Deny Tcp from * to * port 22',
      ),
      table(`rt-fw${hub}`, toOthers),
      table(`rt-spoke${hub}`, { '0.0.0.0/0': `10.${b}.0.4` }),
    );
    for (let other = 0; other < hub; other += 1)
      resources.push(...peering(`hub${other}`, `hub${hub}`, FORWARDED, FORWARDED));
    for (let spoke = 0; spoke < perHub; spoke += 1) {
      const name = `spoke${hub}-${spoke}`;
      const base = `10.${b + 1 + Math.floor(spoke / 16)}.${(spoke % 16) * 16}`;
      resources.push(
        vnet(name, `${base}.0/20`, { s: [`${base}.0/24`, { nsg: `nsg-${name}`, table: `rt-spoke${hub}` }] }),
        nic(name, `${name}/s`, `${base}.4`),
        nsg(
          `nsg-${name}`,
          '100 Inbound Allow Tcp from 10.0.0.0/8 to * port 443',
          '200 Inbound Deny Tcp from * to * port 22',
        ),
        ...peering(`hub${hub}`, name, {}, FORWARDED),
      );
    }
  }
  return topology(...resources);
}

const FORWARDED = { allowForwardedTraffic: true };
