import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { lastSubnetOf } from '../../topologies/addresses';
import { buildTopology, peer } from '../../topologies/plan';
import { drawSites, planOf, type Site, vnetOf } from '../../topologies/scene';
import { placesOf } from '../parts/scenery';
import { type Networks, type Statement, statementsFor } from './statements';

/** One of four statements holds, or one of them doesn't: each stands now among the right ones and now among the wrong. */
export function drawWhichIsSo(random: Random, level: Level): Draft {
  const wanted = random.oneIn(2);
  const [hub, a, b] = drawSites(random, 3, {
    hub: true,
    regions: level === 2 ? 'any' : ['home', 'home', 'away'],
  }) as [Site, Site, Site];
  const networks: Networks = { a, b, hub };
  const statements = random.shuffle(statementsFor(level, networks));
  const right = statements.find(({ isTrue }) => isTrue === wanted);
  if (!right) throw new Error(`level ${level} has no statement that is ${wanted}`);
  const wrong: Statement[] = [];
  for (const statement of statements) {
    const isNew = [right, ...wrong].every(({ fact }) => fact !== statement.fact);
    if (statement.isTrue !== wanted && isNew && wrong.length < 3) wrong.push(statement);
  }
  const isStar = level === 3;
  const shown = isStar ? [hub, a, b] : [a, b];
  const gatewaySubnet = { name: 'GatewaySubnet', range: lastSubnetOf(hub.range, 27) };
  const sides = [{ remoteGateways: true }, { transit: true }] as const;
  const about: Prose = isStar
    ? `${code(hub.vnet)} has the VPN gateway ${code(`vgw-${hub.workload}`)}, and its spokes ${code(a.vnet)} and ${code(b.vnet)} use it.`
    : random.pick([
        `${code(a.vnet)} and ${code(b.vnet)} are peers.`,
        `${code(a.vnet)} is peered with ${code(b.vnet)}.`,
        `${code(a.vnet)} and ${code(b.vnet)} have a peering.`,
      ]);
  return {
    form: 'authored',
    topology: buildTopology({
      ...planOf(shown),
      ...(isStar && {
        vnets: [vnetOf(hub, {}, [gatewaySubnet]), vnetOf(a), vnetOf(b)],
        gateways: [{ name: `vgw-${hub.workload}`, vnet: hub.vnet }],
      }),
      links: isStar
        ? [...peer(a.vnet, hub.vnet, sides), ...peer(b.vnet, hub.vnet, sides)]
        : peer(a.vnet, b.vnet),
    }),
    prompt: `${about} ${
      wanted
        ? random.pick([
            'Which of these is so?',
            'Which of these statements about that holds?',
            'Only one of these is true. Which?',
          ])
        : random.pick([
            'Which of these is not so?',
            'All of these hold but one. Which one doesn’t?',
            'One of these is a mistake. Which?',
          ])
    }`,
    note: placesOf(shown),
    right: right.text,
    wrong: wrong.map(({ text, owner, because }) => ({ text, misconceptions: [owner], remark: because })),
    headline: right.headline,
    why: right.because,
    rules: right.rules,
  };
}
