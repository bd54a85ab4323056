import type { ReachAnswer } from '@/lib/quiz/ask';
import type { Draft } from '@/lib/quiz/family';
import { arrives, code, list } from '@/lib/quiz/phrase';
import type { Level, Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, subnetOf } from '../../topologies/addresses';
import { buildTopology, type NsgPlan, peer, type RulePlan } from '../../topologies/plan';
import { drawSites, nicOf, reach, type Site, vnetOf } from '../../topologies/scene';
import { address } from '../parts/asking';
import { idleFlags } from '../parts/scenery';
import { allow, DEFAULTS, deny, noise, silence, stateful } from './scene';

type Ruling = { readonly rules: readonly RulePlan[]; readonly because: Prose };

/** Clients in the server's own network and in its peers: whom does the NSG at the server let in? */
export function drawWhoGetsIn(random: Random, level: Level): Draft {
  const sites = drawSites(random, level === 1 && random.oneIn(3) ? 2 : 3);
  const [server, first, second] = sites as [Site, Site, Site | undefined];
  // beside the server in its own subnet, or in another one of the same network
  const beside = random.oneIn(2);
  const subnet = beside ? server.subnet.range : subnetOf(server.range, 2);
  const near: Site = {
    ...server,
    subnet: beside ? server.subnet : { name: 'snet-tools', range: subnet },
    vm: 'vm-tools-01',
    ip: hostOf(subnet, beside ? 20 : 0),
  };
  const clients = random.shuffle([near, first, ...(second ? [second] : [])]);
  const { rules, because } = random.pick(rulings(server, near, first, second, level));
  const out = silence(random);
  const isSilent = level > 1 && random.oneIn(2);
  const group: NsgPlan = {
    name: `nsg-${server.workload}`,
    rules: [...noise(random, level), ...rules, ...(isSilent ? [out] : [])],
  };
  const onNic = level > 1 && random.oneIn(2);
  const peers = [first, ...(second ? [second] : [])];
  return {
    form: 'ask',
    prompt: random.pick([
      `Which of the other machines can connect to ${code(server.vm)} at ${code(address(server))}?`,
      `${list(clients.map(({ vm }) => code(vm)))} each try ${code(address(server))} on ${code(server.vm)}. Who gets through?`,
      `${code(group.name)} guards ${code(server.vm)}. From which of the other machines does it let a connection to port ${server.role.port} in?`,
    ]),
    note: `No route table is in use. ${DEFAULTS}`,
    topology: buildTopology({
      vnets: [
        vnetOf(server, onNic ? {} : { nsg: group.name }, beside ? [] : [near.subnet]),
        ...peers.map((site) => vnetOf(site)),
      ],
      nics: [
        nicOf(server, onNic ? { nsg: group.name } : {}),
        nicOf(near),
        ...peers.map((site) => nicOf(site)),
      ],
      nsgs: [group],
      links: peers.flatMap((site) =>
        peer(site.vnet, server.vnet, [idleFlags(random, level), idleFlags(random, level)]),
      ),
    }),
    queries: clients.map((client) => reach(client, server)),
    phrase: (answers) => {
      const through = clients.filter((_, index) => {
        const answer = answers[index] as ReachAnswer;
        return arrives(answer) && answer.replyAllowed;
      });
      return through.length === 0 ? 'None of them' : list(through.map(({ vm }) => code(vm)));
    },
    headline: 'Peers belong to VirtualNetwork, and are filtered like everybody else',
    why: () => (isSilent ? because + stateful(out).replace('The reply belongs', 'A reply belongs') : because),
    rules: ['R96', 'R35', 'R90'],
    about: ['M28', 'M13'],
  };
}

/** What the NSG may say, each with what follows for the clients. */
function rulings(
  server: Site,
  near: Site,
  first: Site,
  second: Site | undefined,
  level: Level,
): readonly Ruling[] {
  const port = { protocol: 'Tcp' as const, port: String(server.role.port) };
  const peers = [first, ...(second ? [second] : [])];
  const ranges = list(peers.map(({ range }) => code(range)));
  const simple: Ruling[] = [
    {
      rules: [deny('DenyInternet', 300, { source: 'Internet' })],
      because: `No custom rule is about private addresses, so ${code('AllowVnetInBound')} decides. Its tag VirtualNetwork stands for ${code(server.range)} and, because of the peering, for ${ranges} as well.`,
    },
    {
      rules: [
        allow('AllowVnet', 300, { source: 'VirtualNetwork', ...port }),
        deny('DenyEverythingElse', 4000, {}),
      ],
      because: `The tag VirtualNetwork in ${code('AllowVnet')} stands for ${code(server.range)} and for the peered ${ranges}. ${code('DenyEverythingElse')} is reached by none of them.`,
    },
    {
      rules: [deny('DenyPartner', 300, { source: first.range })],
      because: `${code('DenyPartner')} names ${code(first.range)}, so ${code(first.vm)} is stopped, peer or not. The rest is let in by ${code('AllowVnetInBound')}${second ? `, ${code(second.vm)} too: its range belongs to the tag` : ''}.`,
    },
    {
      rules: [allow('AllowOwnRange', 300, { source: server.range, ...port }), deny('DenyRest', 4000, {})],
      because: `${code('AllowOwnRange')} names ${code(server.range)} and nothing else. Whoever comes from ${ranges} meets ${code('DenyRest')}: a peering overrides no rule.`,
    },
    {
      rules: [allow('AllowPartner', 300, { source: first.range, ...port }), deny('DenyRest', 4000, {})],
      because: `${code('AllowPartner')} lets ${code(first.range)} in. ${code('DenyRest')} stops everybody else, ${code(near.vm)} of the same network included.`,
    },
  ];
  if (level === 1 || !second) return simple;
  return [
    ...simple,
    {
      rules: [
        allow('AllowTools', 200, { source: near.subnet.range, ...port }),
        deny('DenyVnet', 300, { source: 'VirtualNetwork' }),
      ],
      because: `${code('AllowTools')} lets ${code(near.subnet.range)} in. ${code('DenyVnet')} stops the rest of VirtualNetwork, which holds the peered ${ranges} too.`,
    },
    {
      rules: [
        deny('DenyPartner', 200, { source: first.subnet.range, ...port }),
        allow('AllowVnet', 300, { source: 'VirtualNetwork', ...port }),
        deny('DenyRest', 4000, {}),
      ],
      because: `At 200 ${code('DenyPartner')} stops ${code(first.vm)}. For the others ${code('AllowVnet')} at 300 is the first match: VirtualNetwork holds ${code(server.range)} and the peered ${code(second.range)}.`,
    },
    {
      rules: [
        allow('AllowPartner', 200, { source: second.range, ...port }),
        deny('DenyVnet', 300, { source: 'VirtualNetwork' }),
      ],
      because: `At 200 ${code('AllowPartner')} lets ${code(second.vm)} in. ${code('DenyVnet')} stops the own network and ${code(first.range)}, since VirtualNetwork holds both.`,
    },
  ];
}
