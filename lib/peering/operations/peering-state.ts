import { err, ok, type Result } from '../../result';
import { idKey, isSameId } from '../resource-id';
import { AZURE, type Semantics } from '../semantics';
import type { Topology } from '../topology';
import type { PeeringState, PeeringSyncLevel } from '../vocabulary';
import { type Pair, replay } from './can-peer';
import type { Decision, OperationOptions } from './decide';
import { type Estate, type Link, linkName, oppositeOf } from './estate';
import { isFalse, listOf, recordOf, textOf } from './json';
import { syncLevelOf } from './links';
import { prepare } from './prepare';
import { readEstate } from './read-estate';
import { remembered } from './remembered';

/** What every link of a topology says, by `vnet/link`. */
export type Peerings = Readonly<
  Record<string, { readonly peeringState: PeeringState; readonly peeringSyncLevel: PeeringSyncLevel }>
>;

export type PeeringStateAnswer = {
  readonly peerings: Peerings;
  /** whether both links of the pair in question are Connected */
  readonly trafficFlows: boolean;
  /** what the links said before anything was done */
  readonly before: Peerings;
  /** each operation in order: what was decided (a refused one changes nothing), and what the links said then */
  readonly history: readonly { readonly decision: Decision; readonly peerings: Peerings }[];
};

/**
 * Answers a `peeringState` query: what the links say after these operations.
 * @param query `{ after: [operations] }`; may be anything
 * @returns the answer, or the decision on an operation that cannot be read. Never throws.
 */
export function peeringState(
  topology: Topology,
  query: unknown,
  options: OperationOptions = {},
): Result<PeeringStateAnswer, Decision> {
  const semantics = options.semantics ?? AZURE;
  const prepared = prepare(topology);
  const replayed = replay(prepared, recordOf(query).after, semantics);
  if (!('topology' in replayed)) return err(replayed);
  const links = readLinks(replayed.topology, semantics);
  const asked = links.filter(({ link }) => replayed.touched.some((pair) => isAbout(pair, link)));
  const inQuestion = replayed.touched.length > 0 ? asked : links;
  return ok({
    peerings: peeringsOf(links),
    trafficFlows: inQuestion.length > 0 && inQuestion.every(({ carries }) => carries),
    before: peeringsOf(readLinks(prepared, semantics)),
    history: replayed.steps.map((step) => ({
      decision: step.decision,
      peerings: peeringsOf(readLinks(step.topology, semantics)),
    })),
  });
}

type LinkReading = {
  readonly link: Link;
  readonly peeringState: PeeringState;
  readonly peeringSyncLevel: PeeringSyncLevel;
  /** whether it and the link that leads back are Connected */
  readonly carries: boolean;
};

const readLinks = (topology: Topology, semantics: Semantics): readonly LinkReading[] =>
  readLinksOf(topology, readEstate(topology), semantics);

const readLinksOf = remembered((topology: Topology, estate: Estate, semantics): readonly LinkReading[] => {
  const written = readWritten(topology);
  return estate.virtualNetworks.flatMap((network) =>
    network.links.map((link) => {
      const opposite = oppositeOf(estate, link.virtualNetwork, link.remoteVirtualNetwork);
      const own = stateSeen(estate, link, written, semantics);
      const back = opposite && stateSeen(estate, opposite, written, semantics);
      return {
        link,
        peeringState: own,
        peeringSyncLevel: written.get(idKey(link.id))?.level ?? syncLevelOf(estate, network, link),
        carries:
          own === 'Connected' && (back === 'Connected' || (back === null && semantics.oneLinkIsEnough)),
      };
    }),
  );
});

/** The state of a link, as somebody with these semantics would expect it. */
function stateSeen(
  estate: Estate,
  link: Link,
  written: ReadonlyMap<string, Written>,
  semantics: Semantics,
): PeeringState {
  const state = link.state ?? 'Initiated';
  if (state === 'Initiated') return semantics.oneLinkIsEnough ? 'Connected' : state;
  if (state === 'Disconnected') return state;
  const opposite = oppositeOf(estate, link.virtualNetwork, link.remoteVirtualNetwork);
  const pair = [link, opposite].map((one) => (one ? written.get(idKey(one.id)) : undefined));
  const isDown =
    (pair.some((one) => one !== undefined && one.level !== 'FullyInSync') &&
      semantics.unsyncedIsDisconnected) ||
    (pair.some((one) => one?.accessOff) && semantics.accessOffRemovesPeering);
  return isDown ? 'Disconnected' : state;
}

type Written = { readonly level: PeeringSyncLevel; readonly accessOff: boolean };

const LEVELS: readonly PeeringSyncLevel[] = [
  'FullyInSync',
  'RemoteNotInSync',
  'LocalNotInSync',
  'LocalAndRemoteNotInSync',
];

/** What links say of themselves: Azure's own word stands before what their ranges let conclude. */
function readWritten(topology: Topology): ReadonlyMap<string, Written> {
  const links = new Map<string, Written>();
  for (const resource of topology.resources) {
    for (const item of listOf(recordOf(resource.properties).virtualNetworkPeerings)) {
      const id = textOf(recordOf(item).id);
      const properties = recordOf(recordOf(item).properties);
      const level = LEVELS.find((known) => known === properties.peeringSyncLevel);
      const accessOff = isFalse(properties.allowVirtualNetworkAccess);
      if (level && id !== null) links.set(idKey(id), { level, accessOff });
    }
  }
  return links;
}

const peeringsOf = (links: readonly LinkReading[]): Peerings =>
  Object.fromEntries(
    links.map(({ link, peeringState, peeringSyncLevel }) => [
      linkName(link),
      { peeringState, peeringSyncLevel },
    ]),
  );

function isAbout(pair: Pair, link: Link): boolean {
  const ends = [link.virtualNetwork, link.remoteVirtualNetwork];
  const joins = (id: string) => ends.some((end) => isSameId(end, id));
  return joins(pair.virtualNetwork) && (pair.remote === null || joins(pair.remote));
}
