import type { CanPeerAnswer } from '@/lib/quiz/ask';
import type { Draft, Family } from '@/lib/quiz/family';
import { code, phraseDecision } from '@/lib/quiz/phrase';
import type { Random } from '@/lib/random';
import { lastSubnetOf } from '../topologies/addresses';
import {
  buildTopology,
  type GatewayPlan,
  idOf,
  type LinkPlan,
  linkName,
  peer,
  type VnetPlan,
} from '../topologies/plan';
import { drawSites, type Site, vnetOf } from '../topologies/scene';

/** When may a link use remote gateways? */
export const gatewayFlags: Family = {
  id: 'gateway-flags',
  title: 'Using the neighbour’s gateway',
  concepts: ['gateway-transit-flags'],
  levels: [2, 3],
  kind: 'single-choice',
  misconceptions: ['M15', 'M16', 'M17'],
  structures: [
    { name: 'own-gateway', draw: drawOwnGateway },
    { name: 'second-hub', draw: drawSecondHub },
    { name: 'other-region', draw: drawOtherRegion },
    { name: 'flag-on-the-wrong-side', draw: drawWrongSide },
  ],
};

const withGateway = (site: Site): VnetPlan =>
  vnetOf(site, {}, [{ name: 'GatewaySubnet', range: lastSubnetOf(site.range, 27) }]);
const gatewayOf = (site: Site): GatewayPlan => ({ name: `vgw-${site.workload}`, vnet: site.vnet });

type Setting = {
  readonly vnets: readonly VnetPlan[];
  readonly gateways: readonly GatewayPlan[];
  readonly links: readonly LinkPlan[];
  /** the link on which the flag is set */
  readonly link: LinkPlan;
};

function ask(
  random: Random,
  { link, ...plan }: Setting,
  wording: Pick<Draft, 'headline' | 'rules' | 'note' | 'about'> & { readonly why: string },
): Draft {
  return {
    form: 'ask',
    prompt: random.pick([
      `An administrator switches on ${code('useRemoteGateways')} on ${code(linkName(link))}, the link of ${code(link.from)}. What does Azure do?`,
      `On ${code(linkName(link))}, the link from ${code(link.from)} to ${code(link.to)}, ${code('useRemoteGateways')} is set to true. What is Azure's answer?`,
    ]),
    ...(wording.note && { note: wording.note }),
    topology: buildTopology(plan),
    queries: [
      {
        kind: 'canPeer',
        operation: 'updatePeering',
        peering: { id: idOf('link', link.from, linkName(link)) },
        properties: { useRemoteGateways: true },
      },
    ],
    phrase: ([answer]) =>
      phraseDecision(
        answer as CanPeerAnswer,
        `Azure sets it, and ${code(link.from)} uses the gateway of ${code(link.to)}.`,
      ),
    headline: wording.headline,
    why: () => wording.why,
    rules: wording.rules,
    ...(wording.about && { about: wording.about }),
  };
}

/** Where the two are: said only where it may be thought to matter. */
const where = (a: Site, b: Site) =>
  a.region === b.region
    ? `Both networks are in ${a.region.title}.`
    : `${code(a.vnet)} is in ${a.region.title}, ${code(b.vnet)} in ${b.region.title}.`;

function drawOwnGateway(random: Random): Draft {
  const [hub, spoke] = drawSites(random, 2, { hub: true }) as [Site, Site];
  const links = peer(spoke.vnet, hub.vnet, [{}, { transit: true }]);
  return ask(
    random,
    {
      vnets: [withGateway(hub), withGateway(spoke)],
      gateways: [gatewayOf(hub), gatewayOf(spoke)],
      links,
      link: links[0],
    },
    {
      note: `${where(spoke, hub)} Each of them has a VPN gateway.`,
      headline: 'No remote gateway beside one’s own',
      why: `${code(spoke.vnet)} has ${code(gatewayOf(spoke).name)}. A network with a gateway of its own cannot borrow another; the peering itself is fine as it is.`,
      rules: ['R55'],
      about: ['M16'],
    },
  );
}

function drawSecondHub(random: Random): Draft {
  const [hub, spoke, second] = drawSites(random, 3, { hub: true }) as [Site, Site, Site];
  const first = peer(spoke.vnet, hub.vnet, [{ remoteGateways: true }, { transit: true }]);
  const links = peer(spoke.vnet, second.vnet, [{}, { transit: true }]);
  return ask(
    random,
    {
      vnets: [withGateway(hub), vnetOf(spoke), withGateway(second)],
      gateways: [gatewayOf(hub), gatewayOf(second)],
      links: [...first, ...links],
      link: links[0],
    },
    {
      note: `${code(spoke.vnet)} uses the gateway of ${code(hub.vnet)} already. ${where(spoke, second)}`,
      headline: 'One remote gateway at most',
      why: `${code(linkName(first[0]))} uses remote gateways, and only one link of a network may. ${code(spoke.vnet)} can stay peered with ${code(second.vnet)}, without its gateway.`,
      rules: ['R55'],
      about: ['M16'],
    },
  );
}

function drawOtherRegion(random: Random): Draft {
  const [hub, spoke] = drawSites(random, 2, { hub: true, regions: 'different' }) as [Site, Site];
  const links = peer(spoke.vnet, hub.vnet, [{}, { transit: true }]);
  return ask(
    random,
    { vnets: [withGateway(hub), vnetOf(spoke)], gateways: [gatewayOf(hub)], links, link: links[0] },
    {
      note: `${where(spoke, hub)} ${code(linkName(links[1]))} allows gateway transit.`,
      headline: 'Gateway transit works across regions',
      why: `${code(hub.vnet)} has ${code(gatewayOf(hub).name)}, its link allows transit, and ${code(spoke.vnet)} has no gateway of its own. That one is in ${spoke.region.title} and the other in ${hub.region.title} doesn't matter.`,
      rules: ['R56', 'R50'],
    },
  );
}

/** `allowGatewayTransit` was set in the spoke, where it does nothing. */
function drawWrongSide(random: Random): Draft {
  const [hub, spoke] = drawSites(random, 2, { hub: true }) as [Site, Site];
  const links = peer(spoke.vnet, hub.vnet, [{ transit: true }, {}]);
  return ask(
    random,
    { vnets: [withGateway(hub), vnetOf(spoke)], gateways: [gatewayOf(hub)], links, link: links[0] },
    {
      note: `${code(linkName(links[0]))} has ${code('allowGatewayTransit')} on, ${code(linkName(links[1]))} has it off. ${where(spoke, hub)}`,
      headline: 'The owner of the gateway allows transit',
      why: `The gateway ${code(gatewayOf(hub).name)} is in ${code(hub.vnet)}, so its link ${code(linkName(links[1]))} would have to allow transit. On ${code(linkName(links[0]))} the flag has no effect.`,
      rules: ['R50', 'R54'],
    },
  );
}
