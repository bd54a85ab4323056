import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildNetwork } from '../build-network';
import { documentedCases } from '../testing/cases';
import { tracePacket } from '../trace-packet';
import { HUB_SPOKE_TEMPLATE } from './fixtures/hub-spoke';
import { type ParsedTopology, parseTopology, type TemplateContext } from './parse-topology';
import { toCli } from './to-cli';
import { toTemplate } from './to-template';

function parsed(input: unknown, context?: TemplateContext): ParsedTopology {
  const result = parseTopology(input, context);
  if (!result.ok) throw new Error(result.error[0]?.message);
  return result.value;
}

const template = (resources: unknown, more: object = {}) => ({
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
  contentVersion: '1.0.0.0',
  ...more,
  resources,
});
const vnet = (name: string, properties: object = {}, more: object = {}) => ({
  type: 'Microsoft.Network/virtualNetworks',
  apiVersion: '2024-05-01',
  name,
  properties: { addressSpace: { addressPrefixes: ['10.0.0.0/16'] }, ...properties },
  ...more,
});
const summary = ({ topology }: ParsedTopology) =>
  topology.resources.map(({ type, name }) => `${type.replace('Microsoft.Network/', '')} ${name}`);

describe('a template with loops, conditions, functions and a deployment inside it', () => {
  const read = parsed(HUB_SPOKE_TEMPLATE, { location: 'westeurope' });

  test('gives all of its resources, by their names', () => {
    expect(summary(read)).toEqual([
      'networkSecurityGroups lab-nsg',
      'virtualNetworks lab-hub',
      'virtualNetworks/virtualNetworkPeerings lab-hub/to-lab-spoke1',
      'virtualNetworks lab-spoke1',
      'virtualNetworks lab-spoke2',
      'routeTables to-appliance',
      'networkInterfaces appliance',
      'virtualNetworks/virtualNetworkPeerings lab-spoke1/to-hub',
      'Microsoft.Compute/virtualMachines vm',
    ]);
    expect(read.unresolved).toEqual([]);
    expect(read.topology.resources[1]?.location).toBe('westeurope');
  });

  test('is a network in which packets can be followed', () => {
    const network = buildNetwork(read.topology);
    if (!network.ok) throw new Error(network.error[0]?.message);
    const trace = tracePacket(network.value, {
      source: { networkInterface: { id: network.value.networkInterfaces[0]?.id ?? '' } },
      destination: { ipAddress: '10.1.1.4' },
      protocol: 'Tcp',
      sourcePort: 50000,
      destinationPort: 443,
    });
    expect(trace.outcome).toMatchObject({ kind: 'dropped', reason: 'destination-not-found' });
    expect(
      network.value.virtualNetworks.map(({ name, links }) => [
        name,
        links.map(({ peeringState }) => peeringState),
      ]),
    ).toEqual([
      ['lab-hub', ['Connected']],
      ['lab-spoke1', ['Connected']],
      ['lab-spoke2', []],
    ]);
  });

  test('takes the values of parameters it is given, bare or as a parameter file has them', () => {
    const context = { parameters: { prefix: { value: 'prod' }, SPOKECOUNT: 3, withNsg: false } };
    const names = summary(parsed(HUB_SPOKE_TEMPLATE, context));
    expect(names).toContain('virtualNetworks prod-spoke3');
    expect(names).not.toContain('networkSecurityGroups prod-nsg');
  });

  test('says once that the location of the resource group is not known', () => {
    const { unresolved, topology } = parsed(HUB_SPOKE_TEMPLATE);
    expect(unresolved).toEqual([
      {
        path: 'resources[0].location',
        expression: '[resourceGroup().location]',
        reason: expect.stringContaining('location of the resource group'),
      },
    ]);
    expect(topology.resources[0]).not.toHaveProperty('location');
  });
});

