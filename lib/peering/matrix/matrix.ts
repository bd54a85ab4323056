import { behaviourOf, type Options } from '../behaviour';
import type { Network, NetworkInterface } from '../network';
import { classifyInterfaces } from './classes';
import { type MatrixQuestion, type NoPacket, type PairOutcome, tracePair } from './pair-outcome';

/** How two network interfaces stand to one another. */
export const RELATIONS = ['self', 'sameVirtualNetwork', 'acrossVirtualNetworks'] as const;
export type Relation = (typeof RELATIONS)[number];

/**
 * Who reaches whom on a port, by classes of network interfaces that fare alike: as large as the classes are many, however
 * many interfaces there are. It is plain JSON.
 */
export type Matrix = {
  readonly question: Required<MatrixQuestion>;
  readonly networkInterfaces: readonly MatrixInterface[];
  readonly classes: readonly MatrixClass[];
  /** each outcome once; the cells point here */
  readonly outcomes: readonly (PairOutcome | NoPacket)[];
  /** by relation, index of the outcome at `from * classes.length + to`; -1 where no two interfaces stand like that */
  readonly cells: Readonly<Record<Relation, readonly number[]>>;
};

export type MatrixInterface = {
  readonly id: string;
  readonly name: string;
  /** index among the network's virtual networks */
  readonly virtualNetwork: number;
  readonly class: number;
};

export type MatrixClass = {
  /** the virtual network of its first member */
  readonly virtualNetwork: string;
  /** indexes of network interfaces */
  readonly members: readonly number[];
};

/**
 * Answers for every ordered pair of network interfaces whether packets from one reach the other, and why not. One pair
 * of each two classes is traced and stands for all: `classifyInterfaces` says why that is exact.
 */
export function buildMatrix(network: Network, question: MatrixQuestion, options: Options = {}): Matrix {
  const behaviour = behaviourOf(network, options);
  // a bent rule may tell apart what Azure's rules don't
  const found = classifyInterfaces(network, behaviour.semantics.misconception === null);
  const outcomes: (PairOutcome | NoPacket)[] = [];
  const known = new Map<string, number>();
  const outcomeAt = (pair: readonly [NetworkInterface, NetworkInterface] | null): number => {
    if (!pair) return -1;
    const outcome = tracePair(...pair, question, behaviour);
    const key = JSON.stringify(outcome);
    const index = known.get(key) ?? outcomes.push(outcome) - 1;
    known.set(key, index);
    return index;
  };
  const samples = found.map(({ members }) => new Sample(members));
  const cellsOf = (relation: Relation) =>
    samples.flatMap((from) => samples.map((to) => outcomeAt(from.pairWith(to, relation))));

  const { virtualNetworks, networkInterfaces } = network;
  const place = new Map(virtualNetworks.map((virtualNetwork, index) => [virtualNetwork, index]));
  const classOf = new Map(found.flatMap(({ members }, index) => members.map((nic) => [nic, index] as const)));
  const numberOf = new Map(networkInterfaces.map((nic, index) => [nic, index]));
  return {
    question: { sourcePort: 50_000, ...question },
    networkInterfaces: networkInterfaces.map((nic) => ({
      id: nic.id,
      name: nic.name,
      virtualNetwork: place.get(nic.virtualNetwork) ?? -1,
      class: classOf.get(nic) ?? -1,
    })),
    classes: found.map(({ members }) => ({
      virtualNetwork: members[0]?.virtualNetwork.name ?? '',
      members: members.map((nic) => numberOf.get(nic) ?? -1),
    })),
    cells: {
      self: cellsOf('self'),
      sameVirtualNetwork: cellsOf('sameVirtualNetwork'),
      acrossVirtualNetworks: cellsOf('acrossVirtualNetworks'),
    },
    outcomes,
  };
}

/** Up to two members of a class in each of its virtual networks: enough to find a pair of every relation. */
class Sample {
  private readonly byNetwork = new Map<unknown, NetworkInterface[]>();

  constructor(members: readonly NetworkInterface[]) {
    for (const nic of members) {
      const known = this.byNetwork.get(nic.virtualNetwork);
      if (!known) this.byNetwork.set(nic.virtualNetwork, [nic]);
      else if (known.length < 2) known.push(nic);
    }
  }

  /** A pair of the two classes that stands in the relation, or null if none does. */
  pairWith(to: Sample, relation: Relation): [NetworkInterface, NetworkInterface] | null {
    for (const [virtualNetwork, [from]] of this.byNetwork) {
      const other = from && to.find(from, virtualNetwork, relation);
      if (from && other) return [from, other];
    }
    return null;
  }

  private find(from: NetworkInterface, virtualNetwork: unknown, relation: Relation): NetworkInterface | null {
    const near = this.byNetwork.get(virtualNetwork) ?? [];
    if (relation === 'self') return near.includes(from) ? from : null;
    if (relation === 'sameVirtualNetwork') return near.find((nic) => nic !== from) ?? null;
    for (const [place, [nic]] of this.byNetwork) if (place !== virtualNetwork && nic) return nic;
    return null;
  }
}

/** Index in `outcomes` for packets between two interfaces, given by their indexes; -1 where there is none. */
export function outcomeAt(matrix: Matrix, from: number, to: number): number {
  const a = matrix.networkInterfaces[from];
  const b = matrix.networkInterfaces[to];
  if (!a || !b) return -1;
  const relation =
    a === b ? 'self' : a.virtualNetwork === b.virtualNetwork ? 'sameVirtualNetwork' : 'acrossVirtualNetworks';
  return matrix.cells[relation][a.class * matrix.classes.length + b.class] ?? -1;
}

/**
 * The outcome of packets between two network interfaces.
 * @param from resource id, as in `networkInterfaces`, or index among them
 * @returns null where the matrix has no such interface
 */
export const outcomeOf = (
  matrix: Matrix,
  from: string | number,
  to: string | number,
): PairOutcome | NoPacket | null =>
  matrix.outcomes[outcomeAt(matrix, indexIn(matrix, from), indexIn(matrix, to))] ?? null;

const indexes = new WeakMap<Matrix, ReadonlyMap<string, number>>();

function indexIn(matrix: Matrix, nic: string | number): number {
  if (typeof nic === 'number') return nic;
  let index = indexes.get(matrix);
  if (!index) {
    index = new Map(matrix.networkInterfaces.map(({ id }, place) => [id, place]));
    indexes.set(matrix, index);
  }
  return index.get(nic) ?? -1;
}
