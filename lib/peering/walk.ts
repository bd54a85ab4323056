import { type Address, containsAny, formatAddress } from './address';
import { balance } from './balance';
import type { Behaviour } from './behaviour';
import { crossPeering } from './crossing';
import { filter, filterSteps } from './filter';
import { advertisedBy, siteOf } from './gateways';
import { peeringCause } from './links';
import { causeOf, gatewayFor, lookUpProblem } from './look-up';
import type { Gateway, Holder, Link, Subnet, VirtualNetwork } from './network';
import type { Packet } from './nsg';
import { PathRecord, type Walked } from './path-record';
import { type Route, selectRoute } from './routes';
import { isPublic } from './tags';
import { nodeOf, rulesOf, toRouteLine } from './trace-lines';
import type { Direction, RuleId } from './vocabulary';

/** Where a packet stands: at something that sends it on by the routes of its subnet. */
type Place = {
  readonly name: string;
  readonly subnet: Subnet;
  /** null for a gateway */
  readonly holder: Holder | null;
  readonly gateway: Gateway | null;
};

/** More handings-on than any sane path has: what is left then goes round in circles. */
const MOST_HOPS = 64;

/**
 * One packet's walk through a network, hop by hop: filters out, a route look-up, what stands in between, filters in.
 * A reply walks like any packet, except that the NSGs let it pass, being stateful (R93).
 */
export class Walk extends PathRecord {
  private readonly passed = new Set<Holder | Gateway>();
  private readonly isFiltering: boolean;

  /** @param target whom the packet is meant for, where its address alone does not say */
  constructor(
    private packet: Packet,
    private readonly behaviour: Behaviour,
    isReply: boolean,
    target: Holder | null = null,
  ) {
    super(target);
    this.isFiltering = !isReply || behaviour.semantics.nsgStateless;
  }

  /** From an address of a virtual network. The reply of a backend starts there with its load balancer's address. */
  fromHolder(holder: Holder): Walked {
    this.enter(nodeOf(holder));
    if (this.packet.destination === holder.address) return this.arrive(holder);
    this.passed.add(holder);
    const denied = this.filter(holder, 'Outbound');
    return denied ?? this.goOn({ name: holder.name, subnet: holder.subnet, holder, gateway: null });
  }

  /** From on-premises, through the gateway that leads there. */
  fromOnPremises(): Walked {
    const { network } = this.behaviour;
    const { source, destination } = this.packet;
    this.enter({ kind: 'onPremises', name: 'on-premises', ipAddress: formatAddress(source) });
    const entries = network.gateways.filter((gateway) => siteOf(gateway, source) !== null);
    const site = entries[0] ? siteOf(entries[0], source)?.site : undefined;
    const first = this.hops[0];
    if (first && site) first.node = { ...first.node, name: site };
    const announcing = entries.find((gateway) =>
      advertisedBy(gateway, this.behaviour).some((each) => containsAny(each.addressSpace, destination)),
    );
    const gateway = announcing ?? entries[0];
    if (!gateway) {
      this.step({ kind: 'gateway', passed: false, rules: ['R51'], name: 'none', check: 'present' });
      return this.drop('no-gateway', formatAddress(source));
    }
    const knows = announcing !== undefined;
    this.step({
      kind: 'gateway',
      passed: knows,
      rules: ['R50', 'R51'],
      name: gateway.name,
      check: 'on-premises-route',
    });
    if (!knows) return this.unannounced(gateway);
    this.passed.add(gateway);
    return this.goOn(this.atGateway(gateway));
  }

  /** Why on-premises was not told of a range: the link that keeps the gateway to itself, or nothing that leads there. */
  private unannounced(gateway: Gateway): Walked {
    const { destination } = this.packet;
    const peer = this.behaviour
      .linksOf(gateway.virtualNetwork)
      .find((link) => link.to && containsAny(link.to.addressSpace, destination));
    if (peer) {
      const label = peer.allowGatewayTransit ? (peer.opposite?.label ?? peer.label) : peer.label;
      return this.drop('on-premises-has-no-route', label, 'gateway-transit-off');
    }
    const cause = peeringCause(gateway.virtualNetwork, destination, this.behaviour);
    return this.drop('on-premises-has-no-route', gateway.name, cause);
  }

  private goOn(start: Place): Walked {
    let place: Place | Walked = start;
    for (let count = 0; count < MOST_HOPS; count += 1) {
      place = this.next(place);
      if ('outcome' in place) return place;
    }
    return this.drop('routing-loop', place.name);
  }

