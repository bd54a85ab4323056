import { expect, test } from 'vitest';
import { buildTopology, type LinkPlan, type NetworkPlan, peer } from '@/content/topologies/plan';
import type { MisconceptionId } from '@/lib/peering/vocabulary';
import { answersOf, type PeeringStateAnswer, type ReachAnswer } from './ask';
import { list, phraseLinks, phraseReach } from './phrase';

/** hub, a and b, each with a machine; a user table on a and b if given. */
function plan(links: readonly LinkPlan[], rest: Partial<NetworkPlan> = {}): NetworkPlan {
  const vnet = (name: string, second: number, routeTable?: string) => ({
    name,
    ranges: [`10.${second}.0.0/16`],
    region: 'westeurope',
    subnets: [{ name: 'snet', range: `10.${second}.1.0/24`, ...(routeTable && { routeTable }) }],
  });
  const nic = (name: string, vnetName: string, second: number) => ({
    name,
    vnet: vnetName,
    subnet: 'snet',
    ip: `10.${second}.1.4`,
  });
  const table = rest.routeTables ? 'rt' : undefined;
  return {
    vnets: [vnet('hub', 0), vnet('a', 1, table), vnet('b', 2)],
    nics: [{ ...nic('vm-hub', 'hub', 0), ipForwarding: true }, nic('vm-a', 'a', 1), nic('vm-b', 'b', 2)],
    links,
    ...rest,
  };
}
const star = [...peer('a', 'hub'), ...peer('b', 'hub')];

function phrase(network: NetworkPlan, misconception?: MisconceptionId, withReply = false): string {
  const query = {
    kind: 'reach',
    source: { networkInterface: { id: 'vm-a' } },
    destination: { ipAddress: '10.2.1.4' },
    protocol: 'Tcp',
    sourcePort: 50_000,
    destinationPort: 443,
  };
  const answers = answersOf(buildTopology(network), [query], misconception ? { misconception } : {});
  return phraseReach(answers?.[0] as ReachAnswer, withReply);
}
const through = (forwarded: boolean): NetworkPlan =>
  plan([...peer('a', 'hub', [{ forwarded }, {}]), ...peer('b', 'hub', [{ forwarded }, {}])], {
    routeTables: [
      {
        name: 'rt',
        routes: [{ name: 'to-b', prefix: '10.2.0.0/16', nextHop: 'VirtualAppliance', ip: '10.0.1.4' }],
      },
    ],
  });

test.each([
  { says: 'over a peering', network: plan(peer('a', 'b')), is: 'It reaches `vm-b` over the peering.' },
  {
    says: 'dropped by a None route',
    network: plan(star),
    is: 'It is dropped at `vm-a`: `10.0.0.0/8` → None.',
  },
  { says: 'through an appliance', network: through(true), is: 'It reaches `vm-b` through `vm-hub`.' },
  {
    says: 'stopped as forwarded',
    network: through(false),
    is: 'It is dropped at link `b-to-hub`, as forwarded traffic.',
  },
])('$says', ({ network, is }) => {
  expect(phrase(network)).toBe(is);
});

test('what a misconception expects is said by the same words', () => {
  expect(phrase(plan(star), 'M1')).toBe('It reaches `vm-b` by way of `hub`.');
  expect(phrase(plan(star), 'M22')).toBe('It goes out to the internet, and is lost there.');
});

test('the reply is told of where it matters', () => {
  expect(phrase(through(true), undefined, true)).toBe(
    'It reaches `vm-b` through `vm-hub`, and its reply is lost.',
  );
  expect(phrase(through(true), 'M24', true)).toBe(
    'It reaches `vm-b` through `vm-hub`, and its reply comes back.',
  );
});

test('links are told of together where they show the same', () => {
  const state = (links: readonly LinkPlan[], after: readonly object[] = []) => {
    const answers = answersOf(buildTopology(plan(links)), [{ kind: 'peeringState', after }]);
    return phraseLinks(answers?.[0] as PeeringStateAnswer);
  };
  expect(state(peer('a', 'b'))).toBe('Both links show Connected, and traffic flows.');
  expect(state([{ from: 'a', to: 'b' }])).toBe('`a-to-b` shows Initiated, and no traffic flows.');
});

test('a list reads as people say it', () => {
  expect(list(['`a`'])).toBe('`a`');
  expect(list(['`a`', '`b`', '`c`'])).toBe('`a`, `b` and `c`');
});
