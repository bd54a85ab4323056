import type { ShownKey } from '@/lib/quiz/attempt';
import type { FormOf } from '@/lib/quiz/kinds/kind';
import type { QuestionResponse } from '@/lib/quiz/question';
import { CommandBlock } from '../command-block';
import { settledPart } from './settled-parts';

/** The command as it does what was asked: a gap that was filled otherwise has that struck out before it. */
export function SettledCommand({
  question: { command, parts },
  shown,
  response,
}: {
  question: FormOf<'command'>;
  shown: ShownKey;
  response: QuestionResponse;
}) {
  return (
    <div className="mb-2.5">
      <CommandBlock command={command} parts={parts}>
        {(part) => {
          const { verdict, chosen, right } = settledPart(part, shown, response);
          return (
            <>
              {verdict === 'wrong' && chosen && (
                <>
                  <del className="inline-block max-w-full rounded-sm border border-stop bg-stop-soft px-1.5 leading-8">
                    {bare(chosen.text)}
                  </del>{' '}
                </>
              )}
              <ins className="inline-block max-w-full rounded-sm border border-go bg-go-soft px-1.5 leading-8 font-semibold no-underline">
                {bare(right?.text ?? '')}
              </ins>
            </>
          );
        }}
      </CommandBlock>
    </div>
  );
}

/** All of a command is monospaced. */
const bare = (text: string) => text.replaceAll('`', '');