describe('what a template does not tell', () => {
  test('a parameter without a default keeps its name in braces in names and ids, so that both still agree', () => {
    const read = parsed(
      template(
        [
          vnet("[parameters('hubName')]"),
          vnet('spoke', {
            virtualNetworkPeerings: [
              {
                name: 'to-hub',
                properties: {
                  remoteVirtualNetwork: {
                    id: "[resourceId('Microsoft.Network/virtualNetworks', parameters('hubName'))]",
                  },
                },
              },
            ],
            addressSpace: { addressPrefixes: ['10.1.0.0/16'] },
          }),
        ],
        { parameters: { hubName: { type: 'string' } } },
      ),
    );
    expect(summary(read)).toEqual(['virtualNetworks {hubName}', 'virtualNetworks spoke']);
    expect(read.unresolved.map(({ path }) => path)).toEqual([
      'resources[0].name',
      'resources[1].properties.virtualNetworkPeerings[0].properties.remoteVirtualNetwork.id',
    ]);
    const network = buildNetwork(read.topology);
    expect(network.ok && network.value.virtualNetworks[1]?.links[0]?.to?.name).toBe('{hubName}');
  });

  test('elsewhere it is left out and the rest stays', () => {
    const read = parsed(
      template(
        [
          vnet('a', {
            addressSpace: { addressPrefixes: ['10.0.0.0/16', "[parameters('second')]"] },
            flow: "[parameters('flow')]",
          }),
        ],
        { parameters: { second: { type: 'string' }, flow: { type: 'int' } } },
      ),
    );
    expect(read.topology.resources[0]?.properties).toEqual({
      addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
    });
    expect(read.unresolved).toMatchObject([
      {
        path: 'resources[0].properties.addressSpace.addressPrefixes[1]',
        expression: "[parameters('second')]",
      },
      { path: 'resources[0].properties.flow', expression: "[parameters('flow')]" },
    ]);
  });

  test.each([
    {
      says: 'a linked template',
      resource: {
        type: 'Microsoft.Resources/deployments',
        name: 'x',
        properties: { templateLink: { uri: 'https://example.com/x.json' } },
      },
      path: 'resources[0].properties.templateLink',
    },
    {
      says: 'a resource of another file',
      resource: vnet('a', { x: "[reference('/subscriptions/1/x').y]" }),
      path: 'resources[0].properties.x',
    },
    {
      says: 'an unknown function',
      resource: vnet('a', { x: '[dance(1)]' }),
      path: 'resources[0].properties.x',
    },
    {
      says: 'an expression that cannot be read',
      resource: vnet('a', { x: "[concat('a'" + ']' }),
      path: 'resources[0].properties.x',
    },
    {
      says: 'a loop of unknown length',
      resource: vnet('a', {}, { copy: { name: 'l', count: "[parameters('n')]" } }),
      path: 'resources[0].copy.count',
    },
    {
      says: 'a loop that is too long',
      resource: vnet('a', {}, { copy: { name: 'l', count: 100000 } }),
      path: 'resources[0].copy.count',
    },
    { says: 'a hash of Azure', resource: vnet("[uniqueString('x')]"), path: 'resources[0].name' },
    {
      says: 'a variable that refers to itself',
      resource: vnet('a', { x: "[variables('loop')]" }),
      path: 'resources[0].properties.x',
    },
  ])('$says is reported with its path', ({ resource, path }) => {
    const read = parsed(
      template([resource], {
        parameters: { n: { type: 'int' } },
        variables: { loop: "[variables('loop')]" },
      }),
    );
    expect(read.unresolved).toHaveLength(1);
    expect(read.unresolved[0]?.path).toBe(path);
    expect(read.unresolved[0]?.reason).not.toBe('');
  });

  test('a condition that is not known leaves the resource in', () => {
    const read = parsed(
      template([vnet('a', {}, { condition: "[parameters('on')]" })], {
        parameters: { on: { type: 'bool' } },
      }),
    );
    expect(summary(read)).toEqual(['virtualNetworks a']);
    expect(read.unresolved.map(({ path }) => path)).toEqual(['resources[0].condition']);
  });
});

