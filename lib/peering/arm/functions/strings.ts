import { parseJsonText } from '../json-text';
import { asText, isList, isObject, type Value } from '../value';
import { type FunctionTable, integer, MAX_TEXT, text } from './function';

type OnText = (source: string, ...args: string[]) => Value | undefined;

/** A function of texts only. */
const ofTexts =
  (count: number, apply: OnText) =>
  (args: readonly Value[]): Value | undefined => {
    const texts = args.map(text);
    if (texts.length !== count || texts.includes(undefined)) return undefined;
    const [source = '', ...rest] = texts as string[];
    return apply(source, ...rest);
  };

/** Functions on text. Names in lower case, since Azure reads them in any. */
export const STRING_FUNCTIONS: FunctionTable = {
  tolower: ofTexts(1, (source) => source.toLowerCase()),
  toupper: ofTexts(1, (source) => source.toUpperCase()),
  trim: ofTexts(1, (source) => source.trim()),
  startswith: ofTexts(2, (source, part = '') => source.toLowerCase().startsWith(part.toLowerCase())),
  endswith: ofTexts(2, (source, part = '') => source.toLowerCase().endsWith(part.toLowerCase())),
  replace: ofTexts(3, (source, from = '', to = '') => {
    if (from === '') return source;
    const pieces = source.split(from);
    return source.length + pieces.length * to.length > MAX_TEXT ? undefined : pieces.join(to);
  }),
  uricomponent: ofTexts(1, encodedUri),
  uricomponenttostring: ofTexts(1, decodedUri),
  uri: ofTexts(2, (base, path = '') => `${base.replace(/\/?$/, '/')}${path.replace(/^\//, '')}`),
  base64: ofTexts(1, (source) => btoa(binary(source))),
  base64tostring: ofTexts(1, (source) => decodedBase64(source)),

  split: ([source, delimiters]) => {
    const by = typeof delimiters === 'string' ? [delimiters] : isList(delimiters) ? delimiters.map(text) : [];
    if (typeof source !== 'string' || by.length === 0 || by.includes(undefined)) return undefined;
    return by.reduce<string[]>(
      (parts, delimiter) => parts.flatMap((part) => part.split(delimiter ?? '')),
      [source],
    );
  },
  join: ([items, delimiter]) =>
    isList(items) && typeof delimiter === 'string' ? bounded(items.map(asText).join(delimiter)) : undefined,
  substring: ([source, start, length]) => {
    const from = integer(start);
    const count = length === undefined ? Number.POSITIVE_INFINITY : integer(length);
    if (typeof source !== 'string' || from === undefined || count === undefined) return undefined;
    // what is too short for it is an error in Azure; here the part that exists says more than nothing
    return source.slice(from, from + count);
  },
  padleft: ([source, width, fill]) => {
    const length = integer(width);
    if ((typeof source !== 'string' && typeof source !== 'number') || length === undefined) return undefined;
    if (length > MAX_TEXT) return undefined;
    return String(source).padStart(length, typeof fill === 'string' ? fill.slice(0, 1) : ' ');
  },
  indexof: ([source, part]) => position(source, part, false),
  lastindexof: ([source, part]) => position(source, part, true),
  string: ([value]) =>
    value === undefined
      ? undefined
      : isList(value) || isObject(value)
        ? JSON.stringify(value)
        : asText(value),
  json: ofTexts(1, parsedJson),
};

/** Texts without regard to case, as Azure compares them here; lists by value. */
function position(source: Value | undefined, part: Value | undefined, isLast: boolean): Value | undefined {
  if (isList(source) && part !== undefined) {
    const items = source.map((item) => JSON.stringify(item));
    return isLast ? items.lastIndexOf(JSON.stringify(part)) : items.indexOf(JSON.stringify(part));
  }
  if (typeof source !== 'string' || typeof part !== 'string') return undefined;
  const [haystack, needle] = [source.toLowerCase(), part.toLowerCase()];
  return isLast ? haystack.lastIndexOf(needle) : haystack.indexOf(needle);
}

export const bounded = (made: string): string | undefined => (made.length > MAX_TEXT ? undefined : made);

function parsedJson(source: string): Value | undefined {
  const parsed = parseJsonText(source);
  return parsed.ok ? (parsed.value as Value) : undefined;
}

/** Half of a surrogate pair cannot be encoded. */
function encodedUri(source: string): Value {
  try {
    return encodeURIComponent(source);
  } catch {
    return source;
  }
}

function decodedUri(source: string): Value {
  try {
    return decodeURIComponent(source);
  } catch {
    return source;
  }
}

const binary = (source: string): string =>
  String.fromCharCode(...new TextEncoder().encode(source.slice(0, 50_000)));

function decodedBase64(source: string): Value {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(source), (character) => character.charCodeAt(0)));
  } catch {
    return source;
  }
}
