/**
 * A name as people see it: text in one line, without the signs that show nothing and yet turn round or hide what stands
 * beside them, and without NUL, which Postgres can't keep. Empty when nothing can be seen.
 */
export function oneLine(text: string): string {
  const shown = text.normalize('NFC').replace(CONTROLS, ' ').replace(UNSEEN, '').replace(/\s+/gu, ' ').trim();
  return VISIBLE.test(shown) ? shown : '';
}

/** tabs, line ends, NUL and the like */
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}]/gu;
/** overrides and isolates of direction, spaces without width, halves of characters; the joiners of Persian and emoji stay */
const UNSEEN = /[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff\u00ad\p{Cs}]/gu;
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;
