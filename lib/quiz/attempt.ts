import type { ChoiceKey, PublicQuestion, Question, QuestionKey } from './question';

/**
 * One attempt as its owner's browser gets it. A question's key is there once the question is answered, or once the
 * attempt is closed, and never before. Times are ISO 8601.
 */
export type AttemptView = {
  readonly id: string;
  /** slug of the lesson whose quiz this is */
  readonly quiz: string;
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
  readonly choice: string;
  readonly isRight: boolean;
  readonly answeredAt: string;
};

/** The part of a key that one person is shown: of the wrong options only the chosen one has its remark. */
export type ShownKey = Omit<QuestionKey, 'byChoice'> & {
  readonly concepts: readonly string[];
  /** absent when the question was left unanswered */
  readonly chosen?: ChoiceKey;
};

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
  readonly concepts: readonly string[];
  readonly question: PublicQuestion;
  readonly choices: readonly string[];
  readonly rightChoice: string;
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
  return questions.map(({ family, seed, structure, concepts, public: question, key }, position) => ({
    position,
    family,
    seed,
    structure,
    concepts,
    question: toPublicQuestion(question),
    choices: question.choices.map((choice) => choice.id),
    rightChoice: key.rightChoice,
    key,
  }));
}

/** Names each public field: a field that a generator adds tomorrow stays on the server until it is named here. */
export function toPublicQuestion({ prompt, note, figure, choices }: PublicQuestion): PublicQuestion {
  return {
    prompt,
    ...(note !== undefined && { note }),
    ...(figure && { figure }),
    choices: choices.map(({ id, text }) => ({ id, text })),
  };
}
