import type { AttemptItemView, ShownKey } from '@/lib/quiz/attempt';
import { ChoiceList } from './choice-list';
import { SettledCommand } from './settled-command';
import { SettledOrder } from './settled-order';
import { SettledParts } from './settled-parts';

/** What every settled kind gets. */
export type Settled = {
  readonly item: AttemptItemView;
  readonly shown: ShownKey;
  /** as in `Amara’s answer`; the reader's own when absent */
  readonly whose?: string | undefined;
};

/** What was chosen and what was right, in the place where the answer was given. */
export function SettledResponse({ item, shown, whose }: Settled) {
  const { question, answer } = item;
  const response = answer?.response ?? [];
  switch (question.kind) {
    case 'single-choice':
    case 'hot-spot':
    case 'multiple-response':
      return (
        <ChoiceList
          choices={question.choices}
          right={shown.right}
          chosen={response}
          {...(shown.otherReading?.choice && { also: shown.otherReading.choice })}
          {...(whose && { whose })}
        />
      );
    case 'order':
      return <SettledOrder question={question} shown={shown} response={response} whose={whose} />;
    case 'command':
      return (
        <>
          <SettledCommand question={question} shown={shown} response={response} />
          <SettledParts question={question} shown={shown} response={response} whose={whose} />
        </>
      );
    default:
      return <SettledParts question={question} shown={shown} response={response} whose={whose} />;
  }
}
