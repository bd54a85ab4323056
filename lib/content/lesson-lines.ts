/** What a lesson's text consists of, line by line, as far as anything has to be checked. */
export type LessonLine =
  | { readonly kind: 'heading'; readonly line: number; readonly title: string }
  | { readonly kind: 'component'; readonly line: number; readonly name: string; readonly props: Props }
  | { readonly kind: 'unreadable'; readonly line: number; readonly text: string }
  | { readonly kind: 'words'; readonly line: number; readonly count: number };
/** Attributes by name: `levels={[1, 2]}` is a list, `when="before"` a text. */
export type Props = Readonly<Record<string, unknown>>;

const TAG = /<([A-Z]\w*)((?:\s+\w+=(?:"[^"]*"|\{[^{}]*\}))*)\s*(\/?)>/g;
const ATTRIBUTE = /(\w+)=(?:"([^"]*)"|\{([^{}]*)\})/g;

/** @param text without what is exported at its top; `first` is the number of its first line */
export function lessonLines(text: string, first: number): LessonLine[] {
  return text.split('\n').flatMap((line, index): LessonLine[] => {
    const at = first + index;
    const title = /^## (.+)$/.exec(line)?.[1];
    if (title) return [{ kind: 'heading', line: at, title }, words(title, at)];
    const tags = [...line.matchAll(TAG)];
    const left = line.replace(TAG, ' ').replace(/<\/[A-Z]\w*>/g, ' ');
    const components = tags.map(([, name = '', attributes = '']) => componentOf(name, attributes, at));
    // a tag that isn't closed on its line, or whose attributes are neither texts nor JSON
    return /<[A-Z]/.test(left)
      ? [{ kind: 'unreadable', line: at, text: line.trim() }]
      : [...components, words(left, at)];
  });
}

function componentOf(name: string, attributes: string, line: number): LessonLine {
  try {
    const props = Object.fromEntries(
      [...attributes.matchAll(ATTRIBUTE)].map(([, key = '', text, json]) => [
        key,
        text ?? JSON.parse(json ?? ''),
      ]),
    );
    return { kind: 'component', line, name, props };
  } catch {
    return { kind: 'unreadable', line, text: `<${name}${attributes}>` };
  }
}

const words = (text: string, line: number): LessonLine => ({
  kind: 'words',
  line,
  count: text
    .replace(/\]\(https?:[^)]*\)/g, ']')
    .split(/\s+/)
    .filter((word) => /[\p{L}\d]/u.test(word)).length,
});
