import { type EffectiveRouteRow, EffectiveRoutesTable } from '@/components/peering/effective-routes-table';
import { TopologyDiagram } from '@/components/peering/topology-diagram';
import { hubAndTwoSpokes, WEB_TO_SQL } from '@/content/topologies/hub-and-two-spokes';
import { link, nic, subnet, virtualNetwork } from '@/content/topologies/resources';
import { OPERATIONS, packetTo, WORKED_EXAMPLE } from '@/content/topologies/worked-example';
import { buildFigure } from '@/lib/figure/build';
import {
  applyOperation,
  buildNetwork,
  effectiveRoutes,
  type Flow,
  type Topology,
  tracePacket,
} from '@/lib/peering';
import { formatAddress, formatPrefix } from '@/lib/peering/address';

// These are computed while the page is built and ship no script.

/** Two networks in two regions, joined. */
export function PeeredPair() {
  const topology: Topology = {
    resources: [
      virtualNetwork('vnet-oslo-apps', '10.40.0.0/16', {
        location: 'Norway East',
        subnets: [subnet('apps', '10.40.1.0/24')],
        peerings: [link('to-paris', 'vnet-paris-data')],
      }),
      virtualNetwork('vnet-paris-data', '10.50.0.0/16', {
        location: 'France Central',
        subnets: [subnet('data', '10.50.1.0/24')],
        peerings: [link('to-oslo', 'vnet-oslo-apps')],
      }),
      nic('vm-orders', ['vnet-oslo-apps', 'apps'], '10.40.1.4'),
      nic('vm-stock', ['vnet-paris-data', 'data'], '10.50.1.4'),
    ],
  };
  const flow: Flow = {
    ...WEB_TO_SQL,
    source: { networkInterface: { id: 'vm-orders' } },
    destination: { ipAddress: '10.50.1.4' },
  };
  return (
    <TopologyDiagram
      figure={figureOf(topology, flow)}
      legend={false}
      note="A global peering: two networks in two regions. The packet goes by private addresses from one machine to the other."
    />
  );
}

/** The three states a link can have. */
export function LinkStates() {
  const pair = (
    states: readonly ['Initiated' | 'Connected' | 'Disconnected', 'Connected' | null],
  ): Topology => ({
    resources: [
      virtualNetwork('vnet-a', '10.1.0.0/16', {
        peerings: [
          { name: 'a-to-b', properties: { ...link('', 'vnet-b').properties, peeringState: states[0] } },
        ],
      }),
      virtualNetwork('vnet-b', '10.2.0.0/16', { peerings: states[1] ? [link('b-to-a', 'vnet-a')] : [] }),
    ],
  });
  return (
    <div className="grid gap-3">
      <TopologyDiagram
        figure={figureOf(pair(['Initiated', null]))}
        legend={false}
        note="Only vnet-a has a link. It is Initiated, and nothing crosses."
      />
      <TopologyDiagram
        figure={figureOf(pair(['Connected', 'Connected']))}
        legend={false}
        note="Both have one. Each is a lane of its own, with its own settings."
      />
      <TopologyDiagram
        figure={figureOf(pair(['Disconnected', null]))}
        legend={false}
        note="The link of vnet-b was deleted. The one that is left is Disconnected."
      />
    </div>
  );
}

/** What the web server of the worked example knows, before it is peered and after. */
export function RoutesBeforeAndAfter() {
  const before = routesOf(WORKED_EXAMPLE);
  const after = routesOf(peered(WORKED_EXAMPLE));
  const known = new Set(before.map((row) => row.addressPrefix));
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <EffectiveRoutesTable
        compact
        caption="Effective routes of vm-web, before the peering"
        routes={before}
      />
      <EffectiveRoutesTable
        compact
        caption="… and once both links are Connected"
        routes={after}
        added={after.map((row) => row.addressPrefix).filter((prefix) => !known.has(prefix))}
      />
    </div>
  );
}

/** A–B and B–C, and a packet from A to C. */
export function NotTransitive() {
  return (
    <TopologyDiagram
      figure={figureOf(hubAndTwoSpokes(), WEB_TO_SQL)}
      legend={false}
      note="Both peerings are Connected. vm-web sends to vm-sql at 10.30.1.4."
    />
  );
}

/** The same two spokes, with an appliance in the hub that forwards between them. */
export function HubAndSpoke() {
  const topology = hubAndTwoSpokes({ appliance: true, spokeFlags: { allowForwardedTraffic: true } });
  return (
    <TopologyDiagram
      figure={figureOf(topology, WEB_TO_SQL)}
      note="Each spoke has a route to the other by way of the appliance, and takes forwarded traffic."
    />
  );
}

function peered(topology: Topology): Topology {
  return [OPERATIONS.linkFrom1, OPERATIONS.linkFrom2].reduce<Topology>((current, operation) => {
    const applied = applyOperation(current, operation);
    if (!applied.ok) throw new Error(applied.error.message);
    return applied.value;
  }, topology);
}

function networkOf(topology: Topology) {
  const network = buildNetwork(topology);
  if (!network.ok) throw new Error(network.error.map((problem) => problem.message).join(' '));
  return network.value;
}

function figureOf(topology: Topology, flow?: Flow) {
  return flow ? buildFigure(topology, tracePacket(networkOf(topology), flow)) : buildFigure(topology);
}

function routesOf(topology: Topology): EffectiveRouteRow[] {
  const { source } = packetTo(1433);
  const id = 'networkInterface' in source ? source.networkInterface.id : '';
  return effectiveRoutes(networkOf(topology), id).map((route) => ({
    source: route.source,
    state: route.state,
    addressPrefix: formatPrefix(route.addressPrefix),
    nextHopType: route.nextHopType,
    ...(route.nextHopIpAddress !== null && { nextHopIpAddress: formatAddress(route.nextHopIpAddress) }),
  }));
}
