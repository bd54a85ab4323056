import { type ChoiceSet, isShuffled, listsOf } from './lists';
import { type Choice, choicesOf, type Question } from './question';

export type Timed = { readonly question: Question; readonly ms: number };

/** What many draws of one family come to: whether it is fair, varied and fast. Shares lie between 0 and 1. */
export type Measures = {
  readonly family: string;
  readonly questions: number;
  /** drafts that were refused, by reason */
  readonly refused: Readonly<Record<string, number>>;
  readonly structures: Readonly<Record<string, number>>;
  /** how many lists of choices (a question's, or each part's) had two, three, four and more */
  readonly options: readonly [number, number, number, number];
  /** how often a right option stood in each place, first place first; in yes-no series that of Yes is the first */
  readonly places: readonly number[];
  /** how often the longest option was the right one, and how often it would be by chance */
  readonly rightIsLongest: number;
  readonly chance: number;
  /** questions whose prompt and figure were drawn before */
  readonly duplicates: number;
  readonly medianMs: number;
  /** of the stored question and key together */
  readonly meanBytes: number;
};

export function measure(
  family: string,
  drawn: readonly Timed[],
  refused: Readonly<Record<string, number>>,
): Measures {
  const questions = drawn.map(({ question }) => question);
  const times = drawn.map(({ ms }) => ms).toSorted((a, b) => a - b);
  const lists = questions.flatMap((question) => listsOf(question.public, question.key));
  const withOptions = (fits: (count: number) => boolean) =>
    lists.filter(({ choices }) => fits(choices.length)).length;
  const texts = questions.map(({ public: shown }) =>
    JSON.stringify([shown.prompt, shown.figure, choicesOf(shown).length]),
  );
  // a yes is no longer than it has to be
  const worded = questions
    .filter(isShuffledQuestion)
    .flatMap((question) => listsOf(question.public, question.key));
  return {
    family,
    questions: questions.length,
    refused,
    structures: countBy(questions.map(({ structure }) => structure)),
    options: [
      withOptions((count) => count === 2),
      withOptions((count) => count === 3),
      withOptions((count) => count === 4),
      withOptions((count) => count > 4),
    ],
    places: [0, 1, 2, 3].map((place) =>
      mean(lists.flatMap(placesOf).map((each) => (each === place ? 1 : 0))),
    ),
    rightIsLongest: mean(worded.map(isRightLongest)),
    chance: mean(worded.map(({ choices, right }) => right.length / choices.length)),
    duplicates: texts.length - new Set(texts).size,
    medianMs: times[times.length >> 1] ?? 0,
    meanBytes: mean(questions.map((question) => JSON.stringify([question.public, question.key]).length)),
  };
}

/** One line for people. */
export function formatMeasures(measures: Measures): string {
  const refused = Object.values(measures.refused).reduce((sum, count) => sum + count, 0);
  return [
    measures.family.padEnd(22),
    `refused ${percent(refused / Math.max(1, refused + measures.questions)).padStart(4)}`,
    `2/3/4/more options ${measures.options.join('/')}`,
    `right is longest ${percent(measures.rightIsLongest)} (chance ${percent(measures.chance)})`,
    `places ${measures.places.map((share) => Math.round(share * 100)).join('/')}`,
    `${measures.duplicates} twice`,
    `${measures.medianMs.toFixed(1)} ms a draw`,
    `${(measures.meanBytes / 1000).toFixed(1)} kB`,
  ].join(' · ');
}

const isShuffledQuestion = ({ public: shown }: Question) => isShuffled(shown);

/** Places of the right choices, from 0. */
export const placesOf = ({ choices, right }: ChoiceSet): number[] =>
  right.map((id) => choices.findIndex((choice) => choice.id === id));

const lengthOf = (choice: Choice): number => choice.text.replaceAll('`', '').length;

/** 1 if a right option is the longest, a part of it where several are equally long. */
function isRightLongest({ choices, right }: ChoiceSet): number {
  const most = Math.max(...choices.map(lengthOf));
  const longest = choices.filter((choice) => lengthOf(choice) === most);
  return longest.filter(({ id }) => right.includes(id)).length / longest.length;
}

function countBy(keys: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;
const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
