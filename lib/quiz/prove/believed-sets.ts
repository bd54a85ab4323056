import type { Topology } from '@/lib/peering/topology';
import type { MisconceptionId } from '@/lib/peering/vocabulary';
import { type Answer, answersOf } from '../ask';
import type { Query } from '../question';
import type { Believed } from './wrong-option';

/** Several choices taken together, and the network that they lead to. */
export type TriedSet = {
  readonly texts: readonly string[];
  readonly topology: Topology;
  readonly queries: readonly Query[];
  readonly azure: readonly Answer[];
};

/**
 * Choices that only belong to sets somebody believes in: each with the set that most of them do, among those that one of
 * the draft's own misconceptions holds if there are any.
 */
export class BelievedSets {
  private readonly byText = new Map<string, Believed>();

  /** @param about the misconceptions that the draft is about */
  constructor(private readonly about: readonly MisconceptionId[] = []) {}

  /**
   * Notes a set that does not do by Azure's rules.
   * @param suspects those whose answers may differ
   */
  note(
    tried: TriedSet,
    suspects: readonly MisconceptionId[],
    isMet: (answers: readonly Answer[]) => boolean,
  ): void {
    const { topology, queries, azure } = tried;
    const believers = new Map<MisconceptionId, readonly Answer[]>();
    for (const misconception of suspects) {
      const answers = answersOf(topology, queries, { misconception });
      if (answers && isMet(answers)) believers.set(misconception, answers);
    }
    if (believers.size === 0) return;
    const owners = [...believers.keys()];
    for (const text of tried.texts) {
      if (this.weigh(this.byText.get(text)?.owners ?? []) >= this.weigh(owners)) continue;
      const answers = (owner: MisconceptionId) => believers.get(owner) ?? azure;
      this.byText.set(text, { text, owners, topology, queries, answers, azure });
    }
  }

  private weigh(owners: readonly MisconceptionId[]): number {
    return owners.length + (owners.some((owner) => this.about.includes(owner)) ? 100 : 0);
  }

  /** @param right texts of the choices that are right, which belong to nobody */
  wrong(right: readonly string[]): Believed[] {
    return [...this.byText.values()].filter(({ text }) => !right.includes(text));
  }
}
