import type { CanPeerAnswer } from '@/lib/quiz/ask';
import type { Draft } from '@/lib/quiz/family';
import { code } from '@/lib/quiz/phrase';
import type { Level } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { halvesOf, hostOf, lastSubnetOf, subnetOf } from '../../topologies/addresses';
import { buildTopology, idOf, type LinkPlan, type NetworkPlan, peer } from '../../topologies/plan';
import { at, canPeer, drawSites, nicOf, vnetOf } from '../../topologies/scene';
import { isAccepted } from '../parts/operating';
import { connects } from '../parts/stating';
import { field, gatewayFields, OFFICES, toOffice } from './fields';

/** A network that is to become a spoke: its range, the size of its subnet, and on higher levels whose gateway it uses. */
export function drawNewSpoke(random: Random, level: Level): Draft {
  const sites = drawSites(random, 3, { hub: true, regions: level === 3 ? 'different' : 'any' });
  const [hub, old, fresh] = [at(sites, 0), at(sites, 1), at(sites, 2)];
  const office = random.pick(OFFICES);
  const gateway = `vgw-${hub.workload}`;
  const hubPart = { name: hub.subnet.name, range: subnetOf(halvesOf(hub.range)[0], 0) };
  const build = (range: string, flags: readonly [Partial<LinkPlan>, Partial<LinkPlan>] | null) => {
    const subnet = { name: fresh.subnet.name, range: subnetOf(halvesOf(range)[1], 0) };
    const site = { ...fresh, range, subnet, ip: hostOf(subnet.range) };
    return buildTopology({
      vnets: [
        {
          ...vnetOf(hub),
          subnets: [hubPart, { name: 'GatewaySubnet', range: lastSubnetOf(halvesOf(hub.range)[0], 27) }],
        },
        vnetOf(old),
        vnetOf(site),
      ],
      nics: [nicOf(old), nicOf(site)],
      gateways: [{ name: gateway, vnet: hub.vnet }],
      sites: [{ name: 'office', ranges: [office], gateway }],
      links: [
        ...peer(old.vnet, hub.vnet, [{ remoteGateways: true }, { transit: true }]),
        ...(flags ? peer(fresh.vnet, hub.vnet, flags) : []),
      ],
    } satisfies NetworkPlan);
  };
  const before = buildTopology({
    vnets: [
      {
        ...vnetOf(hub),
        subnets: [hubPart, { name: 'GatewaySubnet', range: lastSubnetOf(halvesOf(hub.range)[0], 27) }],
      },
      vnetOf(old),
    ],
    nics: [nicOf(old)],
    gateways: [{ name: gateway, vnet: hub.vnet }],
    sites: [{ name: 'office', ranges: [office], gateway }],
    links: peer(old.vnet, hub.vnet, [{ remoteGateways: true }, { transit: true }]),
  });
  const [, unused] = halvesOf(hub.range);
  const whole = build(fresh.range, null);
  const range = field(
    'Address space',
    [
      { text: code(fresh.range), topology: whole },
      ...[unused, ...(level > 1 ? [old.range] : [])].map((each) => ({
        text: code(each),
        topology: build(each, null),
      })),
    ],
    {
      topology: before,
      queries: [canPeer(fresh.vnet, hub.vnet)],
      isMet: isAccepted,
      why: `${code(unused)} is part of ${code(hub.range)}, though no subnet is there.${level > 1 ? ` ${code(old.range)} belongs to ${code(old.vnet)}, a peer of ${code(hub.vnet)}, which can't have two of it.` : ''} ${code(fresh.range)} overlaps neither.`,
      rules: ['R15', 'R16'],
    },
  );
  // too few in the smaller by what Azure keeps of it, enough in the larger
  const length = random.int(27, 29);
  const machines = 2 ** (32 - length) - random.int(3, 4);
  const size = field(
    `Subnet, for ${machines} machines`,
    [length, length - 1].map((each) => {
      const prefix = subnetOf(fresh.range, 0, each);
      return {
        text: code(prefix),
        topology: whole,
        queries: [
          {
            kind: 'canPeer',
            operation: 'createSubnet',
            virtualNetwork: { id: idOf('vnet', fresh.vnet) },
            addressPrefix: prefix,
          },
        ],
      };
    }),
    {
      topology: before,
      queries: [],
      isMet: ([answer]) => {
        const { allowed, usableAddresses = 0 } = answer as CanPeerAnswer;
        return allowed && usableAddresses >= machines;
      },
      why: `Azure keeps five addresses of each subnet. A /${length} has ${2 ** (32 - length)} and gives out ${2 ** (32 - length) - 5}, too few for ${machines}; a /${length - 1} gives out ${2 ** (33 - length) - 5}.`,
      rules: ['R5'],
    },
  );
  const site = { ...fresh, ip: hostOf(subnetOf(halvesOf(fresh.range)[1], 0)) };
  const gateways =
    level < 3
      ? []
      : gatewayFields({
          hub,
          spoke: fresh,
          fitting: build(fresh.range, [{ remoteGateways: true }, { transit: true }]),
          swapped: build(fresh.range, [{ transit: true }, { remoteGateways: true }]),
          rest: {
            topology: before,
            queries: [toOffice(site, office)],
            isMet: connects,
            rules: ['R50'],
          },
        });
  return {
    form: 'parts',
    prompt: random.pick([
      `${code(fresh.vnet)} is to become a spoke of ${code(hub.vnet)}${level === 3 ? ` and to use its gateway` : ''}. Fill in the form.`,
      `A new network, ${code(fresh.vnet)}, joins ${code(hub.vnet)}${level === 3 ? `, through whose gateway it reaches the office` : ''}. What goes into the form?`,
      `Complete the form for ${code(fresh.vnet)}, which will be peered with ${code(hub.vnet)}${level === 3 ? ` and use ${code(gateway)}` : ''}.`,
    ]),
    note: `${code(hub.vnet)} (${code(hub.range)}) is peered with ${code(old.vnet)} (${code(old.range)}).${level === 3 ? ` ${code(gateway)} leads to the office (${code(office)}).` : ''}`,
    title: `New network ${code(fresh.vnet)}`,
    topology: before,
    parts: level < 3 ? [range, size] : [range, ...gateways],
    headline:
      level < 3
        ? 'Room of its own, and five addresses more than machines'
        : 'Room of its own, and one gateway for both',
    why: `Addresses first: what the hub and its peers have is taken, used or not.`,
    rules: level < 3 ? ['R15', 'R16', 'R5'] : ['R15', 'R16', 'R50'],
  };
}
