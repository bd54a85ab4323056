import { Fragment } from 'react';

/** characters that fit on a line of the narrowest phone; a longer path of names has to break somewhere */
const LONGEST_UNBROKEN = 16;

/** Plain text in which what stands in backticks (addresses, prefixes, names) is set in the monospaced face. */
export function ProseText({ text }: { text: string }) {
  return text.split('`').map((part, index) => {
    // the odd parts stood between backticks; the text never changes order, so the place is its identity
    const place = `${index} ${part}`;
    if (index % 2 === 0) return <Fragment key={place}>{part}</Fragment>;
    const breaks = part.length > LONGEST_UNBROKEN ? 'wrap-anywhere whitespace-normal' : 'whitespace-nowrap';
    return (
      <code key={place} className={breaks}>
        {part}
      </code>
    );
  });
}
