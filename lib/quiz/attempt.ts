import { scoreResponse } from './kinds';
import {
  type Choice,
  type ChoiceKey,
  choicesOf,
  type Kind,
  type Level,
  type Part,
  type PublicQuestion,
  type Question,
  type QuestionForm,
  type QuestionKey,
  type QuestionResponse,
} from './question';

/**
 * One attempt as its owner's browser gets it. A question's key is there once the question is answered, or once the
 * attempt is closed, and never before. Times are ISO 8601.
 */
export type AttemptView = {
  readonly id: string;
  /** slug of the lesson whose quiz this is */
  readonly quiz: string;
  /** grows by one question at a time and has no score */
  readonly practice: boolean;
  readonly startedAt: string;
  readonly submittedAt: string | null;
  /** questions fully right, and how many there were; set when submitted */
  readonly score: Count | null;
  readonly items: readonly AttemptItemView[];
};

export type Count = { readonly correct: number; readonly total: number };

export type AttemptItemView = {
  /** counted from 0; people are told `position + 1` */
  readonly position: number;
  readonly question: PublicQuestion;
  readonly answer: SavedAnswer | null;
  readonly key: ShownKey | null;
};

export type SavedAnswer = {
  /** made in the browser that gave the answer */
  readonly answerId: string;
  readonly response: QuestionResponse;
  /** whether all points were given */
  readonly isRight: boolean;
  readonly points: number;
  readonly maxPoints: number;
  readonly answeredAt: string;
};

/** The part of a key that one person is shown: of the options only the chosen ones have their remarks. */
export type ShownKey = Omit<QuestionKey, 'byChoice'> & {
  readonly concepts: readonly string[];
  /** by the ids of the choices of the response; absent when the question was left unanswered */
  readonly chosen?: Readonly<Record<string, ChoiceKey>>;
};

/**
 * Fields of a key that are shown whole once the question is answered. A field that a generator adds tomorrow is neither kept
 * nor shown until it is named here.
 */
const SHOWN_WHOLE: Record<Exclude<keyof QuestionKey, 'byChoice'>, true> = {
  right: true,
  alsoRight: true,
  headline: true,
  why: true,
  facts: true,
  path: true,
  packet: true,
  figure: true,
  byPart: true,
  otherReading: true,
};

/** Cut when it is kept, since cutting it for each answer would cost a good part of what saving one does. */
const shownWhole = (key: QuestionKey) =>
  Object.fromEntries(Object.entries(key).filter(([field]) => Object.hasOwn(SHOWN_WHOLE, field))) as Omit<
    QuestionKey,
    'byChoice'
  >;

/** What whoever gives a response is shown of the key, where nothing is kept: a saved answer has it from the database. */
export function shownKeyOf(
  { key, concepts }: Pick<Question, 'key' | 'concepts'>,
  response: QuestionResponse,
): ShownKey {
  const { byChoice } = key;
  return {
    ...shownWhole(key),
    concepts,
    chosen: Object.fromEntries(response.flatMap((id) => (byChoice[id] ? [[id, byChoice[id]]] : []))),
  };
}

/** What the first wrong choice of a response shows; of a right response, what its first choice does. */
export function chosenKey({ chosen = {}, right }: ShownKey): ChoiceKey | undefined {
  const [first] = Object.entries(chosen).toSorted(
    ([a], [b]) => Number(right.includes(a)) - Number(right.includes(b)),
  );
  return first?.[1];
}

/** What an answer gets back, and a repeat of it again. */
export type Feedback = {
  readonly position: number;
  readonly answer: SavedAnswer;
  readonly key: ShownKey;
};

/** One row of an attempt as it is stored. */
export type StoredItem = {
  readonly position: number;
  readonly family: string;
  readonly seed: string;
  readonly structure: string;
  readonly kind: Kind;
  readonly level: Level;
  readonly concepts: readonly string[];
  readonly question: PublicQuestion;
  readonly choices: readonly string[];
  readonly right: QuestionResponse;
  readonly maxPoints: number;
  readonly key: QuestionKey;
};

/** A drawn quiz. */
export type NewAttempt = {
  readonly quiz: string;
  readonly seed: string;
  readonly contentVersion: string;
  readonly engineVersion: string;
  readonly items: readonly StoredItem[];
};

/** A drawn quiz as it travels to the database: its items are one JSON text, made where they were drawn. */
export type ReadyAttempt = Omit<NewAttempt, 'items'> & { readonly items: string };

export const readyAttempt = (drawn: NewAttempt): ReadyAttempt => ({
  ...drawn,
  items: JSON.stringify(drawn.items),
});

/** The rows that keep drawn questions as they are shown, so that no later change of a generator reaches them. */
export function storedItems(questions: readonly Question[]): StoredItem[] {
  return questions.map(
    ({ family, seed, structure, kind, level, concepts, public: question, key }, position) => ({
      position,
      family,
      seed,
      structure,
      kind,
      level,
      concepts,
      question: toPublicQuestion(question),
      choices: choicesOf(question).map((choice) => choice.id),
      right: key.right,
      maxPoints: scoreResponse(question, key, key.right).of,
      key: { ...shownWhole(key), byChoice: key.byChoice },
    }),
  );
}

/** Names each public field: a field that a generator adds tomorrow stays on the server until it is named here. */
export function toPublicQuestion(question: PublicQuestion): PublicQuestion {
  const { prompt, note, figure, contested } = question;
  return {
    prompt,
    ...(note !== undefined && { note }),
    ...(figure && { figure }),
    ...(contested && { contested }),
    ...toPublicForm(question),
  };
}

const toPublicChoice = ({ id, text }: Choice): Choice => ({ id, text });
const toPublicPart = ({ id, label, choices }: Part): Part => ({
  id,
  label,
  choices: choices.map(toPublicChoice),
});

function toPublicForm(question: QuestionForm): QuestionForm {
  switch (question.kind) {
    case 'single-choice':
      return { kind: question.kind, choices: question.choices.map(toPublicChoice) };
    case 'hot-spot':
      return { kind: question.kind, choices: question.choices.map(({ id, text, at }) => ({ id, text, at })) };
    case 'multiple-response':
    case 'order': {
      const { kind, pick, choices } = question;
      return { kind, pick, choices: choices.map(toPublicChoice) };
    }
    case 'yes-no-series':
    case 'problem-solution':
      return { kind: question.kind, parts: question.parts.map(toPublicPart) };
    case 'fill-in':
      return { kind: question.kind, title: question.title, parts: question.parts.map(toPublicPart) };
    case 'command': {
      const { kind, command, parts } = question;
      return {
        kind,
        command: command.map((piece) => (typeof piece === 'string' ? piece : { part: piece.part })),
        parts: parts.map(toPublicPart),
      };
    }
  }
}
