'use client';

import { useEffect, useEffectEvent } from 'react';

/** Elements that have a use for the keys themselves. */
const OWN_KEYS = 'a, button, summary, textarea, select, input:not([type=radio]), [contenteditable=true]';

/**
 * 1 to 9 choose, Enter goes on. Where a link, a button or a text field has the focus, Enter is theirs; on a radio it
 * is the form's.
 */
export function useKeys(choose: (index: number) => void, goOn: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (/^[1-9]$/.test(event.key) && !target.matches('textarea, select, input:not([type=radio])')) {
      choose(Number(event.key) - 1);
    } else if (event.key === 'Enter' && !target.closest(OWN_KEYS) && !target.matches('input')) {
      event.preventDefault();
      goOn();
    }
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
}