describe('expressions', () => {
  const evaluated = (expression: string, more: object = {}) =>
    parsed(template([vnet('a', { result: expression }, { copy: { name: 'turn', count: 1 } })], more)).topology
      .resources[0]?.properties?.result;

  test.each([
    ["[concat('a', 'b', 1)]", 'ab1'],
    ['[concat(createArray(1), createArray(2))]', [1, 2]],
    ["[format('{0}-{1:D2}{{}}', 'x', 7)]", 'x-7{}'],
    ["[toUpper(substring('abcdef', 2, 3))]", 'CDE'],
    ["[replace('10.0.0.0', '.0', '.9')]", '10.9.9.9'],
    ["[last(split('a/b/c', '/'))]", 'c'],
    ["[split('a,b;c', createArray(',', ';'))]", ['a', 'b', 'c']],
    ["[join(createArray('a', 'b'), '-')]", 'a-b'],
    ["[padLeft(7, 3, '0')]", '007'],
    ["[indexOf('abcB', 'B')]", 1],
    ["[lastIndexOf('abcB', 'b')]", 3],
    ["[startsWith('Hub', 'h')]", true],
    ["[endsWith('Hub', 'x')]", false],
    ["[trim('  a ')]", 'a'],
    ["[base64ToString(base64('é'))]", 'é'],
    ["[uri('https://a.b', '/c')]", 'https://a.b/c'],
    ['[json(\'{"a": [1]}\').a[0]]', 1],
    ["[string(createArray(1, 'a'))]", '[1,"a"]'],
    ['[length(createArray(1, 2, 3))]', 3],
    ["[length('abc')]", 3],
    ["[empty('')]", true],
    ['[empty(createArray())]', true],
    ["[first('abc')]", 'a'],
    ['[take(createArray(1, 2, 3), 2)]', [1, 2]],
    ['[skip(createArray(1, 2, 3), 2)]', [3]],
    ['[range(3, 3)]', [3, 4, 5]],
    ["[contains(createObject('Key', 1), 'key')]", true],
    ["[contains('abc', 'B')]", true],
    ['[union(createArray(1, 2), createArray(2, 3))]', [1, 2, 3]],
    [
      "[union(createObject('a', 1, 'b', createObject('c', 1)), createObject('b', createObject('d', 2)))]",
      { a: 1, b: { c: 1, d: 2 } },
    ],
    ['[intersection(createArray(1, 2), createArray(2))]', [2]],
    ['[flatten(createArray(createArray(1), createArray(2)))]', [1, 2]],
    [
      "[items(createObject('b', 2, 'a', 1))]",
      [
        { key: 'a', value: 1 },
        { key: 'b', value: 2 },
      ],
    ],
    ['[min(3, 1, 2)]', 1],
    ['[max(createArray(3, 1, 2))]', 3],
    ['[div(7, 2)]', 3],
    ['[mod(7, 2)]', 1],
    ['[sub(mul(2, 3), 1)]', 5],
    ["[equals('a', 'A')]", false],
    ['[greaterOrEquals(2, 2)]', true],
    ["[less('a', 'b')]", true],
    ["[bool('true')]", true],
    ["[int('42')]", 42],
    ['[coalesce(null(), 5)]', 5],
    ["[if(and(true(), not(false())), 'yes', dance())]", 'yes'],
    ['[or(true(), dance())]', true],
    ["[map(range(0, 3), lambda('i', mul(lambdaVariables('i'), 2)))]", [0, 2, 4]],
    ["[filter(range(0, 4), lambda('i', greater(lambdaVariables('i'), 1)))]", [2, 3]],
    ["[reduce(range(1, 3), 0, lambda('sum', 'i', add(lambdaVariables('sum'), lambdaVariables('i'))))]", 6],
    ["[toObject(createArray('a'), lambda('x', lambdaVariables('x')))]", { a: 'a' }],
    ["[cidrSubnet('10.0.0.0/16', 24, 3)]", '10.0.3.0/24'],
    ["[cidrHost('10.0.3.0/24', 3)]", '10.0.3.4'],
    ["[parseCidr('10.0.3.7/24').network]", '10.0.3.0'],
    ["[parseCidr('10.0.3.0/24').lastUsable]", '10.0.3.254'],
    ["[tryGet(createObject('a', 1), 'b')]", null],
    ["[createObject('a', 1).?b]", null],
    [
      "[subscriptionResourceId('Microsoft.Authorization/x', 'n')]",
      '/subscriptions/00000000-0000-0000-0000-000000000000/providers/Microsoft.Authorization/x/n',
    ],
    [
      "[resourceId('s', 'g', 'Microsoft.Network/virtualNetworks/subnets', 'v', 'n')]",
      '/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/v/subnets/n',
    ],
    ["[extensionResourceId('/x', 'Microsoft.Insights/y', 'n')]", '/x/providers/Microsoft.Insights/y/n'],
    ['[copyIndex(5)]', 5],
    ["[['not an expression']", "['not an expression']"],
    ["it''s [plain]", "it''s [plain]"],
    ["[concat('it''s')]", "it's"],
    ["[CONCAT(toLower('A'), VARIABLES('V').x[1])]", 'ab'],
  ])('%s', (expression, value) => {
    const variables = { v: { x: ['a', 'b'] } };
    expect(evaluated(expression, { variables })).toEqual(value);
  });
});

