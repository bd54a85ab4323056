import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import type { NsgPlan } from '../../topologies/plan';
import { allow, askPacket, connects, deny, drawPair, noise, planWith, silence, stateful } from './scene';

/** Rules that allow it and rules that deny it, by address and by tag: the first that matches decides. */
export function drawPriorities(random: Random, level: Level): Draft {
  const pair = drawPair(random);
  const { from, to } = pair;
  const port = { protocol: 'Tcp' as const, port: String(to.role.port) };
  const [low, high] = [random.int(15, 40) * 10, random.int(50, 90) * 10];
  const opens = random.pick(['AllowVnet', 'AllowInternal', 'AllowClients']);
  const closes = random.pick(['DenyPartners', 'DenyOthers', 'BlockOtherTeams']);
  const theirs = random.pick([from.range, from.subnet.range]);
  const order = random.pick(['tag-allows', 'tag-allows', 'range-denies', 'tag-denies', 'own-range'] as const);
  const rules = {
    'tag-allows': [
      allow(opens, low, { source: 'VirtualNetwork', ...port }),
      deny(closes, high, { source: random.pick([theirs, '*']) }),
    ],
    'range-denies': [
      deny(closes, low, { source: theirs }),
      allow(opens, high, { source: 'VirtualNetwork', ...port }),
    ],
    'tag-denies': [
      deny(closes, low, { source: 'VirtualNetwork' }),
      allow(opens, high, { source: theirs, ...port }),
    ],
    'own-range': [
      allow(opens, low, { source: to.range, ...port }),
      deny(closes, high, { source: random.pick(['VirtualNetwork', '*']) }),
    ],
  }[order];
  const passes = order === 'tag-allows';
  const out = silence(random);
  const withReply = random.oneIn(2);
  const group: NsgPlan = {
    name: `nsg-${to.workload}`,
    rules: random.shuffle([...noise(random, level), ...rules, ...(withReply ? [out] : [])]),
  };
  // a second NSG, on the NIC: it lets the packet pass as well, or would deny it if it were asked
  const shut = deny('DenyAnythingElse', 4000, {});
  const inner: NsgPlan = {
    name: `nsg-${to.vm}`,
    rules: passes ? [allow('AllowFromVnet', 250, { source: 'VirtualNetwork', ...port }), shut] : [shut],
  };
  const plan = planWith(
    random,
    level,
    pair,
    random.oneIn(2)
      ? { 'to-subnet': group, 'to-nic': inner }
      : { [random.pick(['to-subnet', 'to-nic'] as const)]: group },
  );
  const tag = `VirtualNetwork, which holds the peered ${code(from.range)} too`;
  const why = {
    'tag-allows': `Rules are read from the lowest number up. At ${low} ${code(opens)} lets in what comes from ${tag}; that is the first match, and ${code(closes)} at ${high} is never reached.`,
    'range-denies': `Rules are read from the lowest number up. At ${low} ${code(closes)} names ${code(theirs)}, where ${code(from.ip)} lies, and denies; ${code(opens)} at ${high} comes too late, and the peering overrides neither.`,
    'tag-denies': `Rules are read from the lowest number up. At ${low} ${code(closes)} denies what comes from ${tag}. ${code(opens)} at ${high} would let it in and is never reached.`,
    'own-range': `${code(opens)} names ${code(to.range)}, and ${code(from.ip)} isn't in it. The next match is ${code(closes)} at ${high}. That ${code(from.vnet)} is a peer makes no difference to either.`,
  }[order];
  return askPacket(plan, pair, {
    prompt: connects(random, pair, withReply),
    headline: 'The first rule that matches decides, and peers are in VirtualNetwork',
    why: passes && withReply ? why + stateful(out) : why,
    rules: ['R90', 'R96', 'R35'],
    about: passes ? ['M28'] : ['M13', 'M28'],
    withReply,
  });
}
