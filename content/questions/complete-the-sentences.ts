import type { Draft, Family, PartDraft, Structure } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Random } from '@/lib/random';
import { lastSubnetOf } from '../topologies/addresses';
import { buildTopology, peer } from '../topologies/plan';
import { drawSites, nicOf, type Site, vnetOf } from '../topologies/scene';
import { placesOf } from './parts/scenery';
import { type HubAndSpokes, SENTENCES, type SentenceId } from './parts/sentences';

/** What a peering does and what it leaves as it is, in sentences whose end is chosen. Written by hand. */
export const completeTheSentences: Family = {
  id: 'complete-the-sentences',
  title: 'Complete the sentences',
  concepts: ['peering-purpose', 'hub-and-spoke', 'peering-validity', 'nsg-rules'],
  levels: [1, 2, 3],
  kind: 'fill-in',
  misconceptions: [
    ...['M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7', 'M8', 'M9', 'M10', 'M11', 'M12', 'M13', 'M14', 'M15'],
    ...['M16', 'M17', 'M18', 'M19', 'M20', 'M21', 'M23', 'M24', 'M25', 'M26', 'M27', 'M28', 'M29', 'M31'],
    ...['M33', 'M36'],
  ] as Family['misconceptions'],
  structures: [
    { name: 'what-it-is', draw: drawing('what-it-brings', 'routes', 'partner', 'plan') },
    { name: 'upkeep', draw: drawing('newcomer', 'growth', 'mending', 'borrowing') },
    { name: 'let-in-or-not', draw: drawing('defaults', 'inside', 'bill', 'access') },
    {
      name: 'through-the-hub',
      levels: [2, 3],
      draw: drawing('transit', 'appliance', 'learned-route', 'own-gateway', 'default-route'),
    },
    {
      name: 'read-first',
      levels: [2, 3],
      draw: drawing('order', 'routes', 'mending', 'transit'),
    },
  ],
};

const FREE_RANGES = ['172.31.0.0/20', '192.168.224.0/20', '10.249.0.0/18', '10.252.0.0/16'];

/** Beginners get the first three. */
function drawing(...ids: readonly SentenceId[]): Structure['draw'] {
  return (random, level) => drawFrom(random, level === 1 ? ids.slice(0, 3) : ids);
}

function drawFrom(random: Random, ids: readonly SentenceId[]): Draft {
  const sites = drawSites(random, 3, { hub: true, regions: ['home', 'home', 'away'] });
  const [hub, spoke, far] = sites as [Site, Site, Site];
  const gatewaySubnet = { name: 'GatewaySubnet', range: lastSubnetOf(hub.range, 27) };
  const topology = buildTopology({
    vnets: [vnetOf(hub, {}, [gatewaySubnet]), vnetOf(spoke), vnetOf(far)],
    nics: sites.map((site) => nicOf(site)),
    gateways: [{ name: `vgw-${hub.workload}`, vnet: hub.vnet }],
    links: [...peer(spoke.vnet, hub.vnet), ...peer(far.vnet, hub.vnet)],
  });
  const scene: HubAndSpokes = { hub, spoke, far, freeRange: random.pick(FREE_RANGES) };
  return {
    form: 'parts',
    prompt: random.pick([
      `Complete the sentences about ${code(hub.vnet)} and its spokes.`,
      `How does each sentence about this hub go on?`,
      `Choose the end of each sentence, so that it is true of this network.`,
    ]),
    note: `${placesOf(sites)} Each sentence is about the network as it is drawn.`,
    title: 'Sentences',
    headline: 'What a peering does, and what it leaves as it is',
    why: `${code(hub.vnet)} is peered with ${code(spoke.vnet)} and ${code(far.vnet)}.`,
    rules: [],
    topology,
    parts: random.shuffle(ids).map((id): PartDraft => {
      const { begins, right, wrong, why, rules } = SENTENCES[id];
      return {
        form: 'authored',
        label: begins(scene),
        topology,
        right: right(scene),
        wrong: wrong(scene),
        why: why(scene),
        rules,
      };
    }),
  };
}
