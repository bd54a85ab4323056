import { type Address, containsAny, formatAddress, formatPrefix, hostPrefix, parseAddress } from '../address';
import type { Behaviour } from '../behaviour';
import type { Holder, Link, NetworkSecurityGroup, Subnet, VirtualNetwork } from '../network';
import type { Step, Trace } from '../trace';
import type { Change, LinkFlag } from './change';

/**
 * Changes that could carry a dropped packet past the place where it was dropped, or keep it from going there; the plainest
 * first, each once.
 */
export function candidatesFor(trace: Trace, behaviour: Behaviour): readonly Change[] {
  if (trace.outcome.kind !== 'dropped') return [];
  const detours = lookUps(trace, behaviour).flatMap((lookUp) => waysOn(lookUp, trace, behaviour));
  const all = [...waysPast(trace, behaviour), ...detours];
  return [...new Map(all.map((change) => [JSON.stringify(change), change])).values()];
}

function waysPast(trace: Trace, behaviour: Behaviour): readonly Change[] {
  const { outcome } = trace;
  if (outcome.kind !== 'dropped') return [];
  const stopped = stoppedAt(trace, behaviour);
  switch (outcome.reason) {
    case 'nsg-deny':
      return [...allowRule(trace, behaviour), ...widenTag(trace, behaviour)];
    case 'forwarded-traffic-not-allowed':
      return flag(outcome.dropAt, 'allowForwardedTraffic', behaviour);
    case 'vnet-access-blocked':
      return flag(outcome.dropAt, 'allowVirtualNetworkAccess', behaviour);
    case 'ip-forwarding-disabled': {
      const id = trace.hops.at(-1)?.node.id;
      return id === undefined ? [] : [{ kind: 'forward', networkInterface: id }];
    }
    case 'on-premises-has-no-route':
      return behaviour.network.virtualNetworks
        .filter(({ addressSpace }) => containsAny(addressSpace, addressOf(trace)))
        .flatMap((each) => shareGateways(each, behaviour));
    case 'system-route-none':
    case 'private-address-to-internet':
    case 'udr-none':
    case 'next-hop-unreachable':
    case 'no-gateway':
    case 'routing-loop':
    case 'destination-not-found':
      return stopped ? waysOn(stopped, trace, behaviour) : [];
    default:
      return [];
  }
}

/** A look-up of the packet's: in which subnet, and what came of it. */
type LookUp = { readonly subnet: Subnet; readonly step: Extract<Step, { kind: 'route' }> };

function lookUps(trace: Trace, { network }: Behaviour): LookUp[] {
  const subnets = network.virtualNetworks.flatMap((each) => each.subnets);
  return trace.hops
    .flatMap(({ steps }) => steps)
    .flatMap((step) => {
      if (step.kind !== 'route') return [];
      const subnet = subnets.find((each) => `${each.virtualNetwork.name}/${each.name}` === step.subnet);
      return subnet ? [{ subnet, step }] : [];
    });
}

const stoppedAt = (trace: Trace, behaviour: Behaviour): LookUp | null =>
  lookUps(trace, behaviour).at(-1) ?? null;

function addressOf(trace: Trace): Address {
  const parsed = parseAddress(trace.destination.ipAddress);
  return parsed.ok ? parsed.value : 0;
}

/** What could lead on from a look-up, other than what was followed. */
function waysOn({ subnet, step }: LookUp, trace: Trace, behaviour: Behaviour): readonly Change[] {
  const { virtualNetwork, routeTable } = subnet;
  const address = addressOf(trace);
  const { chosen } = step;
  const changes: Change[] = [];
  if (chosen?.source === 'User' && chosen.routeName !== undefined && routeTable)
    changes.push({ kind: 'remove-route', routeTable: routeTable.id, route: chosen.routeName });
  const hop = parseAddress(chosen?.nextHopIpAddress ?? '');
  for (const wanted of hop.ok ? [address, hop.value] : [address])
    for (const other of behaviour.network.virtualNetworks)
      if (other !== virtualNetwork && containsAny(other.addressSpace, wanted))
        changes.push(...joinNetworks(virtualNetwork, other));
  changes.push(...shareGateways(virtualNetwork, behaviour));
  if (routeTable?.disableBgpRoutePropagation)
    changes.push({ kind: 'take-gateway-routes', routeTable: routeTable.id });
  changes.push(...routesThroughAppliances(subnet, address, trace, behaviour));
  return changes;
}

/** What is missing between two networks: a link, its other half, a link that was left over, or a sync. */
function joinNetworks(from: VirtualNetwork, to: VirtualNetwork): Change[] {
  const link = from.links.find((each) => each.to === to);
  const back = to.links.find((each) => each.to === from);
  const leftOver = [link, back].filter((each) => each?.peeringState === 'Disconnected');
  if (leftOver.length > 0)
    return leftOver.flatMap((each) => (each ? [{ kind: 'renew-link', link: each.id }] : []));
  if (!link) return [{ kind: 'add-link', from: from.id, to: to.id }];
  if (!back) return [{ kind: 'add-link', from: to.id, to: from.id }];
  return [{ kind: 'sync-link', link: link.id }];
}

/** The flags that still keep a peer's gateway from a network. */
function shareGateways(virtualNetwork: VirtualNetwork, behaviour: Behaviour): Change[] {
  return behaviour
    .linksOf(virtualNetwork)
    .filter(({ to }) => to !== null && to.gateways.length > 0)
    .flatMap((link): Change[] => [
      ...(link.opposite && !link.opposite.allowGatewayTransit
        ? [{ kind: 'set-flag', link: link.opposite.id, flag: 'allowGatewayTransit' } as const]
        : []),
      ...(link.useRemoteGateways
        ? []
        : [{ kind: 'set-flag', link: link.id, flag: 'useRemoteGateways' } as const]),
    ]);
}

