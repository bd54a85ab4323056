import { err, ok, type Result } from '../../result';

/** Why a text is not JSON, and where: lines and columns count from 1. */
export type JsonProblem = { readonly message: string; readonly line: number; readonly column: number };

/** As deep as any template is nested, several times over; deeper input is an attack or a mistake. */
export const MAX_DEPTH = 128;

/**
 * Reads JSON as ARM templates write it: with comments, line breaks inside texts, and commas before a closing bracket.
 * @returns the value, or the first thing that is wrong. Never throws.
 */
export function parseJsonText(text: string): Result<unknown, JsonProblem> {
  const source = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const reader = new Reader(source);
  return reader.document();
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

class Reader {
  private at = 0;
  /** the first problem; reading stops at it */
  private problem: { readonly message: string; readonly at: number } | null = null;

  constructor(private readonly text: string) {}

  document(): Result<unknown, JsonProblem> {
    const value = this.value(0);
    this.space();
    if (this.at < this.text.length) this.fail('Something follows after the end of the value.');
    return this.problem ? err(this.located(this.problem)) : ok(value);
  }

  private value(depth: number): unknown {
    this.space();
    if (depth > MAX_DEPTH) return this.fail(`Values are nested more than ${MAX_DEPTH} deep.`);
    const character = this.text[this.at];
    if (character === '{') return this.object(depth);
    if (character === '[') return this.list(depth);
    if (character === '"') return this.string();
    return this.word();
  }

  private object(depth: number): unknown {
    const entries: [string, unknown][] = [];
    this.at += 1;
    while (!this.closes('}')) {
      if (this.text[this.at] !== '"') return this.fail('A name in double quotes is expected here.');
      const key = this.string();
      this.space();
      if (this.text[this.at] !== ':') return this.fail('A colon is expected after the name.');
      this.at += 1;
      entries.push([key, this.value(depth + 1)]);
      if (!this.separates('}')) break;
    }
    // through entries, since a key such as __proto__ must stay a key
    return Object.fromEntries(entries);
  }

  private list(depth: number): unknown {
    const items: unknown[] = [];
    this.at += 1;
    while (!this.closes(']')) {
      items.push(this.value(depth + 1));
      if (!this.separates(']')) break;
    }
    return items;
  }

  /** Whether the bracket closes here; it is passed then. */
  private closes(bracket: string): boolean {
    this.space();
    if (this.problem) return true;
    if (this.text[this.at] !== bracket) return false;
    this.at += 1;
    return true;
  }

  /** Passes the comma between two items; false where there is none and nothing more can be read. */
  private separates(bracket: string): boolean {
    if (this.problem) return false;
    this.space();
    if (this.text[this.at] === ',') {
      this.at += 1;
      return true;
    }
    if (this.text[this.at] === bracket) return true;
    this.fail(`A comma or ${bracket} is expected here.`);
    return false;
  }

  private string(): string {
    let value = '';
    let from = this.at + 1;
    for (let index = from; index < this.text.length; index += 1) {
      const character = this.text[index];
      if (character === '"') {
        this.at = index + 1;
        return value + this.text.slice(from, index);
      }
      if (character !== '\\') continue;
      const letter = this.text[index + 1] ?? '';
      const hex = this.text.slice(index + 2, index + 6);
      value += this.text.slice(from, index);
      if (letter === 'u' && /^[0-9a-f]{4}$/i.test(hex)) {
        value += String.fromCharCode(Number.parseInt(hex, 16));
        index += 5;
      } else if (letter in ESCAPES) {
        value += ESCAPES[letter];
        index += 1;
      } else {
        this.at = index;
        this.fail(`\\${letter} is not an escape that JSON knows.`);
        return value;
      }
      from = index + 1;
    }
    this.fail('A text is not closed: its second double quote is missing.');
    return value;
  }

  private word(): unknown {
    const rest = /^[-+.\w]+/.exec(this.text.slice(this.at, this.at + 64))?.[0] ?? '';
    const known = { true: true, false: false, null: null }[rest];
    if (known !== undefined) {
      this.at += rest.length;
      return known;
    }
    if (/^-?(0|[1-9]\d*)(\.\d+)?(e[-+]?\d+)?$/i.test(rest)) {
      this.at += rest.length;
      return Number(rest);
    }
    return this.fail('A value is expected here.');
  }

  /** Passes spaces and comments. */
  private space(): void {
    for (;;) {
      const character = this.text[this.at];
      if (character === ' ' || character === '\n' || character === '\r' || character === '\t') this.at += 1;
      else if (character === '/' && this.text[this.at + 1] === '/') {
        const end = this.text.indexOf('\n', this.at);
        this.at = end < 0 ? this.text.length : end;
      } else if (character === '/' && this.text[this.at + 1] === '*') {
        const end = this.text.indexOf('*/', this.at + 2);
        this.at = end < 0 ? this.text.length : end + 2;
      } else return;
    }
  }

  private fail(message: string): undefined {
    const isOver = this.at >= this.text.length;
    this.problem ??= { message: isOver ? 'The text ends too early.' : message, at: this.at };
    return undefined;
  }

  private located({ message, at }: { readonly message: string; readonly at: number }): JsonProblem {
    const before = this.text.slice(0, at);
    return { message, line: before.split('\n').length, column: at - before.lastIndexOf('\n') };
  }
}
