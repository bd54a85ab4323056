'use client';

import { useEffect, useRef } from 'react';

/**
 * Moves the focus to an element when the page goes on to something else, so that a keyboard or a screen reader starts
 * there. What is shown first leaves the focus where the browser put it.
 * @param value what is shown; null while nothing is
 */
export function useFocusOnChange(value: string | number | null, elementId: string): void {
  const before = useRef(value);
  useEffect(() => {
    if (before.current !== null && value !== null && before.current !== value)
      document.getElementById(elementId)?.focus();
    if (value !== null) before.current = value;
  }, [value, elementId]);
}
