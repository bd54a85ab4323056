import type { Prefix } from './address';
import { type UsableGateway, usableGateways } from './gateways';
import { loneLinksIn, upLinksOf } from './links';
import type { Link, Network, Subnet, VirtualNetwork } from './network';
import { buildRoutes, type Route } from './routes';
import { AZURE, type Semantics } from './semantics';
import { buildTag, type VirtualNetworkTag } from './tags';
import type { Mode } from './vocabulary';
import type { Watch } from './watch';

export type Options = {
  /** which reading of the contested flags; the documented one if left out */
  readonly mode?: Mode;
  /** Azure's own rules if left out */
  readonly semantics?: Semantics;
  /** notes what is looked at; Azure's rules are then what it notes */
  readonly watch?: Watch;
};

/**
 * A network under one set of rules. What a subnet's routes and tags are is worked out when it is first asked for and
 * kept, so that many packets through one network cost one derivation.
 */
export class Behaviour {
  private lone: readonly Link[] | null = null;
  private readonly links = new Map<VirtualNetwork, readonly Link[]>();
  private readonly gateways = new Map<VirtualNetwork, readonly UsableGateway[]>();
  private readonly routes = new Map<Subnet, readonly Route[]>();
  private readonly tags = new Map<Subnet, VirtualNetworkTag>();

  constructor(
    readonly network: Network,
    readonly semantics: Semantics,
    private readonly reading: Mode,
    private readonly watch: Watch | null,
  ) {}

  get mode(): Mode {
    if (this.watch) this.watch.sawMode = true;
    return this.reading;
  }

  /** links without the one that leads back */
  get loneLinks(): readonly Link[] {
    this.lone ??= loneLinksIn(this.network);
    return this.lone;
  }

  isUnder(semantics: Semantics, mode: Mode): boolean {
    return this.semantics === semantics && this.reading === mode;
  }

  /** links that carry traffic */
  linksOf = (virtualNetwork: VirtualNetwork): readonly Link[] =>
    remembered(this.links, virtualNetwork, () => upLinksOf(virtualNetwork, this));

  gatewaysOf = (virtualNetwork: VirtualNetwork): readonly UsableGateway[] =>
    remembered(this.gateways, virtualNetwork, () => usableGateways(virtualNetwork, this));

  /** effective routes of a subnet's NICs, the ones that would be preferred first */
  routesOf = (subnet: Subnet): readonly Route[] =>
    remembered(this.routes, subnet, () => buildRoutes(subnet, this));

  tagOf = (subnet: Subnet): VirtualNetworkTag => remembered(this.tags, subnet, () => buildTag(subnet, this));

  /** remote ranges that a link gives a route to */
  routedPrefixes(link: Link): readonly Prefix[] {
    if (!link.to || !this.semantics.peeringRoutesPerSubnet) return link.remotePrefixes;
    return link.to.subnets.flatMap((subnet) => subnet.prefixes);
  }
}

const known = new WeakMap<Network, Behaviour[]>();

/** The behaviour of a network under these options; the same one each time, so what it has worked out is kept. */
export function behaviourOf(
  network: Network,
  { mode = 'documented', watch, semantics = watch?.semantics ?? AZURE }: Options = {},
): Behaviour {
  let all = known.get(network);
  if (!all) {
    all = [];
    known.set(network, all);
  }
  const found = all.find((behaviour) => behaviour.isUnder(semantics, mode));
  if (found) return found;
  const made = new Behaviour(network, semantics, mode, watch ?? null);
  all.push(made);
  return made;
}

function remembered<K, V>(cache: Map<K, V>, key: K, make: () => V): V {
  const found = cache.get(key);
  if (found !== undefined) return found;
  const made = make();
  cache.set(key, made);
  return made;
}
