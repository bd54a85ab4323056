import { describe, expect, test } from 'vitest';
import { documentedCases } from '../testing/cases';
import type { Resource, Topology } from '../topology';
import { HUB_SPOKE_TEMPLATE } from './fixtures/hub-spoke';
import { parseTopology } from './parse-topology';
import { toCli } from './to-cli';

function parsed(input: unknown): Topology {
  const result = parseTopology(input);
  if (!result.ok) throw new Error(result.error[0]?.message);
  return result.value.topology;
}
const resource = (type: string, name: string, properties: object = {}, id?: string): Resource => ({
  type: `Microsoft.Network/${type}`,
  name,
  ...(id === undefined ? {} : { id }),
  properties: properties as NonNullable<Resource['properties']>,
});

describe('commands that build a topology', () => {
  const lines = toCli(parsed(HUB_SPOKE_TEMPLATE));
  const position = (part: string) => lines.findIndex((line) => line.includes(part));

  test('what others need comes before them, links last', () => {
    const order = [
      'az group create',
      'nsg create',
      'route-table create',
      'vnet create --resource-group "$RESOURCE_GROUP" --name lab-hub',
      '--vnet-name lab-hub --name appliances',
      'nic create',
      'peering create',
    ].map(position);
    expect(order).not.toContain(-1);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(lines.slice(position('peering create')).every((line) => /peering create|^#/.test(line))).toBe(
      true,
    );
  });

  test('a link says all four flags, since az has other defaults than Azure', () => {
    expect(lines[position('--name to-hub')]).toBe(
      'az network vnet peering create --resource-group "$RESOURCE_GROUP" --vnet-name lab-spoke1 --name to-hub --remote-vnet "/subscriptions/$SUBSCRIPTION_ID/resourceGroups/$RESOURCE_GROUP/providers/Microsoft.Network/virtualNetworks/lab-hub" --allow-vnet-access true --allow-forwarded-traffic true --allow-gateway-transit false --use-remote-gateways false',
    );
  });

  test('rules, routes and addresses are there', () => {
    expect(lines[position('nsg rule create')]).toContain(
      '--priority 100 --direction Inbound --access Allow --protocol Tcp',
    );
    expect(lines[position('route-table route create')]).toContain(
      '--next-hop-type VirtualAppliance --next-hop-ip-address 10.0.1.4',
    );
    expect(lines[position('nic create')]).toContain('--private-ip-address 10.0.1.4 --ip-forwarding true');
  });

  test('what lies outside the network is named in a comment', () => {
    expect(lines.at(-1)).toBe('# Microsoft.Compute/virtualMachines vm: not part of the network');
  });

  test.each(documentedCases())('every resource has its command or a comment: $id', ({ topology }) => {
    const written = toCli(topology);
    for (const { name } of topology.resources) {
      expect(
        written.some(
          (line) =>
            line.includes(`--name ${name} `) ||
            line.endsWith(`--name ${name}`) ||
            line.includes(` ${name}: `),
        ),
      ).toBe(true);
    }
    expect(written.join('\n')).not.toMatch(/undefined|null|\[object/);
  });

  test('a name cannot leave its place in the command', () => {
    const [, line] = toCli({
      resources: [
        resource('virtualNetworks', "x'; rm -rf $HOME #\nrm", {
          addressSpace: { addressPrefixes: ['$(id)'] },
        }),
      ],
    });
    expect(line).toBe(
      `az network vnet create --resource-group "$RESOURCE_GROUP" --name 'x'\\''; rm -rf $HOME # rm' --address-prefixes '$(id)'`,
    );
    const evil = resource('strangeThings', 'a\nrm -rf /');
    expect(toCli({ resources: [evil] }).at(-1)).toBe(
      '# Microsoft.Network/strangeThings a rm -rf /: there is no plain command',
    );
  });

  test('resources of a known group say which, and in which subscription', () => {
    const id = '/subscriptions/s1/resourceGroups/g1/providers/Microsoft.Network/routeTables/rt';
    expect(toCli({ resources: [resource('routeTables', 'rt', {}, id)] })).toEqual([
      'az group create --name g1 --subscription s1 --location "$LOCATION"',
      'az network route-table create --resource-group g1 --subscription s1 --name rt',
    ]);
  });
});
