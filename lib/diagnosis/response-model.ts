import type { Decision } from './decision';
import type { Hypotheses } from './hypotheses';

/**
 * How often somebody slips, and how often they guess.
 *
 * With i the answer somebody's beliefs lead to, n the number of possible answers and s the slip, one decision comes out as o
 *
 *     P(o) = 1 − s            where o = i
 *     P(o) = s / (n − 1)      elsewhere
 *
 * and, since whoever guesses does so for a question as a whole, the decisions o₁…oₖ of a question as
 *
 *     P(o₁…oₖ) = (1 − g) · Π P(oⱼ) + g · Π 1/nⱼ
 *
 * That is DINA's slip, with its guess replaced by the blind one, since a wrong answer here is not just wrong: which one
 * is given follows from what is believed. Where two beliefs, or one, lead to several answers, i is each of them equally
 * often.
 * @see B. W. Junker, K. Sijtsma, Cognitive assessment models with few assumptions, and connections with nonparametric
 *   item response theory, Applied Psychological Measurement 25 (2001), 258–272
 */
export type Noise = { readonly slip: number; readonly guess: number };

/** 10 % each, in the range that is usual for tests of choice. */
export const NOISE: Noise = { slip: 0.1, guess: 0.1 };

/** Where somebody's beliefs lead in one decision: answers with how often each is meant. Null: they have no say in it. */
type Intent = ReadonlyMap<string, number> | null;
/** For each decision of a question. */
type Opinion = readonly Intent[];

/** The different ways there are to see a question, and which of them each hypothesis takes. */
export type Opinions = {
  readonly decisions: readonly Decision[];
  readonly opinions: readonly Opinion[];
  /** for each hypothesis its place in `opinions`; 0 is that of whoever knows */
  readonly of: Uint16Array;
};

/** Worked out once for a question, whatever is then asked about it. */
export function opinionsOn(
  decisions: readonly Decision[],
  { misconceptions, first, second }: Hypotheses,
): Opinions {
  const opinions: Opinion[] = [decisions.map(() => null)];
  // whoever answers alike is kept once: of 36 misconceptions a question tells a handful of groups apart
  const places = new Map<string, number>();
  const place = (key: string, make: () => Opinion): number => {
    const known = places.get(key) ?? opinions.push(make()) - 1;
    places.set(key, known);
    return known;
  };
  const single = misconceptions.map((id) => {
    const outcomes = decisions.map(({ believed }) => believed.get(id) ?? []);
    if (outcomes.every(({ length }) => length === 0)) return 0;
    return place(JSON.stringify(outcomes), () => outcomes.map(intentOf));
  });
  const of = new Uint16Array(first.length);
  for (let index = 0; index < first.length; index += 1) {
    const a = single[first[index] ?? -1] ?? 0;
    const b = single[second[index] ?? -1] ?? 0;
    of[index] =
      a && b && a !== b ? place(`${a} ${b}`, () => bothOf(opinions[a] ?? [], opinions[b] ?? [])) : a || b;
  }
  return { decisions, opinions, of };
}

const intentOf = (outcomes: readonly string[]): Intent =>
  outcomes.length === 0 ? null : new Map(outcomes.map((outcome) => [outcome, 1 / outcomes.length]));

const bothOf = (a: Opinion, b: Opinion): Opinion =>
  a.map((intent, index) => {
    const other = b[index] ?? null;
    if (!intent || !other) return intent ?? other;
    const both = new Map<string, number>();
    for (const each of [intent, other])
      for (const [outcome, share] of each) both.set(outcome, (both.get(outcome) ?? 0) + share / 2);
    return both;
  });

/** P(o) of one decision under an opinion, guesses left out. */
function chanceOf(decision: Decision, intent: Intent, outcome: string, { slip }: Noise): number {
  const meant = intent ? (intent.get(outcome) ?? 0) : outcome === decision.right ? 1 : 0;
  return (1 - slip) * meant + (slip * (1 - meant)) / (decision.possible - 1);
}

/** P(o₁…oₖ), one value for each opinion. */
export function likelihoodsOf(
  { decisions, opinions }: Opinions,
  chosen: readonly string[],
  noise: Noise = NOISE,
): Float64Array {
  const blind = decisions.reduce((product, { possible }) => product / possible, noise.guess);
  return Float64Array.from(opinions, (opinion) => {
    let meant = 1 - noise.guess;
    for (const [index, decision] of decisions.entries())
      meant *= chanceOf(decision, opinion[index] ?? null, chosen[index] ?? '', noise);
    return meant + blind;
  });
}

/**
 * What can come out, as one distribution for each opinion. Answers that nobody's beliefs lead to are taken together,
 * since they are as likely whatever is believed.
 */
export function outcomesOf({ decisions, opinions }: Opinions, noise: Noise = NOISE): Float64Array[] {
  const rows = opinions.map(() => ({ meant: [1 - noise.guess], blind: [noise.guess] }));
  for (const [index, decision] of decisions.entries()) {
    const named = [...new Set([decision.right, ...[...decision.believed.values()].flat()])];
    const others = decision.possible - named.length;
    for (const [place, row] of rows.entries()) {
      const intent = opinions[place]?.[index] ?? null;
      const chances = named.map((outcome) => chanceOf(decision, intent, outcome, noise));
      const blind = named.map(() => 1 / decision.possible);
      if (others > 0) {
        chances.push((noise.slip * others) / (decision.possible - 1));
        blind.push(others / decision.possible);
      }
      row.meant = row.meant.flatMap((meant) => chances.map((chance) => meant * chance));
      row.blind = row.blind.flatMap((before) => blind.map((chance) => before * chance));
    }
  }
  return rows.map(({ meant, blind }) =>
    Float64Array.from(meant, (chance, index) => chance + (blind[index] ?? 0)),
  );
}
