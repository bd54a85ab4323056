'use client';

import type { QuestionForm, QuestionResponse } from '@/lib/quiz/question';
import { Command } from './command';
import { FillIn } from './fill-in';
import { MultipleResponse } from './multiple-response';
import { OneOfList } from './one-of-list';
import { Order } from './order';
import { Solutions } from './solutions';
import { Statements } from './statements';

/** What every kind gets. Whatever is chosen so far is a response; whether it is complete, `lib/quiz/kinds` says. */
export type Answering<Q extends QuestionForm = QuestionForm> = {
  readonly question: Q;
  readonly response: QuestionResponse;
  readonly change: (response: QuestionResponse) => void;
  /** the answer is on its way: it can be seen and no longer changed */
  readonly isFixed: boolean;
  readonly labelledBy: string;
  /** tells this question from any other on this site: what outlives a reload is kept under it */
  readonly place: string;
};

/** The means to answer, as the question's kind has them. */
export function AnsweringOf({ question, ...rest }: Answering) {
  switch (question.kind) {
    case 'single-choice':
    case 'hot-spot':
      return <OneOfList question={question} {...rest} />;
    case 'multiple-response':
      return <MultipleResponse question={question} {...rest} />;
    case 'order':
      return <Order question={question} {...rest} />;
    case 'yes-no-series':
      return <Statements question={question} {...rest} />;
    case 'problem-solution':
      return <Solutions question={question} {...rest} />;
    case 'fill-in':
      return <FillIn question={question} {...rest} />;
    case 'command':
      return <Command question={question} {...rest} />;
  }
}
