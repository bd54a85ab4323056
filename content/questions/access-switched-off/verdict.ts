import type { IpFlowVerifyAnswer } from '@/lib/quiz/ask';
import type { Draft } from '@/lib/quiz/family';
import { code, phraseVerdict } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { buildTopology, linkName, type NsgPlan, peer } from '../../topologies/plan';
import { drawSites, flowVerify, nicOf, type Site, vnetOf } from '../../topologies/scene';
import { FLAG } from './scene';

/** With the peer out of the tag the defaults no longer match it: on that side, and for that peer. */
export function drawVerdict(random: Random, level: Level): Draft {
  const [a, b, c, d] = drawSites(random, 4, { hub: true, regions: level === 3 ? 'any' : 'same' }) as [
    Site,
    Site,
    Site,
    Site,
  ];
  // asked where the flag is off, at its other end, or about another peer
  const where = random.pick(['here', 'far-end', 'other-peer', 'behind', 'behind'] as const);
  const links = peer(a.vnet, b.vnet, [{ access: false }, {}]);
  const [at, from] = { here: [a, b], 'far-end': [b, a], 'other-peer': [a, c], behind: [a, d] }[where] as [
    Site,
    Site,
  ];
  const sites = where === 'behind' ? [a, b, c, d] : [a, b, c];
  const isHeld = where === 'far-end' || where === 'other-peer';
  const mode = random.pick(['default', 'tag', 'named'] as const);
  const first = random.int(2, 5) * 100;
  const inbound = { direction: 'Inbound' } as const;
  const deny = { ...inbound, name: 'DenyRest', priority: 4000, access: 'Deny' } as const;
  const group: NsgPlan = {
    name: `nsg-${at.workload}`,
    rules: {
      default: [],
      tag: [
        {
          ...inbound,
          name: 'AllowVnet',
          priority: first,
          access: 'Allow',
          source: 'VirtualNetwork',
        } as const,
        deny,
      ],
      named: [
        { ...inbound, name: 'DenyVnet', priority: first, access: 'Deny', source: 'VirtualNetwork' } as const,
        {
          ...inbound,
          name: 'AllowPartner',
          priority: first + 100,
          access: 'Allow',
          source: from.range,
        } as const,
      ],
    }[mode],
  };
  const decides = {
    default: isHeld ? 'AllowVnetInBound' : 'DenyAllInBound',
    tag: isHeld ? 'AllowVnet' : 'DenyRest',
    named: isHeld ? 'DenyVnet' : 'AllowPartner',
  }[mode];
  return {
    form: 'ask',
    prompt: `${code(linkName(links[0]))}, the link of ${code(a.vnet)} to ${code(b.vnet)}, has ${FLAG} off. ${random.pick(
      [
        `IP flow verify is asked at ${code(at.vm)}: TCP, inbound, from ${code(from.ip)} to local port ${at.role.port}. What does it say?`,
        `What does IP flow verify answer at ${code(at.vm)} about inbound TCP from ${code(from.ip)} (${code(from.vm)}) to port ${at.role.port}?`,
        `You check at ${code(at.vm)} whether its NSG would let TCP from ${code(from.ip)} in on port ${at.role.port}. Which answer does IP flow verify give?`,
      ],
    )}`,
    note: `All other links allow access, and all are Connected. Behind the rules shown, NSGs have their default ones.`,
    topology: buildTopology({
      vnets: sites.map((site) => vnetOf(site, site === at ? { nsg: group.name } : {})),
      nics: sites.map((site) => nicOf(site)),
      nsgs: [group],
      links: [...links, ...peer(a.vnet, c.vnet), ...(where === 'behind' ? peer(c.vnet, d.vnet) : [])],
    }),
    queries: [flowVerify(at, 'Inbound', from.ip, { local: at.role.port, remote: 50_000 })],
    phrase: ([answer]) => phraseVerdict(answer as IpFlowVerifyAnswer),
    headline: {
      here: 'Without access the peer leaves the VirtualNetwork tag',
      'far-end': 'Each side’s tag depends on its own link',
      'other-peer': 'The flag is about one peer only',
      behind: 'The VirtualNetwork tag ends at the direct peers',
    }[where],
    why: () =>
      `${
        {
          here: `The flag takes ${code(b.range)} out of the tag VirtualNetwork in ${code(a.vnet)}, so rules that use the tag no longer match ${code(from.ip)}.`,
          'far-end': `The flag is off on the link of ${code(a.vnet)}, and that concerns the tag there. At ${code(at.vm)} the link of ${code(b.vnet)} counts, and it allows access: ${code(from.ip)} is in the tag.`,
          'other-peer': `The flag is off for ${code(b.vnet)} only. ${code(from.ip)} is in ${code(c.vnet)}, whose range ${code(c.range)} still belongs to the tag in ${code(a.vnet)}.`,
          behind: `The flag is about ${code(b.vnet)}. ${code(from.ip)} is in ${code(d.vnet)}, a peer of ${code(c.vnet)} and not of ${code(a.vnet)}, so it is in no tag here whatever the flags say.`,
        }[where]
      } So ${code(decides)} is the first rule that matches.`,
    rules: ['R39', 'R91', 'R96'],
    about: isHeld ? ['M14', 'M28'] : where === 'behind' ? ['M1'] : ['M14'],
  };
}
