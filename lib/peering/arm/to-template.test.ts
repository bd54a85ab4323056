import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withInlineChildren } from '../operations/inline-children';
import { idKey, resourceIdOf } from '../resource-id';
import { documentedCases, kernelCases } from '../testing/cases';
import type { Resource, Topology } from '../topology';
import { HUB_SPOKE_TEMPLATE } from './fixtures/hub-spoke';
import { parseTopology } from './parse-topology';
import { type Template, toTemplate } from './to-template';

function parsed(input: unknown): Topology {
  const result = parseTopology(input);
  if (!result.ok) throw new Error(result.error[0]?.message);
  return result.value.topology;
}

/** What a topology says, whatever the order, with children inside their parents and every id in full. */
function canonical(topology: Topology) {
  const byId = (a: { id?: string }, b: { id?: string }) => (String(a.id) < String(b.id) ? -1 : 1);
  // Azure compares ids without case
  const withIdKey = (item: { id?: string }) => ({ ...item, id: idKey(item.id ?? '') });
  const resources = withInlineChildren(topology).resources.map((resource) => {
    const links = resource.properties?.virtualNetworkPeerings;
    const properties = {
      ...resource.properties,
      ...(Array.isArray(links) ? { virtualNetworkPeerings: links.map(withIdKey).toSorted(byId) } : {}),
    };
    // a list without links and no list at all are the same
    if (Array.isArray(links) && links.length === 0)
      delete (properties as Record<string, unknown>).virtualNetworkPeerings;
    return { ...resource, properties, id: idKey(resourceIdOf(resource)) };
  });
  return {
    ...topology,
    resources: resources.sort((a, b) => (`${a.id} ${a.type}` < `${b.id} ${b.type}` ? -1 : 1)),
  };
}

const roundTrip = (topology: Topology): Topology => parsed(JSON.stringify(toTemplate(topology)));

describe('in, out and in again is the same topology', () => {
  test.each(documentedCases())('$id', ({ topology }) => {
    expect(canonical(roundTrip(topology))).toEqual(canonical(topology));
  });

  test.each(kernelCases())('$id', ({ topology }) => {
    expect(canonical(roundTrip(topology))).toEqual(canonical(topology));
  });

  test('of a template', () => {
    const topology = parsed(HUB_SPOKE_TEMPLATE);
    expect(canonical(roundTrip(topology))).toEqual(canonical(topology));
  });

  test('whatever resources, groups, ids and texts it has', () => {
    const anyText = fc.constantFrom(
      'a',
      "it's",
      '[x',
      '[x]',
      '[[x]]',
      "[concat('a')]",
      '',
      '{0}',
      '10.0.0.0/8',
    );
    const anyKey = fc.constantFrom('note', 'addressPrefix', '[key]', 'id');
    const anyValue = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.oneof(anyText, fc.integer(), fc.boolean(), fc.constant(null)),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(anyKey, tie('value'), { maxKeys: 3 }),
      ),
    })).value;
    const anyGroup = fc.constantFrom(null, 's1/g1', 's1/G1', 's1/g2', 's2/g1');
    const types = [
      'virtualNetworks',
      'networkInterfaces',
      'networkSecurityGroups',
      'virtualNetworks/subnets',
      'strangeThings',
    ];
    const anyResource = fc
      .record({
        type: fc.constantFrom(...types),
        name: fc.constantFrom('a', 'b', "c'd", '[e]', 'f-g_h.i'),
        group: anyGroup,
        properties: fc.dictionary(anyKey, anyValue, { maxKeys: 3 }),
        links: fc.uniqueArray(fc.constantFrom('one', 'two'), { maxLength: 2 }),
        location: fc.option(fc.constantFrom('eastus', 'West Europe'), { nil: undefined }),
        isOdd: fc.boolean(),
      })
      .map(({ type, name, group, properties, links, location, isOdd }): Resource => {
        const whole = type.includes('/') ? `parent/${name}` : name;
        const parts = type.includes('/') ? `virtualNetworks/parent/subnets/${name}` : `${type}/${name}`;
        const [subscription, resourceGroup] = group?.split('/') ?? [];
        const segment = isOdd ? 'resourcegroups' : 'resourceGroups';
        const id = `/subscriptions/${subscription}/${segment}/${resourceGroup}/providers/Microsoft.Network/${parts}`;
        return {
          type: `Microsoft.Network/${type}`,
          name: whole,
          ...(group === null ? {} : { id }),
          ...(location === undefined ? {} : { location }),
          properties: {
            ...properties,
            ...(type === 'virtualNetworks' && links.length > 0
              ? {
                  virtualNetworkPeerings: links.map((link) => ({
                    name: link,
                    id: `${group === null ? resourceIdOf({ type: `Microsoft.Network/${type}`, name }) : id}/virtualNetworkPeerings/${link}`,
                    properties: { note: link },
                  })),
                }
              : {}),
          },
        };
      });
    const anyTopology = fc
      .uniqueArray(anyResource, { maxLength: 6, selector: (resource) => idKey(resourceIdOf(resource)) })
      .map((resources): Topology => ({ resources }));
    fc.assert(
      fc.property(anyTopology, (topology) => {
        expect(canonical(roundTrip(topology))).toEqual(canonical(topology));
      }),
      { numRuns: 300 },
    );
  });

  test('resources of other providers and learned routes are kept, though neither is deployed', () => {
    const topology: Topology = {
      resources: [
        { type: 'Microsoft.Network/virtualNetworks', name: 'a', tags: { by: 'us' } } as Resource,
        { type: 'Microsoft.Compute/virtualMachines', name: 'vm', properties: { size: 1 } },
      ],
      gatewayLearnedRoutes: [{ virtualNetworkGateway: { id: 'gw' }, value: [{ network: '192.168.0.0/16' }] }],
    };
    const template = toTemplate(topology);
    expect(template.resources.map(({ type }) => type)).toEqual(['Microsoft.Network/virtualNetworks']);
    expect(canonical(parsed(template))).toEqual(canonical(topology));
  });
});