describe('a list of resources in the shape ARM has', () => {
  test.each(documentedCases())('stays as it is: $id', ({ topology }) => {
    expect(parsed(JSON.stringify(topology)).topology).toEqual(topology);
  });

  test.each([{ properties: 'text' }, { name: 5 }, { type: null }])(
    'keeps what is broken for check to name: %o',
    (broken) => {
      const resource = { type: 'Microsoft.Network/virtualNetworks', name: 'a', ...broken };
      const read = parsed({ resources: [resource] });
      expect(read.topology.resources).toEqual([resource]);
      expect(buildNetwork(read.topology).ok).toBe(false);
    },
  );
});

describe('what az and the REST API print', () => {
  const id = '/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/hub';
  const shown = {
    addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
    enableDdosProtection: false,
    etag: 'W/"1"',
    id,
    location: 'eastus',
    name: 'hub',
    provisioningState: 'Succeeded',
    resourceGroup: 'g',
    subnets: [
      {
        addressPrefix: '10.0.0.0/24',
        id: `${id}/subnets/work`,
        name: 'work',
        resourceGroup: 'g',
        routeTable: {
          id: '/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/routeTables/rt',
          resourceGroup: 'g',
        },
      },
    ],
    type: 'Microsoft.Network/virtualNetworks',
    virtualNetworkPeerings: [],
  };

  test('a flat resource gets its properties back, and so do the resources inside it', () => {
    expect(parsed(JSON.stringify(shown)).topology.resources[0]).toMatchObject({
      id,
      location: 'eastus',
      properties: {
        addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
        subnets: [
          {
            name: 'work',
            id: `${id}/subnets/work`,
            properties: { addressPrefix: '10.0.0.0/24', routeTable: { id: expect.any(String) } },
          },
        ],
      },
    });
  });

  test.each([
    { says: 'az … list', input: [shown] },
    { says: 'a REST list', input: { value: [shown], nextLink: null } },
    { says: 'Resource Graph', input: { count: 1, data: [shown] } },
    { says: 'a list of resources', input: { resources: [shown] } },
  ])('$says is a list of resources', ({ input }) => {
    expect(summary(parsed(input))).toEqual(['virtualNetworks hub']);
  });

  test('a link listed on its own gets the name of its network from its id', () => {
    const link = {
      id: `${id}/virtualNetworkPeerings/to-spoke`,
      name: 'to-spoke',
      peeringState: 'Connected',
      type: 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings',
    };
    expect(parsed([shown, link]).topology.resources[1]).toMatchObject({
      name: 'hub/to-spoke',
      properties: { peeringState: 'Connected' },
    });
  });

  test("a gateway's SKU is one of its properties", () => {
    const gateway = {
      type: 'Microsoft.Network/virtualNetworkGateways',
      name: 'gw',
      sku: { name: 'Basic' },
      gatewayType: 'Vpn',
    };
    expect(parsed([gateway]).topology.resources[0]?.properties).toEqual({
      sku: { name: 'Basic' },
      gatewayType: 'Vpn',
    });
  });
});

