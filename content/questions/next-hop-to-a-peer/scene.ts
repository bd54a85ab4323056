import type { NextHopAnswer } from '@/lib/quiz/ask';
import type { AskDraft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { hostOf, lastSubnetOf, subnetOf } from '../../topologies/addresses';
import {
  buildTopology,
  type LinkPlan,
  type NetworkPlan,
  peer,
  type RoutePlan,
  type SubnetPlan,
} from '../../topologies/plan';
import { drawSites, nextHop, nicOf, type SceneOptions, type Site, vnetOf } from '../../topologies/scene';
import { asksNextHop } from '../parts/asking';

/** A spoke whose route table is asked about, the hub it is peered with, an appliance there, and another spoke. */
export type Scene = {
  readonly hub: Site;
  readonly spoke: Site;
  readonly other: Site;
  readonly appliance: { readonly name: string; readonly ip: string };
};

export function drawScene(random: Random, regions: SceneOptions['regions'] = 'any'): Scene {
  const [hub, spoke, other] = drawSites(random, 3, { hub: true, regions }) as [Site, Site, Site];
  const name = random.pick(['nva-01', 'fw-01', 'vm-firewall']);
  return { hub, spoke, other, appliance: { name, ip: hostOf(subnetOf(hub.range, 2)) } };
}

export const toAppliance = ({ appliance }: Scene, prefix: string, name = 'to-firewall'): RoutePlan => ({
  name,
  prefix,
  nextHop: 'VirtualAppliance',
  ip: appliance.ip,
});

export type Setting = {
  readonly routes?: readonly RoutePlan[];
  /** of the spoke; a whole peering with the hub where absent */
  readonly links?: readonly LinkPlan[];
  /** the other spoke is there as well, peered with the hub */
  readonly withOther?: boolean;
  /** the hub has a gateway that its spokes borrow; it learns these ranges from the office */
  readonly learned?: readonly string[];
};

export function planOf({ hub, spoke, other, appliance }: Scene, setting: Setting): NetworkPlan {
  const { routes = [], links, withOther = false, learned } = setting;
  const table = `rt-${spoke.workload}`;
  const inspection: SubnetPlan = { name: 'snet-inspection', range: subnetOf(hub.range, 2) };
  const gatewaySubnet: SubnetPlan = { name: 'GatewaySubnet', range: lastSubnetOf(hub.range, 27) };
  const sides: readonly [Partial<LinkPlan>, Partial<LinkPlan>] = learned
    ? [{ remoteGateways: true }, { transit: true }]
    : [{}, {}];
  return {
    vnets: [
      vnetOf(hub, {}, [inspection, ...(learned ? [gatewaySubnet] : [])]),
      vnetOf(spoke, routes.length > 0 ? { routeTable: table } : {}),
      ...(withOther ? [vnetOf(other)] : []),
    ],
    nics: [
      nicOf(hub),
      nicOf(spoke),
      ...(withOther ? [nicOf(other)] : []),
      {
        name: appliance.name,
        vnet: hub.vnet,
        subnet: inspection.name,
        ip: appliance.ip,
        ipForwarding: true,
      },
    ],
    ...(routes.length > 0 && { routeTables: [{ name: table, routes }] }),
    ...(learned && { gateways: [{ name: `vgw-${hub.workload}`, vnet: hub.vnet, bgp: learned }] }),
    links: [
      ...(links ?? peer(spoke.vnet, hub.vnet, sides)),
      ...(withOther ? peer(other.vnet, hub.vnet, sides) : []),
    ],
  };
}

/** Asks for the type of the next hop alone: no option is longer for showing an address. */
export function askType(
  random: Random,
  scene: Scene,
  plan: NetworkPlan,
  target: { readonly ip: string; readonly what: Prose },
  wording: Pick<AskDraft, 'headline' | 'rules' | 'note' | 'about'> & {
    readonly why: Prose;
    readonly lead?: Prose;
  },
): AskDraft {
  const { lead, ...rest } = wording;
  return {
    ...rest,
    form: 'ask',
    prompt: `${lead ? `${lead} ` : ''}${asksNextHop(random, scene.spoke, target.ip, target.what)}`,
    topology: buildTopology(plan),
    queries: [nextHop(scene.spoke, target.ip)],
    phrase: ([answer]) => code((answer as NextHopAnswer).nextHopType),
    why: () => wording.why,
  };
}

export const addressOf = (site: Site) => ({ ip: site.ip, what: `the address of ${code(site.vm)}` });
