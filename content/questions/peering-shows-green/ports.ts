import type { ReachAnswer } from '@/lib/quiz/ask';
import type { Draft } from '@/lib/quiz/family';
import { code, list } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { buildTopology, type NsgPlan, peer } from '../../topologies/plan';
import { drawSites, nicOf, reach, type Site, vnetOf } from '../../topologies/scene';
import { isAnswered } from '../parts/outcomes';
import { groupOf } from './scene';

const SERVICES = [
  { port: 443, rule: 'AllowHttps' },
  { port: 22, rule: 'AllowSsh' },
  { port: 1433, rule: 'AllowSql' },
  { port: 3389, rule: 'AllowRdp' },
  { port: 8080, rule: 'AllowApi' },
] as const;

/** One server in a peered network, and the ports that its group leaves open. */
export function drawPorts(random: Random, level: Level): Draft {
  const [from, to] = drawSites(random, 2, { regions: level === 1 ? 'same' : 'any' }) as [Site, Site];
  const asked = random.sample(SERVICES, 3).toSorted((a, b) => a.port - b.port);
  const spare = SERVICES.find((each) => !asked.includes(each)) ?? asked[0] ?? SERVICES[0];
  const byTag = random.sample(asked, random.pick([0, 1, 1, 2, 2]));
  const byRange = level === 1 ? [] : asked.filter((each) => !byTag.includes(each) && random.oneIn(2));
  const isClosed = !random.oneIn(3);
  const closedOut = level === 3 && random.oneIn(2);
  const group: NsgPlan = {
    name: groupOf(to),
    rules: [
      ...random
        .shuffle([...byTag, ...byRange, ...(byTag.length + byRange.length === 0 ? [spare] : [])])
        .map(({ port, rule }, index) => ({
          name: rule,
          priority: (index + 1) * 100,
          direction: 'Inbound' as const,
          access: 'Allow' as const,
          protocol: 'Tcp' as const,
          source: byTag.some((each) => each.port === port) ? 'VirtualNetwork' : from.range,
          port: String(port),
        })),
      ...(isClosed
        ? [{ name: 'DenyRest', priority: 4000, direction: 'Inbound', access: 'Deny' } as const]
        : [
            {
              name: 'DenyVnet',
              priority: 4000,
              direction: 'Inbound',
              access: 'Deny',
              source: 'VirtualNetwork',
            } as const,
          ]),
      ...(closedOut
        ? [{ name: 'DenyOutbound', priority: 4000, direction: 'Outbound', access: 'Deny' } as const]
        : []),
    ],
  };
  const names = (list_: readonly { readonly port: number }[]) =>
    list_.length === asked.length
      ? 'All three'
      : list_.length === 0
        ? 'None of them'
        : list(list_.map(({ port }) => String(port)));
  const open = asked.filter((each) => byTag.includes(each) || byRange.includes(each));
  return {
    form: 'ask',
    prompt: random.pick([
      `Both links are Connected, and ${code(to.vm)} listens on the ports ${list(asked.map(({ port }) => String(port)))}. On which of them does ${code(from.vm)} get an answer?`,
      `${code(from.vm)} tries the ports ${list(asked.map(({ port }) => String(port)))} of ${code(to.vm)}, its peer. Which of them answer?`,
      `${code(to.vm)} in the peered network offers a service on each of the ports ${list(asked.map(({ port }) => String(port)))}. Which can ${code(from.vm)} use?`,
    ]),
    note: `The peering is Connected on both sides, and no route table is in use.`,
    topology: buildTopology({
      vnets: [vnetOf(from), vnetOf(to, { nsg: group.name })],
      nics: [nicOf(from), nicOf(to)],
      nsgs: [group],
      links: peer(from.vnet, to.vnet),
    }),
    queries: asked.map(({ port }) => reach(from, to, port)),
    phrase: (answers) => names(asked.filter((_, index) => isAnswered(answers[index] as ReachAnswer))),
    headline: 'A peering opens a way, an NSG decides who may use it',
    why: () =>
      `${code(group.name)} lets in ${open.length === 0 ? `port ${spare.port} only, which is not among them` : list(open.map(({ port, rule }) => `port ${port} (${code(rule)})`))}${
        byTag.length > 0 ? ', since the tag VirtualNetwork takes in the peered network' : ''
      }. ${open.length === asked.length ? 'That is all three.' : `Everything else from ${code(from.range)} ends at ${code(isClosed ? 'DenyRest' : 'DenyVnet')}, Connected or not.`}${
        closedOut ? ` Replies need no rule, so ${code('DenyOutbound')} stops none of them.` : ''
      }`,
    rules: ['R35', 'R96', 'R90', ...(closedOut ? (['R93'] as const) : [])],
    about: ['M13', 'M28'],
    withReply: true,
  };
}
