import { useCallback, useEffect, useState } from 'react';
import type { Check, CheckFeedback } from '@/lib/lesson-check/check';
import type { QuestionResponse } from '@/lib/quiz/question';

export type CheckState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | (Check & {
      readonly kind: 'asked';
      readonly isJudging: boolean;
      /** the choice did not reach the server */
      readonly failed: boolean;
      readonly feedback: CheckFeedback | null;
    });

/** A question from the server, what a choice comes to, and the next question. */
export function useCheck(address: string) {
  const [state, setState] = useState<CheckState>({ kind: 'loading' });
  const another = useCallback(async () => {
    setState({ kind: 'loading' });
    const check = await json<Check>(address);
    setState(
      check
        ? { ...check, kind: 'asked', isJudging: false, failed: false, feedback: null }
        : { kind: 'failed' },
    );
  }, [address]);
  useEffect(() => void another(), [another]);

  async function choose(response: QuestionResponse): Promise<void> {
    if (state.kind !== 'asked' || state.isJudging || state.feedback) return;
    setState({ ...state, isJudging: true, failed: false });
    const feedback = await json<CheckFeedback>(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ seed: state.seed, response }),
    });
    setState({ ...state, isJudging: false, failed: !feedback, feedback });
  }
  return { state, choose, another, retry: another };
}

/** The reply, or null where there is none to be had. */
async function json<T>(url: string, init?: RequestInit): Promise<T | null> {
  try {
    const reply = await fetch(url, init);
    return reply.ok ? await reply.json() : null;
  } catch {
    return null;
  }
}
