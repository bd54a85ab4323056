import { expect, test } from 'vitest';
import type { Step, Trace } from '../trace';
import { compareTraces } from './compare';
import { explainTrace } from './explain';

const lookUp: Step = {
  kind: 'route',
  passed: false,
  rules: ['R65'],
  subnet: 'spoke-shop/snet-web',
  destination: '10.30.1.4',
  chosen: { addressPrefix: '10.0.0.0/8', source: 'Default', nextHopType: 'None' },
  beaten: [{ addressPrefix: '0.0.0.0/0', source: 'Default', nextHopType: 'Internet' }],
};
const dropped: Trace = {
  source: { ipAddress: '10.20.1.4', networkInterface: 'vm-web', virtualNetwork: 'spoke-shop' },
  destination: { ipAddress: '10.30.1.4', networkInterface: 'vm-sql', virtualNetwork: 'spoke-data' },
  protocol: 'Tcp',
  sourcePort: 50000,
  destinationPort: 1433,
  hops: [
    {
      node: { kind: 'nic', name: 'vm-web' },
      steps: [{ kind: 'no-nsg', passed: true, rules: ['R89'], direction: 'Outbound', at: 'vm-web' }, lookUp],
    },
  ],
  outcome: {
    kind: 'dropped',
    reason: 'system-route-none',
    cause: 'peering-not-transitive',
    dropAt: 'vm-web',
  },
};
const crossing = (check: 'state' | 'access'): Step => ({
  kind: 'peering',
  passed: true,
  rules: ['R24'],
  from: 'spoke-shop',
  to: 'spoke-data',
  link: 'spoke-shop/shop-to-data',
  check,
});
const delivered: Trace = {
  ...dropped,
  hops: [
    {
      node: { kind: 'nic', name: 'vm-web' },
      steps: [
        { kind: 'no-nsg', passed: true, rules: ['R89'], direction: 'Outbound', at: 'vm-web' },
        crossing('state'),
        crossing('access'),
      ],
    },
    {
      node: { kind: 'nic', name: 'vm-sql' },
      steps: [{ kind: 'delivery', passed: true, rules: [], to: 'vm-sql' }],
    },
  ],
  outcome: { kind: 'delivered', to: 'vm-sql' },
};

test('a dropped packet ends with the step that stopped it, and with what stands behind it', () => {
  const { steps } = explainTrace(dropped);
  expect(steps.map(({ verdict }) => verdict)).toEqual(['info', 'stop']);
  expect(steps[1]?.detail).toContain('`10.0.0.0/8` → None');
  expect(steps[1]?.detail).toContain('not transitive');
});

test('the summary names both ends and the reason', () => {
  expect(explainTrace(dropped).summary).toMatch(/`vm-web`.*`10\.30\.1\.4`.*system-route-none/);
});

test('several checks of one crossing are one step', () => {
  expect(explainTrace(delivered).steps.map(({ title }) => title)).toEqual([
    '`vm-web` sends to `10.30.1.4:1433`',
    'Over the peering from `spoke-shop` to `spoke-data`',
    'Arrives at `vm-sql`',
  ]);
});

test('two paths part at the first step that differs, and nowhere if they are the same', () => {
  expect(compareTraces(dropped, delivered)).toBe(1);
  expect(compareTraces(dropped, dropped)).toBeNull();
});
