'use client';

import { type ComponentType, useState } from 'react';
import { useNear } from './use-near';

type Props = { readonly address: string; readonly when: 'before' | 'after' };

/**
 * A question of the bank in the text: before a section a guess, after it a test of oneself. It is drawn when its reader
 * comes near, and counts for nothing.
 * @param address where it is drawn and judged
 */
export function Check({ address, when }: Props) {
  const [live, setLive] = useState<{ readonly Asked: ComponentType<Props> } | null>(null);
  const place = useNear<HTMLDivElement>(() => {
    import('./asked-check').then(({ AskedCheck }) => setLive({ Asked: AskedCheck }));
  });
  return (
    <div ref={place} className="not-text check no-print" data-when={when}>
      {live ? (
        <live.Asked address={address} when={when} />
      ) : (
        <>
          <p className="check-title">{CHECK_TITLES[when]}</p>
          <noscript>
            <p>
              The question is drawn by a script.{' '}
              <a className="link" href="/quiz">
                The quiz
              </a>{' '}
              has questions like it.
            </p>
          </noscript>
        </>
      )}
    </div>
  );
}

export const CHECK_TITLES: Record<Props['when'], string> = {
  before: 'Before you read: what do you expect?',
  after: 'Now try it on another network',
};