describe('nothing it is given makes it throw or run on', () => {
  test.each([
    ['', 'malformed-json'],
    ['{', 'malformed-json'],
    ['{"resources": [}', 'malformed-json'],
    ['"text"', 'not-a-topology'],
    ['{}', 'not-a-topology'],
    ['['.repeat(100_000), 'malformed-json'],
    [null, 'not-a-topology'],
    [7, 'not-a-topology'],
  ])('%.20s is refused with a sentence', (input, code) => {
    const result = parseTopology(input);
    if (result.ok) throw new Error('it was read');
    expect(result.error[0]).toMatchObject({ code, message: expect.stringMatching(/\.$/) });
  });

  test('an object that contains itself is too deep', () => {
    const loop: Record<string, unknown> = {};
    loop.resources = [loop];
    expect(parseTopology(loop)).toMatchObject({ ok: false, error: [{ code: 'too-deep' }] });
  });

  test('a template that doubles a text forty times over comes to an end', () => {
    const variables = Object.fromEntries(
      Array.from({ length: 40 }, (_, index) => [
        `v${index}`,
        index === 0 ? 'x' : `[concat(variables('v${index - 1}'), variables('v${index - 1}'))]`,
      ]),
    );
    const read = parsed(template([vnet('a', { x: "[variables('v39')]" })], { variables }));
    expect(read.unresolved).toHaveLength(1);
  });

  test('nor do loops in loops in loops', () => {
    const loop = (depth: number): object =>
      depth === 0 ? { y: 1 } : { copy: [{ name: 'x', count: 800, input: loop(depth - 1) }] };
    const read = parsed(template([vnet('a', loop(4), { copy: { name: 'l', count: 800 } })]));
    expect(read.unresolved.length).toBeGreaterThan(0);
  }, 30_000);

  test('a template cut off anywhere is read or refused', () => {
    for (let length = 0; length < HUB_SPOKE_TEMPLATE.length; length += 7) {
      const result = parseTopology(HUB_SPOKE_TEMPLATE.slice(0, length));
      if (!result.ok) expect(result.error[0]?.message).toMatch(/^Line \d+, column \d+: .*\.$/);
    }
  });

  test('a template with bytes changed is read or refused', () => {
    const characters = fc.constantFrom('[', ']', '{', '}', "'", '"', ',', '(', ')', '0', ' ', '\\', '.');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(HUB_SPOKE_TEMPLATE.length - 1), characters), { minLength: 1, maxLength: 6 }),
        (changes) => {
          const text = [...HUB_SPOKE_TEMPLATE];
          for (const [at, character] of changes) text[at] = character;
          const result = parseTopology(text.join(''));
          if (result.ok) buildNetwork(result.value.topology);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('nor do resources of any shape, read or written', () => {
    const anyJson = fc.jsonValue({ maxDepth: 4 });
    const anyResource = fc.record({
      type: fc.constantFrom(
        'Microsoft.Network/virtualNetworks',
        'Microsoft.Network/networkInterfaces',
        'Microsoft.Network/x/',
        5,
      ),
      name: fc.constantFrom('a', 'a/b', '', 5),
      id: fc.constantFrom(
        undefined,
        'x',
        '/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/a',
        5,
      ),
      location: fc.constantFrom(undefined, 'eastus', 5),
      properties: fc.oneof(
        anyJson,
        fc.dictionary(
          fc.constantFrom(
            'subnets',
            'virtualNetworkPeerings',
            'ipConfigurations',
            'securityRules',
            'addressSpace',
          ),
          anyJson,
        ),
      ),
    });
    fc.assert(
      fc.property(fc.array(anyResource, { maxLength: 4 }), (resources) => {
        const read = parseTopology({ resources });
        if (!read.ok) return;
        parsed(toTemplate(read.value.topology));
        toCli(read.value.topology);
      }),
      { numRuns: 500 },
    );
  });

  test('nor does JSON of any other kind', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        parseTopology(value);
        parseTopology(template(value));
        const read = parseTopology({ resources: value });
        if (read.ok) {
          toTemplate(read.value.topology);
          toCli(read.value.topology);
        }
        parseTopology(template([vnet('a')], { parameters: value, variables: value, functions: value }));
      }),
    );
  });
});
