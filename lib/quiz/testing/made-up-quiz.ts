import { type ReadyAttempt, readyAttempt, storedItems } from '../attempt';
import type { Question } from '../question';

/** A question with options a, b and c, of which a is right; enough of everything to be stored and shown. */
export function madeUpQuestion(number: number, more: Partial<Question> = {}): Question {
  const vnet = (name: string, octet: number) => ({
    id: `vnet:${name}`,
    name,
    addressPrefixes: [`10.${octet}.0.0/16`],
    location: 'westeurope',
    subnets: [
      {
        id: `subnet:${name}/default`,
        name: 'default',
        addressPrefixes: [`10.${octet}.1.0/24`],
        nodes: [
          { id: `nic:vm-${name}`, kind: 'nic' as const, name: `vm-${name}`, ipAddress: `10.${octet}.1.4` },
        ],
      },
    ],
  });
  const link = (from: string, to: string) => ({
    id: `link:${from}/to-${to}`,
    name: `to-${to}`,
    from,
    to,
    state: 'Connected' as const,
    isGlobal: false,
    flags: {
      allowVirtualNetworkAccess: true,
      allowForwardedTraffic: false,
      allowGatewayTransit: false,
      useRemoteGateways: false,
    },
  });
  return {
    family: 'made-up',
    seed: `seed-${number}`,
    structure: 'three-in-a-row',
    level: 1,
    kind: 'single-choice',
    concepts: ['non-transitivity'],
    public: {
      prompt: `Question ${number}: \`vm-a\` opens a connection to \`10.3.1.4:443\`. What happens?`,
      note: 'West Europe. All flags at their defaults.',
      figure: {
        vnets: [vnet('a', 1), vnet('b', 2), vnet('c', 3)],
        links: [link('a', 'b'), link('b', 'a'), link('b', 'c'), link('c', 'b')],
      },
      kind: 'single-choice',
      choices: [
        { id: 'a', text: 'It is dropped at `vm-a`: nothing leads to `10.3.0.0/16` there.' },
        { id: 'b', text: 'It goes through `b`, which is peered with both.' },
        { id: 'c', text: 'It leaves to the internet.' },
      ],
    },
    key: {
      right: ['a'],
      headline: 'peering is not transitive',
      why: '`a` knows its own range and that of `b`. To `10.3.1.4` only `10.0.0.0/8 → None` matches.',
      facts: [
        {
          rule: 'R37',
          text: 'A peering joins two networks and no third.',
          url: 'https://learn.microsoft.com/azure/virtual-network/virtual-networks-faq',
        },
      ],
      path: {
        steps: [
          { title: '`vm-a` sends to `10.3.1.4:443`', verdict: 'info', at: 'nic:vm-a' },
          { title: 'Dropped at `vm-a`', detail: '`10.0.0.0/8 → None`', verdict: 'stop', at: 'nic:vm-a' },
        ],
      },
      packet: { way: ['nic:vm-a'], outcome: 'dropped', stoppedAt: 'nic:vm-a', label: '10.0.0.0/8 → None' },
      byChoice: {
        a: { misconceptions: [], remark: 'Yes.' },
        b: {
          misconceptions: [{ id: 'M1', belief: 'A–B and B–C gives A–C' }],
          path: {
            steps: [
              { title: '`vm-a` sends to `10.3.1.4:443`', verdict: 'info', at: 'nic:vm-a' },
              { title: 'Through `b` to `vm-c`', verdict: 'arrive', at: 'nic:vm-c' },
            ],
          },
          partsAt: 1,
          remark: 'A peering brings only the neighbour’s own range.',
        },
        c: { misconceptions: [], remark: 'A private address never leaves to the internet.' },
      },
    },
    ...more,
  };
}

/** A quiz of made-up questions, drawn. */
export function madeUpQuiz(
  questions: readonly Question[] = Array.from({ length: 8 }, (_, index) => madeUpQuestion(index + 1)),
  quiz = 'virtual-network-peering',
): ReadyAttempt {
  return readyAttempt({
    quiz,
    seed: 'a-secret-seed',
    contentVersion: 'test',
    engineVersion: 'test',
    items: storedItems(questions),
  });
}
