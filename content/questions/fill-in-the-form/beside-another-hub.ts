import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { lastSubnetOf } from '../../topologies/addresses';
import { buildTopology, type LinkPlan, type NetworkPlan, peer } from '../../topologies/plan';
import { at, canPeer, drawSites, nicOf, reach, type Site, vnetOf } from '../../topologies/scene';
import { isAccepted } from '../parts/operating';
import { connects } from '../parts/stating';
import { borrows, field } from './fields';

/** A spoke that uses one hub's gateway gets a peering with another hub. */
export function drawAnotherHub(random: Random, level: Level): Draft {
  const sites = drawSites(random, 4, { hub: true, regions: level === 3 ? 'different' : 'any' });
  const [hub, a, second, near] = [at(sites, 0), at(sites, 1), at(sites, 2), at(sites, 3)];
  const withGateway = (site: Site) =>
    vnetOf(site, {}, [{ name: 'GatewaySubnet', range: lastSubnetOf(site.range, 27) }]);
  const build = (links: readonly LinkPlan[]) =>
    buildTopology({
      vnets: [withGateway(hub), vnetOf(a), withGateway(second), vnetOf(near)],
      nics: [a, second, near].map((site) => nicOf(site)),
      gateways: [hub, second].map((site) => ({ name: `vgw-${site.workload}`, vnet: site.vnet })),
      links: [
        ...peer(a.vnet, hub.vnet, [{ remoteGateways: true }, { transit: true }]),
        ...peer(near.vnet, second.vnet),
        ...links,
      ],
    } satisfies NetworkPlan);
  const before = build([]);
  const offered: LinkPlan = { from: second.vnet, to: a.vnet, transit: true };
  const asked = { topology: before, queries: [reach(a, second)], isMet: connects };
  const whole = build(peer(a.vnet, second.vnet));
  const create = (useRemoteGateways: boolean) => ({
    topology: build([offered]),
    queries: [canPeer(a.vnet, second.vnet, { useRemoteGateways })],
  });
  const remote = field(
    'Remote virtual network',
    [
      { text: code(second.vnet), topology: whole },
      { text: code(near.vnet), topology: build(peer(a.vnet, near.vnet)) },
    ],
    {
      ...asked,
      why: `${code(second.vm)} is in ${code(second.vnet)}. A peering with ${code(near.vnet)}, its peer, ends at ${code(near.vnet)}.`,
      rules: ['R37'],
    },
  );
  const gateway = field(
    `Link from ${code(a.vnet)}: gateway`,
    [
      { text: 'None', ...create(false) },
      { text: borrows(a.vnet, second.vnet), ...create(true) },
    ],
    {
      topology: before,
      queries: [],
      isMet: isAccepted,
      why: `${code(a.vnet)} uses the gateway of ${code(hub.vnet)}, and one is the most: Azure would refuse the link. A peer it may be all the same.`,
      rules: ['R55'],
    },
  );
  const link = field(
    'Link in the remote virtual network',
    [
      { text: 'created with it', topology: whole, effort: 1 },
      { text: 'not needed', topology: build([{ from: a.vnet, to: second.vnet }]), effort: 0 },
    ],
    {
      ...asked,
      why: `Without a link from ${code(second.vnet)} back, that of ${code(a.vnet)} stays Initiated.`,
      rules: ['R24'],
    },
  );
  return {
    form: 'parts',
    prompt: random.pick([
      `${code(a.vm)} needs ${code(second.vm)} in ${code(second.vnet)}, and keeps its way to the office through ${code(hub.vnet)}. Fill in the form for the new peering.`,
      `${code(a.vnet)} uses the gateway of ${code(hub.vnet)} and is now to reach ${code(second.vm)} as well. What goes into the form?`,
      `Complete the form, so that ${code(a.vm)} can connect to ${code(second.vm)} and ${code(hub.vnet)} remains its way to the office.`,
    ]),
    note: `${code(hub.vnet)} and ${code(second.vnet)} each have a VPN gateway. ${code(near.vnet)} is peered with ${code(second.vnet)}.`,
    title: `Add peering to ${code(a.vnet)}`,
    topology: before,
    parts: [remote, gateway, ...(random.oneIn(2) ? [link] : [])],
    headline: 'Many peers, one gateway',
    why: `A network may have many peers. Of their gateways it uses one.`,
    rules: ['R55', 'R37'],
  };
}
