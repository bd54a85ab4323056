'use client';

import { useEffect, useEffectEvent } from 'react';

const CHOICES = 'input:is([type=radio], [type=checkbox])';
/** Elements that have a use for Enter themselves. */
const OWN_ENTER = 'a, button, summary, textarea, select, input, [role=button], [contenteditable=true]';
/** Elements that have a use for digits themselves. */
const OWN_DIGITS = `textarea, select, input:not(${CHOICES}), [contenteditable=true]`;

/**
 * 1 to 9 choose, Enter goes on. Where a link, a button or a text field has the focus, Enter is theirs; on a radio or a
 * checkbox it is the form's.
 */
export function useKeys(choose: (index: number) => void, goOn: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (/^[1-9]$/.test(event.key) && !target.matches(OWN_DIGITS)) choose(Number(event.key) - 1);
    else if (event.key === 'Enter' && !target.closest(OWN_ENTER)) {
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