  /** One look-up, and what comes of it. */
  private next(place: Place): Place | Walked {
    const { behaviour, packet } = this;
    const choice = selectRoute(behaviour.routesOf(place.subnet), packet.destination, behaviour.semantics);
    const { routeTable } = place.subnet;
    if (routeTable && routeTable.tagRoutes.length > 0 && isPublic(packet.destination))
      this.unknownTag ??= routeTable.tagRoutes[0] ?? null;
    const route = choice?.chosen ?? null;
    if (place.gateway && (route === null || isBeyondGateway(route)))
      return this.toOnPremises(place.gateway, place);

    const problem = lookUpProblem(route, place.subnet, packet.destination, behaviour);
    this.step({
      kind: 'route',
      passed: problem === null,
      rules: route ? rulesOf(route) : ['R68'],
      subnet: `${place.subnet.virtualNetwork.name}/${place.subnet.name}`,
      destination: formatAddress(packet.destination),
      chosen: route && toRouteLine(route),
      beaten: (choice?.beaten ?? []).map(toRouteLine),
    });
    if (problem || !route) {
      const reason = problem ?? 'system-route-none';
      return this.drop(reason, place.name, causeOf(reason, place.subnet, packet.destination, behaviour));
    }
    switch (route.nextHopType) {
      case 'Internet':
        this.enter({ kind: 'internet', name: 'internet', ipAddress: formatAddress(packet.destination) });
        return this.end({ kind: 'left-to-internet' });
      case 'VirtualAppliance':
        return this.toAppliance(route, place);
      case 'VirtualNetworkGateway': {
        const gateway = gatewayFor(route, place.subnet.virtualNetwork, behaviour);
        return gateway ? this.throughGateway(gateway) : this.drop('no-gateway', place.name);
      }
      default:
        return this.toAddress(route, place);
    }
  }

  /** The packet goes to its own destination: in this virtual network, a peer, a group's member, or a private endpoint. */
  private toAddress(route: Route, place: Place): Walked {
    const { destination } = this.packet;
    const target = route.link ? route.link.to : (route.member ?? place.subnet.virtualNetwork);
    const holder = target?.holders.get(destination) ?? null;
    const stopped = route.link && this.cross(route.link, place, holder);
    if (stopped) return stopped;
    if (holder) return this.deliver(holder);
    this.step({ kind: 'delivery', passed: false, rules: ['R63'], to: formatAddress(destination) });
    return this.drop('destination-not-found', place.name);
  }

  private toAppliance(route: Route, place: Place): Place | Walked {
    const { behaviour, packet } = this;
    const address = route.nextHopIpAddress ?? packet.destination;
    const found = this.locate(address, place.subnet.virtualNetwork);
    const holder = found?.virtualNetwork?.holders.get(address) ?? null;
    const note = (check: 'reachable' | 'ip-forwarding' | 'loop', passed: boolean, rules: RuleId[]) =>
      this.step({ kind: 'appliance', passed, rules, ipAddress: formatAddress(address), check });
    if (!found || !holder || holder.kind === 'privateEndpoint') {
      note('reachable', false, ['R74']);
      const cause = found ? null : peeringCause(place.subnet.virtualNetwork, address, behaviour);
      return this.drop('next-hop-unreachable', place.name, cause);
    }
    if (found.link) {
      const stopped = this.cross(found.link, place, holder);
      if (stopped) return stopped;
    }
    if (address === packet.destination) return this.deliver(holder);
    const meant = found.virtualNetwork?.holders.get(packet.destination);
    if (meant && meant.nic !== null && meant.nic === holder.nic) return this.deliver(meant);
    const behind = holder.loadBalancer ? balance(holder, this.packet) : { holder, packet };
    const appliance = behind?.holder;
    if (!appliance) {
      note('reachable', false, ['R74']);
      return this.drop('next-hop-unreachable', place.name);
    }
    this.enter(nodeOf(appliance));
    if (this.passed.has(appliance)) {
      note('loop', false, ['R75']);
      return this.drop('routing-loop', appliance.name);
    }
    this.passed.add(appliance);
    const deniedIn = this.filter(appliance, 'Inbound');
    if (deniedIn) return deniedIn;
    const { semantics } = behaviour;
    const forwards =
      appliance.nic?.enableIpForwarding !== false ||
      semantics.ipForwardingNotNeeded ||
      semantics.routeMeansReachable;
    note('ip-forwarding', forwards, ['R83', 'R84']);
    if (!forwards) return this.drop('ip-forwarding-disabled', appliance.name);
    const deniedOut = this.filter(appliance, 'Outbound');
    return deniedOut ?? { name: appliance.name, subnet: appliance.subnet, holder: appliance, gateway: null };
  }