/** User routes to each appliance within reach that the packet has not passed yet: for the whole range, and for the address alone. */
function routesThroughAppliances(
  subnet: Subnet,
  address: Address,
  trace: Trace,
  behaviour: Behaviour,
): Change[] {
  const passed = new Set(trace.hops.map(({ node }) => node.id));
  const owner = behaviour.network.virtualNetworks.find(({ addressSpace }) =>
    containsAny(addressSpace, address),
  );
  const range = owner?.addressSpace.find((each) => containsAny([each], address));
  const prefixes = [...new Set([range ?? hostPrefix(address), hostPrefix(address)].map(formatPrefix))];
  return appliancesNear(subnet.virtualNetwork, behaviour)
    .filter(
      (appliance) =>
        !passed.has(appliance.id) && appliance.subnet !== subnet && appliance.address !== address,
    )
    .flatMap((appliance) =>
      prefixes
        .filter(
          (prefix) =>
            !subnet.routeTable?.routes.some((route) => formatPrefix(route.addressPrefix) === prefix),
        )
        .map(
          (addressPrefix): Change => ({
            kind: 'add-route',
            subnet: subnet.id,
            routeTable: subnet.routeTable?.id ?? null,
            addressPrefix,
            nextHopType: 'VirtualAppliance',
            nextHopIpAddress: formatAddress(appliance.address),
          }),
        ),
    );
}

/** What forwards packets here or in a peered network. */
function appliancesNear(virtualNetwork: VirtualNetwork, behaviour: Behaviour): readonly Holder[] {
  const near = [virtualNetwork, ...behaviour.linksOf(virtualNetwork).flatMap(({ to }) => to ?? [])];
  return near
    .flatMap(({ holders }) => [...holders.values()])
    .filter(({ kind, nic }) => kind === 'firewall' || nic?.enableIpForwarding === true);
}

function flag(label: string, name: LinkFlag, { network }: Behaviour): Change[] {
  const links: Link[] = network.virtualNetworks.flatMap((each) =>
    each.links.filter((link) => link.label === label),
  );
  return links.map(({ id }) => ({ kind: 'set-flag', link: id, flag: name }));
}

/**
 * What would put the other end into the VirtualNetwork tag where a default rule denied: the peering, its access flag, the
 * gateway that leads there, or a route.
 */
function widenTag(trace: Trace, behaviour: Behaviour): Change[] {
  const step = trace.hops.at(-1)?.steps.at(-1);
  if (step?.kind !== 'nsg' || !step.rule.isDefault) return [];
  const { network } = behaviour;
  const at = network.virtualNetworks.find(({ name }) => name === trace.hops.at(-1)?.node.virtualNetwork);
  const far = [trace.source.ipAddress, trace.destination.ipAddress].flatMap((text) => {
    const address = parseAddress(text);
    return address.ok && at && !containsAny(at.addressSpace, address.value) ? [address.value] : [];
  });
  if (!at) return [];
  const others = network.virtualNetworks.filter(
    (other) => other !== at && far.some((address) => containsAny(other.addressSpace, address)),
  );
  return others
    .flatMap((other) => {
      const link = at.links.find(({ to }) => to === other);
      return link && !link.allowVirtualNetworkAccess
        ? [{ kind: 'set-flag', link: link.id, flag: 'allowVirtualNetworkAccess' } as const]
        : joinNetworks(at, other);
    })
    .concat(shareGateways(at, behaviour), routesForTag(trace, at, far, behaviour));
}

/** A user route for the other end: on the NIC's subnet it widens the tag as well as leading there. */
function routesForTag(
  trace: Trace,
  at: VirtualNetwork,
  far: readonly Address[],
  behaviour: Behaviour,
): Change[] {
  const subnet = at.subnets.find(({ name }) => name === trace.hops.at(-1)?.node.subnet);
  return subnet ? far.flatMap((address) => routesThroughAppliances(subnet, address, trace, behaviour)) : [];
}

/** A rule just for this packet, with a number below the one that denied it. */
function allowRule(trace: Trace, { network }: Behaviour): Change[] {
  const step = trace.hops.at(-1)?.steps.at(-1);
  if (step?.kind !== 'nsg') return [];
  const subnets = network.virtualNetworks.flatMap((each) => each.subnets);
  const groups = new Set<NetworkSecurityGroup>(
    [...subnets, ...network.networkInterfaces].flatMap(
      ({ networkSecurityGroup }) => networkSecurityGroup ?? [],
    ),
  );
  return [...groups]
    .filter(({ name }) => name === step.networkSecurityGroup)
    .flatMap((group): Change[] => {
      const taken = new Set(group.rules[step.direction].map(({ priority }) => priority));
      const priority = Array.from({ length: 3997 }, (_, index) => 100 + index).find(
        (number) => !taken.has(number) && number < step.rule.priority,
      );
      if (priority === undefined) return [];
      return [
        {
          kind: 'allow',
          networkSecurityGroup: group.id,
          priority,
          direction: step.direction,
          protocol: trace.protocol,
          source: trace.source.ipAddress,
          destination: trace.destination.ipAddress,
          destinationPort:
            trace.protocol === 'Tcp' || trace.protocol === 'Udp' ? `${trace.destinationPort}` : '*',
        },
      ];
    });
}
