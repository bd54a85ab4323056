'use client';

import { PathList } from '@/components/peering/path-list';
import { Notice } from '@/components/ui/notice';
import { ProseText } from '@/components/ui/prose-text';
import type { OtherReading as Other } from '@/lib/quiz/question';
import type { FigureView } from './figure-view';

/** Said before the answer: the question hangs on a rule that can be read in two ways. */
export function ContestedNotice() {
  return (
    <Notice className="mb-4" title="Azure’s documentation can be read in two ways here.">
      <p>
        The answer hangs on which reading holds, so this question is for practice and never counts. Afterwards
        both readings are explained.
      </p>
    </Notice>
  );
}

/** What holds if the contested rule is read the other way. */
export function OtherReading({ other, figure }: { other: Other; figure: FigureView }) {
  return (
    <section className="mt-5 rounded-lg border border-line bg-sheet p-4 sm:p-5">
      <h3>Read the other way</h3>
      <p className="mt-1 max-w-measure">
        Azure’s documentation leaves two readings open here. What is said above follows the one that most of
        it supports; by the other the answer is: <ProseText text={other.answer} />
        {other.choice && ' Whoever chose that has all points here.'}
      </p>
      {other.path.steps.length > 0 && (
        <div className="mt-4">
          <PathList
            path={other.path}
            onFocus={figure.light}
            lit={figure.lit}
            label="The path by the other reading"
          />
        </div>
      )}
    </section>
  );
}
