import { err, ok, type Result } from '../../result';

/** A template expression, taken apart: what stands between `[` and `]`. */
export type Expression =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  /** `.name` or `[index]`; an optional one (`.?name`) gives null where there is nothing */
  | {
      readonly kind: 'member';
      readonly of: Expression;
      readonly key: Expression;
      readonly isOptional: boolean;
    };

/** Deeper than any expression a person writes. */
const MAX_DEPTH = 64;

/** Whether a text is an expression: in brackets, and not the escape `[[`. */
export const isExpression = (text: string): boolean =>
  text.startsWith('[') && text.endsWith(']') && !text.startsWith('[[');

/** Takes an expression apart. @param text with its brackets. Never throws. */
export function parseExpression(text: string): Result<Expression, string> {
  const parser = new Parser(text.slice(1, -1));
  return parser.whole();
}

type Token =
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly value: string }
  | { readonly kind: 'mark'; readonly value: string };

const TOKEN = /\s*(?:'((?:[^']|'')*)'|(-?\d+(?:\.\d+)?)|([A-Za-z_][\w]*)|([()[\],.?]))/y;

class Parser {
  private readonly tokens: Token[] = [];
  private at = 0;
  private problem: string | null = null;

  constructor(source: string) {
    TOKEN.lastIndex = 0;
    let end = 0;
    for (let match = TOKEN.exec(source); match; match = TOKEN.exec(source)) {
      end = TOKEN.lastIndex;
      const [, text, number, name, mark] = match;
      if (text !== undefined) this.tokens.push({ kind: 'text', value: text.replaceAll("''", "'") });
      else if (number !== undefined) this.tokens.push({ kind: 'number', value: Number(number) });
      else if (name !== undefined) this.tokens.push({ kind: 'name', value: name });
      else this.tokens.push({ kind: 'mark', value: mark ?? '' });
    }
    if (source.slice(end).trim() !== '') this.problem = `"${source.slice(end, end + 20)}" cannot be read`;
  }

  whole(): Result<Expression, string> {
    const expression = this.expression(0);
    if (this.at < this.tokens.length) this.problem ??= 'something follows after its end';
    return this.problem === null ? ok(expression) : err(this.problem);
  }

  private expression(depth: number): Expression {
    if (depth > MAX_DEPTH) return this.fail('it is nested too deep');
    let result = this.primary(depth);
    while (this.problem === null) {
      if (this.takes('.')) {
        const isOptional = this.takes('?');
        const name = this.next();
        if (name?.kind !== 'name') return this.fail('a name is expected after the dot');
        result = { kind: 'member', of: result, key: { kind: 'text', value: name.value }, isOptional };
      } else if (this.takes('[')) {
        const isOptional = this.takes('?');
        const key = this.expression(depth + 1);
        if (!this.takes(']')) return this.fail('] is missing');
        result = { kind: 'member', of: result, key, isOptional };
      } else break;
    }
    return result;
  }

  private primary(depth: number): Expression {
    const token = this.next();
    if (token?.kind === 'text' || token?.kind === 'number') return token;
    if (token?.kind !== 'name') return this.fail('a value is expected');
    let name = token.value;
    while (this.peek('.') && this.isNamespace()) {
      this.at += 1;
      const next = this.next();
      name += `.${next?.value ?? ''}`;
    }
    if (!this.takes('(')) return this.fail(`( is expected after ${name}`);
    const args: Expression[] = [];
    if (this.takes(')')) return { kind: 'call', name, args };
    do args.push(this.expression(depth + 1));
    while (this.problem === null && this.takes(','));
    if (!this.takes(')')) return this.fail(') is missing');
    return { kind: 'call', name, args };
  }

  /** Whether the name before a dot is a namespace, as in `contoso.uniqueName('x')`. */
  private isNamespace(): boolean {
    const [name, open] = [this.tokens[this.at + 1], this.tokens[this.at + 2]];
    return name?.kind === 'name' && open?.kind === 'mark' && open.value === '(';
  }

  private peek(mark: string): boolean {
    const token = this.tokens[this.at];
    return token?.kind === 'mark' && token.value === mark;
  }

  private takes(mark: string): boolean {
    const isHere = this.peek(mark);
    if (isHere) this.at += 1;
    return isHere;
  }

  private next(): Token | undefined {
    const token = this.tokens[this.at];
    this.at += 1;
    return token;
  }

  private fail(problem: string): Expression {
    this.problem ??= problem;
    return { kind: 'text', value: '' };
  }
}
