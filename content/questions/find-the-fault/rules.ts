import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { nicOf, vnetOf } from '../../topologies/scene';
import { authored, wrong } from '../parts/authoring';
import { drawScene } from './scene';

/** How many rules a connection needs. */
export function drawRules(random: Random, level: Level): Draft {
  const { a, b, there, back } = drawScene(random, level);
  const group = `nsg-${b.workload}`;
  // the NSG as Azure makes it, closed inward, or closed both ways
  const kind = random.pick(['fresh', 'inward', 'both', 'both'] as const);
  const deny = { priority: 4000, access: 'Deny' } as const;
  const rules = [
    ...(kind === 'fresh' ? [] : [{ ...deny, name: 'DenyAllIn', direction: 'Inbound' } as const]),
    ...(kind === 'both' ? [{ ...deny, name: 'DenyAllOut', direction: 'Outbound' } as const] : []),
  ];
  const counts = {
    none: 'None: what there is lets it pass',
    one: 'One, for inbound traffic to that port',
    two: 'Two: inbound, and outbound for replies',
  };
  const isFresh = kind === 'fresh';
  return authored(
    {
      vnets: [vnetOf(a), vnetOf(b, { nsg: group })],
      nics: [nicOf(a), nicOf(b)],
      nsgs: [{ name: group, rules }],
      links: [there, back],
    },
    {
      prompt: `${random.pick([
        `${code(a.vm)} is to open connections to ${code(b.vm)} on port ${b.role.port}, over the peering.`,
        `${code(b.vm)} is to serve ${code(a.vm)}, a machine of the peered network, on port ${b.role.port}.`,
        `Connections from ${code(a.ip)} (${code(a.vm)}) to port ${b.role.port} of ${code(b.vm)} are to work.`,
      ])} How many rules have to be added to ${code(group)}?`,
      note: isFresh
        ? `${code(group)} is as Azure made it: it has its default rules and no others. Both links allow access.`
        : `Beside what is shown, ${code(group)} has its default rules. Both links allow access.`,
      right: isFresh ? counts.none : counts.one,
      wrong: isFresh
        ? [
            wrong(
              counts.one,
              'M28',
              `The default ${code('AllowVnetInBound')} uses the tag VirtualNetwork, and that takes in peered networks.`,
            ),
            wrong(
              counts.two,
              'M26',
              'NSGs are stateful: replies need no rule. And the defaults let the requests in already.',
            ),
          ]
        : [
            wrong(
              counts.two,
              'M26',
              'NSGs are stateful. The replies of a connection that was let in pass by themselves.',
            ),
            wrong(counts.none, 'M13', 'A deny rule stops peered packets like any others.'),
          ],
      headline: isFresh ? 'By default a peer is let in' : 'NSGs are stateful',
      why: isFresh
        ? `${code('AllowVnetInBound')} lets in the tag VirtualNetwork, and since the peering ${code(a.range)} belongs to that. The reply of a connection that was let in needs no rule either.`
        : `${code('DenyAllIn')} comes before the defaults, so a rule in front of it has to let ${code(a.ip)} in on port ${b.role.port}. With that the connection is known, and the replies of ${code(b.vm)} pass${kind === 'both' ? `, whatever ${code('DenyAllOut')} says` : ' by themselves'}.`,
      rules: isFresh ? ['R96', 'R91', 'R93'] : ['R93', 'R35', 'R90'],
    },
  );
}
