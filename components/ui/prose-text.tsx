import { Fragment } from 'react';

/** Plain text in which what stands in backticks (addresses, prefixes, names) is set in the monospaced face. */
export function ProseText({ text }: { text: string }) {
  return text.split('`').map((part, index) =>
    // the odd parts stood between backticks; the text never changes order, so the index is its identity
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    index % 2 === 1 ? <code key={index}>{part}</code> : <Fragment key={index}>{part}</Fragment>,
  );
}
