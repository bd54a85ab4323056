import type { Topology } from '@/lib/peering/topology';
import type { MisconceptionId } from '@/lib/peering/vocabulary';
import type { Query } from './question';

/** What of a network a misconception needs to be there before it can change anything. */
type Needs =
  | 'nothing'
  | 'gateway'
  | 'nsg'
  | 'asg'
  | 'route-table'
  | 'load-balancer'
  | 'two-regions'
  | 'forwarded-flag'
  | 'access-off';

type Concern = { readonly about: readonly About[]; readonly needs: Needs };
type About = 'packets' | 'routes' | 'operations';

const CONCERNS: Readonly<Partial<Record<MisconceptionId, Concern>>> = {
  M1: { about: ['packets', 'routes'], needs: 'nothing' },
  M2: { about: ['packets', 'routes'], needs: 'forwarded-flag' },
  M3: { about: ['packets', 'routes'], needs: 'gateway' },
  M4: { about: ['packets', 'routes', 'operations'], needs: 'nothing' },
  M5: { about: ['operations'], needs: 'nothing' },
  M6: { about: ['operations'], needs: 'nothing' },
  M7: { about: ['operations'], needs: 'nothing' },
  M8: { about: ['packets', 'routes', 'operations'], needs: 'nothing' },
  M9: { about: ['operations'], needs: 'nothing' },
  M10: { about: ['operations'], needs: 'nothing' },
  M11: { about: ['packets', 'routes', 'operations'], needs: 'two-regions' },
  M12: { about: ['packets', 'routes', 'operations'], needs: 'nothing' },
  M13: { about: ['packets', 'routes'], needs: 'nothing' },
  M14: { about: ['packets', 'routes', 'operations'], needs: 'access-off' },
  M15: { about: ['packets', 'routes', 'operations'], needs: 'gateway' },
  M16: { about: ['packets', 'routes', 'operations'], needs: 'gateway' },
  M17: { about: ['packets', 'routes', 'operations'], needs: 'gateway' },
  M18: { about: ['packets', 'routes'], needs: 'nothing' },
  M19: { about: ['packets', 'routes'], needs: 'nothing' },
  M20: { about: ['packets', 'routes'], needs: 'gateway' },
  M21: { about: ['packets', 'routes'], needs: 'route-table' },
  M22: { about: ['packets', 'routes'], needs: 'nothing' },
  M23: { about: ['packets'], needs: 'route-table' },
  M24: { about: ['packets'], needs: 'nothing' },
  M25: { about: ['packets'], needs: 'nsg' },
  M26: { about: ['packets'], needs: 'nsg' },
  M27: { about: ['packets'], needs: 'nsg' },
  M28: { about: ['packets'], needs: 'nsg' },
  M30: { about: ['packets', 'operations'], needs: 'asg' },
  M32: { about: ['packets'], needs: 'load-balancer' },
  M33: { about: ['packets', 'routes'], needs: 'route-table' },
  M34: { about: ['packets', 'operations'], needs: 'route-table' },
  M35: { about: ['operations'], needs: 'nothing' },
  M36: { about: ['packets'], needs: 'nothing' },
};

/** Every misconception the engine can answer for. M29 and M31 are knowledge, and stand in authored questions only. */
export const BENDABLE = Object.keys(CONCERNS) as MisconceptionId[];

/**
 * The misconceptions under which the engine may answer these queries otherwise than Azure. The rest would be asked in
 * vain; leaving them out makes a draw several times as fast. A test asks them all the same.
 */
export function believersFor(topology: Topology, queries: readonly Query[]): readonly MisconceptionId[] {
  const about = new Set(queries.map(({ kind }) => KINDS[kind] ?? 'packets'));
  const present = presentIn(topology, queries);
  return BENDABLE.filter((id) => {
    const concern = CONCERNS[id];
    return concern && present.has(concern.needs) && concern.about.some((each) => about.has(each));
  });
}

const KINDS: Readonly<Record<string, About>> = {
  reach: 'packets',
  ipFlowVerify: 'packets',
  nextHop: 'routes',
  effectiveRoutes: 'routes',
  canPeer: 'operations',
  peeringState: 'operations',
};

const TYPES: Readonly<Record<string, Needs>> = {
  virtualnetworkgateways: 'gateway',
  networksecuritygroups: 'nsg',
  applicationsecuritygroups: 'asg',
  routetables: 'route-table',
  loadbalancers: 'load-balancer',
};

function presentIn({ resources }: Topology, queries: readonly Query[]): ReadonlySet<Needs> {
  const present = new Set<Needs>(['nothing']);
  const regions = new Set<string>();
  for (const { type, location, properties } of resources) {
    const kind = type.slice(type.indexOf('/') + 1).toLowerCase();
    const need = TYPES[kind];
    if (need) present.add(need);
    if (kind !== 'virtualnetworks') continue;
    regions.add((location ?? '').toLowerCase());
    for (const link of linksIn(properties)) {
      if (link.allowForwardedTraffic === true) present.add('forwarded-flag');
      if (link.allowVirtualNetworkAccess === false) present.add('access-off');
    }
  }
  if (regions.size > 1) present.add('two-regions');
  // operations may bring a flag or a gateway's use with them
  if (queries.some(({ kind }) => KINDS[kind] === 'operations')) present.add('access-off');
  return present;
}

type Flags = { readonly allowForwardedTraffic?: unknown; readonly allowVirtualNetworkAccess?: unknown };

function linksIn(properties: Readonly<Record<string, unknown>> | undefined): Flags[] {
  const links = properties?.virtualNetworkPeerings;
  return Array.isArray(links) ? links.map((link: { properties?: Flags }) => link.properties ?? {}) : [];
}
