import { err, ok, type Result } from '../../result';
import { idKey, isSameId } from '../resource-id';
import { AZURE } from '../semantics';
import type { Topology } from '../topology';
import type { PeeringState, PeeringSyncLevel } from '../vocabulary';
import { type Pair, replay } from './can-peer';
import { type Decision, type OperationOptions, prepare } from './decide';
import { type Link, linkName, oppositeOf, readEstate } from './estate';
import { listOf, recordOf, textOf } from './json';
import { syncLevelOf } from './links';

export type PeeringStateAnswer = {
  /** by `vnet/link` */
  readonly peerings: Readonly<
    Record<string, { readonly peeringState: PeeringState; readonly peeringSyncLevel: PeeringSyncLevel }>
  >;
  /** whether both links of the pair in question are Connected */
  readonly trafficFlows: boolean;
  /** what became of each operation, in order: a refused one changed nothing */
  readonly decisions: readonly Decision[];
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
  const { after } = recordOf(query);
  const replayed = replay(prepare(topology), after, semantics);
  if (!('topology' in replayed)) return err(replayed);
  const estate = readEstate(replayed.topology);
  const written = writtenLevels(replayed.topology);
  const links = estate.virtualNetworks.flatMap((network) => network.links.map((link) => ({ network, link })));
  const peerings = links.map(({ network, link }) => [
    linkName(link),
    {
      peeringState: link.state ?? 'Initiated',
      peeringSyncLevel: written.get(idKey(link.id)) ?? syncLevelOf(estate, network, link),
    },
  ]);
  const { touched } = replayed;
  const all = links.map(({ link }) => link);
  const asked = all.filter((link) => touched.some((pair) => isAbout(pair, link)));
  const inQuestion = asked.length > 0 || touched.length > 0 ? asked : all;
  const flows = (link: Link): boolean =>
    link.state === 'Connected' &&
    (semantics.oneLinkIsEnough ||
      oppositeOf(estate, link.virtualNetwork, link.remoteVirtualNetwork)?.state === 'Connected');
  return ok({
    peerings: Object.fromEntries(peerings),
    trafficFlows: inQuestion.length > 0 && inQuestion.every(flows),
    decisions: replayed.decisions,
  });
}

function isAbout(pair: Pair, link: Link): boolean {
  const ends = [link.virtualNetwork, link.remoteVirtualNetwork];
  const joins = (id: string) => ends.some((end) => isSameId(end, id));
  return joins(pair.virtualNetwork) && (pair.remote === null || joins(pair.remote));
}

/** Sync levels as the topology has them: Azure's own word stands before what ranges let conclude. */
function writtenLevels(topology: Topology): ReadonlyMap<string, PeeringSyncLevel> {
  const levels = new Map<string, PeeringSyncLevel>();
  for (const resource of topology.resources) {
    for (const item of listOf(recordOf(resource.properties).virtualNetworkPeerings)) {
      const { id, properties } = recordOf(item);
      const level = LEVELS.find((known) => known === recordOf(properties).peeringSyncLevel);
      if (level && textOf(id)) levels.set(idKey(String(id)), level);
    }
  }
  return levels;
}

const LEVELS: readonly PeeringSyncLevel[] = [
  'FullyInSync',
  'RemoteNotInSync',
  'LocalNotInSync',
  'LocalAndRemoteNotInSync',
];
