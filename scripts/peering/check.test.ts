import { PassThrough, Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { runCheck } from './check-command';

const network = (name: string, range: string, links: readonly object[] = []) => ({
  type: 'Microsoft.Network/virtualNetworks',
  name,
  properties: { addressSpace: { addressPrefixes: [range] }, virtualNetworkPeerings: links },
});
const template = {
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
  contentVersion: '1.0.0.0',
  parameters: { range: { type: 'string' } },
  resources: [network('a', "[parameters('range')]")],
};

async function check(input: string, ...args: string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const status = await runCheck(args, { stdin: Readable.from([Buffer.from(input)]), stdout, stderr });
  return { status, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') };
}

describe('check', () => {
  test('of a sound topology says what is there, and that nothing is wrong', async () => {
    const { status, out } = await check(JSON.stringify({ resources: [network('a', '10.0.0.0/16')] }));
    expect(status).toBe(0);
    expect(out).toContain('1 resource: 1 virtualNetworks.');
    expect(out).toContain('No problems.');
  });

  test('names the resource and the place of each problem', async () => {
    const { status, out } = await check(JSON.stringify({ resources: [network('a', '10.0.0.0/99')] }));
    expect(status).toBe(1);
    expect(out).toContain('virtualNetworks/a  properties.addressSpace.addressPrefixes[0]');
  });

  test('prints for programs what it prints for people', async () => {
    const { status, out } = await check(JSON.stringify(template), '--json');
    expect(status).toBe(1);
    expect(JSON.parse(out)).toEqual({
      resources: [{ type: 'Microsoft.Network/virtualNetworks', name: 'a' }],
      problems: [expect.objectContaining({ resource: expect.stringMatching(/virtualNetworks\/a$/) })],
      notModelled: [],
      unresolved: [
        {
          path: 'resources[0].properties.addressSpace.addressPrefixes[0]',
          expression: "[parameters('range')]",
          reason: 'the parameter range has no default value',
        },
      ],
    });
  });

  test.each([
    { says: 'text that is no JSON', input: '{"resources": [', expected: /^Line 1, column 16: .*\.$/m },
    { says: 'JSON that is no topology', input: '{"a": 1}', expected: /No resources were found/ },
    {
      says: 'an option it does not know',
      input: '{}',
      args: ['--what'],
      expected: /npm run -s peering -- check/,
    },
    {
      says: 'a file that is not there',
      input: '',
      args: ['/nowhere/at/all.json'],
      expected: /there is no such file\.$/m,
    },
  ])('$says is status 2 and one sentence', async ({ input, args = [], expected }) => {
    const { status, out, err } = await check(input, ...args);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(expected);
  });
});