describe('the template can be deployed', () => {
  const TOP = ['$schema', 'contentVersion', 'metadata', 'resources'];
  const ENTRY = [
    'type',
    'apiVersion',
    'name',
    'location',
    'dependsOn',
    'sku',
    'properties',
    'kind',
    'zones',
    'tags',
    'identity',
    'plan',
    'extendedLocation',
    'subscriptionId',
    'resourceGroup',
  ];

  /** Every entry of a template and of the deployments in it, with the template around it. */
  const entriesOf = (
    template: Template,
  ): { readonly entry: Record<string, unknown>; readonly template: Template }[] =>
    template.resources.flatMap((entry) => {
      const { template: inner } = Object(entry.properties) as { template?: Template };
      return [{ entry, template }, ...(inner ? entriesOf(inner) : [])];
    });

  test.each([...documentedCases(), ...kernelCases()])('in shape: $id', ({ topology }) => {
    const template = toTemplate(topology);
    expect(Object.keys(template).filter((key) => !TOP.includes(key))).toEqual([]);
    for (const { entry } of entriesOf(template)) {
      expect(Object.keys(entry).filter((key) => !ENTRY.includes(key))).toEqual([]);
      expect(entry.apiVersion).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(String(entry.name).split('/')).toHaveLength(String(entry.type).split('/').length - 1);
      expect(entry.id).toBeUndefined();
    }
  });

  test.each(documentedCases())('nothing waits for what comes after it: $id', ({ topology }) => {
    for (const { entry, template } of entriesOf(toTemplate(topology))) {
      const at = template.resources.indexOf(entry as Template['resources'][number]);
      const before = template.resources
        .slice(0, at)
        .map(({ type, name }) => `[resourceId('${[type, ...String(name).split('/')].join("', '")}')]`);
      for (const needed of (entry.dependsOn as string[] | undefined) ?? []) expect(before).toContain(needed);
    }
  });

  test('a link waits for both networks and for the link before it', () => {
    const vnet = (name: string, to: string): Resource => ({
      type: 'Microsoft.Network/virtualNetworks',
      name,
      location: 'eastus',
      properties: {
        virtualNetworkPeerings: [
          {
            name: `to-${to}`,
            properties: {
              remoteVirtualNetwork: {
                id: resourceIdOf({ type: 'Microsoft.Network/virtualNetworks', name: to }),
              },
            },
          },
        ],
      },
    });
    const links = toTemplate({ resources: [vnet('a', 'b'), vnet('b', 'a')] }).resources.slice(2);
    expect(links.map(({ name, dependsOn }) => [name, (dependsOn as string[]).toSorted()])).toEqual([
      [
        'a/to-b',
        [
          "[resourceId('Microsoft.Network/virtualNetworks', 'a')]",
          "[resourceId('Microsoft.Network/virtualNetworks', 'b')]",
        ],
      ],
      [
        'b/to-a',
        [
          "[resourceId('Microsoft.Network/virtualNetworks', 'a')]",
          "[resourceId('Microsoft.Network/virtualNetworks', 'b')]",
          "[resourceId('Microsoft.Network/virtualNetworks/virtualNetworkPeerings', 'a', 'to-b')]",
        ],
      ],
    ]);
  });

  test('networks of two subscriptions become two deployments, and their links wait for both', () => {
    const id = (subscription: string, name: string) =>
      `/subscriptions/${subscription}/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/${name}`;
    const vnet = (subscription: string, name: string, remote: string): Resource => ({
      type: 'Microsoft.Network/virtualNetworks',
      name,
      id: id(subscription, name),
      location: 'eastus',
      properties: {
        virtualNetworkPeerings: [{ name: 'link', properties: { remoteVirtualNetwork: { id: remote } } }],
      },
    });
    const template = toTemplate({
      resources: [
        vnet('s1', 'a', id('s2', 'b')),
        vnet('s2', 'b', id('s1', 'a')),
        vnet('s1', 'c', id('s2', 'b')),
      ],
    });
    const network = "[resourceId('Microsoft.Resources/deployments', 'network-s2-g')]";
    const waits = template.resources.map(({ name, dependsOn }) => [
      name,
      (dependsOn as string[] | undefined)?.includes(network) ?? false,
    ]);
    expect(waits).toEqual([
      ['network-s2-g', false],
      ['a', false],
      ['c', false],
      ['links-s2-g', true],
      ['a/link', true],
      ['c/link', true],
    ]);
  });
});
