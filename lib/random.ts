import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import { skipN } from 'pure-rand/utils/skipN';
import { hash128 } from './hash';

/** A source of chance. It is always an argument: the same seed makes the same choices, on a server and in a browser. */
export type Random = {
  /** a whole number, both ends included */
  int(from: number, to: number): number;
  pick<T>(items: readonly T[]): T;
  /** `count` different places of the list, in the order they were drawn; the whole list shuffled if it is shorter */
  sample<T>(items: readonly T[], count: number): T[];
  shuffle<T>(items: readonly T[]): T[];
  /** true once in `outOf` times on average */
  oneIn(outOf: number): boolean;
  /** lowercase letters and digits that say nothing about what they stand for */
  id(length?: number): string;
};

const ID_ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** @param seed any text; texts that differ in one letter give unrelated choices */
export function randomOf(seed: string): Random {
  const [a, b, c, d] = hash128(seed);
  // the one state the generator can't leave is all zeros: the empty text's hash
  const generator = xoroshiro128plusFromState(seed === '' ? [1, 0, 0, 0] : [a, b, c, d]);
  // a text under 16 letters repeats a word in its hash, and the first numbers are hardly more than sums of the state's words
  skipN(generator, 16);
  const int = (from: number, to: number) => uniformInt(generator, from, to);
  const pick = <T>(items: readonly T[]): T => {
    if (items.length === 0) throw new Error('nothing to pick from');
    return items[int(0, items.length - 1)] as T;
  };
  const sample = <T>(items: readonly T[], count: number): T[] => {
    const left = [...items];
    const taken: T[] = [];
    while (taken.length < count && left.length > 0) taken.push(...left.splice(int(0, left.length - 1), 1));
    return taken;
  };
  return {
    int,
    pick,
    sample,
    shuffle: (items) => sample(items, items.length),
    oneIn: (outOf) => int(1, outOf) === 1,
    id: (length = 8) => Array.from({ length }, () => ID_ALPHABET[int(0, 35)]).join(''),
  };
}