  /** An appliance must lie in the own or a directly peered virtual network; its address is not looked up in routes (R74). */
  private locate(
    address: Address,
    from: VirtualNetwork,
  ): { virtualNetwork: VirtualNetwork | null; link: Link | null } | null {
    if (containsAny(from.addressSpace, address)) return { virtualNetwork: from, link: null };
    const link = this.behaviour.linksOf(from).find((each) => containsAny(each.remotePrefixes, address));
    return link ? { virtualNetwork: link.to, link } : null;
  }

  private cross(link: Link, { subnet, holder }: Place, receiver: Holder | null): Walked | null {
    const at = { link, packet: this.packet, fromSubnet: subnet, sender: holder, receiver };
    const { steps, drop } = crossPeering(at, this.behaviour);
    for (const step of steps) this.step(step);
    return drop && this.drop(drop.reason, drop.dropAt);
  }

  private atGateway(gateway: Gateway): Place {
    this.enter({
      kind: 'gateway',
      name: gateway.name,
      id: gateway.id,
      virtualNetwork: gateway.virtualNetwork.name,
      subnet: gateway.subnet.name,
    });
    return { name: gateway.name, subnet: gateway.subnet, holder: null, gateway };
  }

  private throughGateway(gateway: Gateway): Place | Walked {
    const place = this.atGateway(gateway);
    this.step({ kind: 'gateway', passed: true, rules: ['R51'], name: gateway.name, check: 'present' });
    if (this.passed.has(gateway)) return this.drop('routing-loop', gateway.name);
    this.passed.add(gateway);
    return place;
  }

  /** What a gateway's own network has no way to goes to the site behind it, or to the gateway at the other end. */
  private toOnPremises(gateway: Gateway, place: Place): Place | Walked {
    const { destination } = this.packet;
    const site = siteOf(gateway, destination);
    const other = gateway.connectedTo.find((each) =>
      advertisedBy(each, this.behaviour).some(({ addressSpace }) => containsAny(addressSpace, destination)),
    );
    if (!site && other) return this.throughGateway(other);
    this.step({
      kind: 'gateway',
      passed: site !== null,
      rules: ['R51'],
      name: gateway.name,
      check: 'on-premises-route',
    });
    if (!site) {
      const reason = 'on-premises-has-no-route';
      return this.drop(reason, gateway.name, causeOf(reason, place.subnet, destination, this.behaviour));
    }
    this.enter({ kind: 'onPremises', name: site.site, ipAddress: formatAddress(destination) });
    return this.end({ kind: 'delivered', to: site.site });
  }

  private deliver(holder: Holder): Walked {
    if (holder.kind !== 'loadBalancer') {
      this.enter(nodeOf(holder));
      return this.filter(holder, 'Inbound') ?? this.arrive(holder);
    }
    this.enter(nodeOf(holder));
    const behind = balance(holder, this.packet);
    if (!behind) {
      this.step({ kind: 'delivery', passed: false, rules: [], to: formatAddress(holder.address) });
      return this.drop('destination-not-found', holder.name);
    }
    this.packet = behind.packet;
    this.enter(nodeOf(behind.holder));
    return this.filter(behind.holder, 'Inbound') ?? this.arrive(behind.holder);
  }

  private arrive(holder: Holder): Walked {
    this.receiver = holder;
    this.step({ kind: 'delivery', passed: true, rules: [], to: holder.name });
    return this.end({ kind: 'delivered', to: holder.name });
  }

  private filter(holder: Holder, direction: Direction): Walked | null {
    if (!this.isFiltering) return null;
    const filtering = filter(holder, direction, this.packet, this.behaviour);
    this.unknownTag ??= filtering.unknownTag;
    for (const step of filterSteps(filtering, holder, direction, this.packet)) this.step(step);
    if (filtering.allowed) return null;
    const reading = filtering.readings.at(-1);
    return reading
      ? this.drop('nsg-deny', reading.group.name, null, reading.rule.name)
      : this.drop('security-admin-deny', holder.name, null, filtering.adminRule?.name);
  }
}

/** What a gateway does not send into its own virtual network and peers it takes to the other side. */
const isBeyondGateway = (route: Route): boolean =>
  route.nextHopType === 'VirtualNetworkGateway' ||
  (route.source === 'Default' && (route.nextHopType === 'Internet' || route.nextHopType === 'None'));
