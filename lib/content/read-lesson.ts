import { z } from 'zod';
import { err, ok, type Result } from '@/lib/result';
import { anchorOf, type CheckPlace, checkId, type Lesson, type Point, type Section } from './lesson';
import { type LessonLine, lessonLines, type Props } from './lesson-lines';
import type { ContentProblem } from './problem';

/** One mistake of an author: where in the text, what is wrong, and what was expected there. */
export type Mistake = Omit<ContentProblem, 'file'>;

/** What a lesson may name. */
export type Known = {
  readonly quizzes: readonly string[];
  /** the ids of the parts of each figure that can be pointed at */
  readonly figures: ReadonlyMap<string, readonly string[]>;
  readonly families: ReadonlyMap<string, { readonly kind: string; readonly levels: readonly number[] }>;
  readonly cards: ReadonlyMap<string, { readonly lesson: string; readonly section: string }>;
};

const WORDS_A_MINUTE = 220;
const HEAD = /^export const lesson = (\{\n[\s\S]*?\n\});?\n/;

const Head = z.strictObject({
  title: z.string().min(1),
  summary: z.string().min(1),
  order: z.int().min(1),
  quiz: z.string().optional(),
});
const LiveFigureProps = z.strictObject({ id: z.string() });
const InFigureProps = z.strictObject({ figure: z.string(), at: z.string() });
const CheckProps = z.strictObject({
  section: z.string(),
  when: z.enum(['before', 'after']),
  family: z.string(),
  levels: z.array(z.literal([1, 2, 3])).min(1),
});
const PointProps = z.strictObject({ section: z.string(), card: z.string() });

/**
 * Reads what a lesson's text says about itself, and checks every name in it.
 * @param text the MDX
 * @returns all mistakes, if there are any
 */
export function readLesson(slug: string, text: string, known: Known): Result<Lesson, readonly Mistake[]> {
  const head = headOf(text, known);
  if (!head.ok) return head;
  const lines = lessonLines(text.slice(head.value.length), head.value.lines + 1);
  const reader = new Reader(slug, known, lines);
  const { sections, checks, points, mistakes } = reader.read();
  if (mistakes.length > 0) return err(mistakes.toSorted((a, b) => a.line - b.line));
  const words = lines.reduce((sum, line) => sum + (line.kind === 'words' ? line.count : 0), 0);
  const { title, summary, order, quiz } = head.value.lesson;
  return ok({
    slug,
    title,
    summary,
    order,
    ...(quiz !== undefined && { quiz }),
    readingMinutes: Math.ceil(words / WORDS_A_MINUTE),
    sections,
    checks,
    points,
  });
}

type ReadHead = { readonly lesson: z.infer<typeof Head>; readonly length: number; readonly lines: number };

function headOf(text: string, known: Known): Result<ReadHead, readonly Mistake[]> {
  const found = HEAD.exec(text);
  const example = 'export const lesson = {\n  "title": "…", "summary": "…", "order": 1\n}';
  if (!found?.[1]) return err([{ line: 1, problem: `Expected the lesson to begin with ${example}` }]);
  let json: unknown;
  try {
    json = JSON.parse(found[1]);
  } catch (error) {
    return err([{ line: 1, problem: `Expected JSON after “export const lesson =”: ${String(error)}` }]);
  }
  const parsed = Head.safeParse(json);
  if (!parsed.success) {
    return err(
      parsed.error.issues.map(({ path, message }) => ({
        line: lineOf(found[0], String(path[0] ?? '')),
        problem: `${path.join('.') || 'lesson'}: ${message}`,
      })),
    );
  }
  const { quiz } = parsed.data;
  if (quiz !== undefined && !known.quizzes.includes(quiz)) {
    const problem = `There is no quiz “${quiz}”. Expected one of ${known.quizzes.join(', ')}.`;
    return err([{ line: lineOf(found[0], 'quiz'), problem }]);
  }
  return ok({ lesson: parsed.data, length: found[0].length, lines: found[0].split('\n').length - 1 });
}

/** The line of the head that sets this key; its first where none does. */
const lineOf = (head: string, key: string) =>
  Math.max(
    0,
    head.split('\n').findIndex((line) => line.trimStart().startsWith(`"${key}"`)),
  ) + 1;

class Reader {
  private readonly sections: Section[] = [];
  private readonly checks: (CheckPlace & { readonly line: number })[] = [];
  private readonly points: (Point & { readonly line: number })[] = [];
  private readonly shown = new Set<string>();
  readonly mistakes: Mistake[] = [];

  constructor(
    private readonly slug: string,
    private readonly known: Known,
    private readonly lines: readonly LessonLine[],
  ) {}

  read() {
    for (const line of this.lines) {
      if (line.kind === 'heading') this.heading(line.title, line.line);
      else if (line.kind === 'component') this.component(line.name, line.props, line.line);
      else if (line.kind === 'unreadable') {
        this.mistake(
          line.line,
          `Expected a component on one line, with texts or JSON as attributes: <Check when="before" levels={[1]} />. Found: ${line.text}`,
        );
      }
    }
    this.pairs();
    this.taught();
    const { sections, mistakes } = this;
    const bare = <T extends { line: number }>({ line: _, ...rest }: T) => rest;
    return { sections, mistakes, checks: this.checks.map(bare), points: this.points.map(bare) };
  }

  private heading(title: string, line: number): void {
    const anchor = anchorOf(title);
    if (this.sections.some((section) => section.anchor === anchor))
      this.mistake(line, `There is a section “${title}” already: expected another title.`);
    this.sections.push({ title, anchor });
  }

  private component(name: string, given: Props, line: number): void {
    switch (name) {
      case 'LiveFigure': {
        const props = this.parse(LiveFigureProps, name, given, line);
        if (!props || !this.hasFigure(props.id, line)) return;
        if (this.shown.has(props.id)) this.mistake(line, `The figure “${props.id}” is in the lesson twice.`);
        this.shown.add(props.id);
        return;
      }
      case 'InFigure': {
        const props = this.parse(InFigureProps, name, given, line);
        if (!props || !this.hasFigure(props.figure, line)) return;
        const parts = this.known.figures.get(props.figure) ?? [];
        if (!parts.includes(props.at)) {
          const expected = `Expected one of ${parts.join(', ')}.`;
          this.mistake(line, `The figure “${props.figure}” has no part “${props.at}”. ${expected}`);
        }
        return;
      }
      case 'Check':
        this.check(given, line);
        return;
      case 'Point': {
        const props = this.parse(PointProps, name, given, line);
        if (props) this.points.push({ ...props, line });
        return;
      }
      case 'Points':
        return;
      default:
        this.mistake(
          line,
          `There is no component <${name}>. Expected LiveFigure, InFigure, Check, Points or Point.`,
        );
    }
  }

  private check(given: Props, line: number): void {
    const props = this.parse(CheckProps, 'Check', given, line);
    if (!props) return;
    const { section, when, family, levels } = props;
    const here = this.sections.at(-1)?.anchor;
    if (section !== here)
      this.mistake(line, `section="${section}": expected "${here ?? ''}", the section it stands in.`);
    const found = this.known.families.get(family);
    if (!found) {
      const expected = [...this.known.families.keys()].join(', ');
      this.mistake(line, `There is no family “${family}”. Expected one of ${expected}.`);
    } else {
      if (found.kind !== 'single-choice')
        this.mistake(line, `“${family}” is a ${found.kind}: expected a family of single choice.`);
      const other = levels.find((level) => !found.levels.includes(level));
      if (other !== undefined)
        this.mistake(line, `“${family}” has no level ${other}. Expected ${found.levels.join(', ')}.`);
    }
    this.checks.push({ id: checkId(section, when), section, when, family, levels, line });
  }

  /** A section that asks, asks before and after, once each. */
  private pairs(): void {
    for (const { section, line } of this.checks.filter((one, at) => this.firstOf(one.section) === at)) {
      const whens = this.checks.filter((one) => one.section === section).map(({ when }) => when);
      if (whens.join() !== 'before,after')
        this.mistake(
          line,
          `Section “${section}”: expected one <Check> before and one after, found ${whens.join(', ')}.`,
        );
    }
  }
  private readonly firstOf = (section: string) => this.checks.findIndex((one) => one.section === section);

  /** Every point is tied to a section of this lesson and to a flashcard of that section. */
  private taught(): void {
    const anchors = this.sections.map(({ anchor }) => anchor);
    for (const { section, card, line } of this.points) {
      if (!anchors.includes(section))
        this.mistake(line, `There is no section “${section}”. Expected one of ${anchors.join(', ')}.`);
      const found = this.known.cards.get(card);
      if (!found) {
        const expected = [...this.known.cards.keys()].join(', ');
        this.mistake(line, `There is no flashcard “${card}”. Expected one of ${expected}.`);
      } else if (found.lesson !== this.slug || found.section !== section) {
        this.mistake(
          line,
          `The flashcard “${card}” belongs to ${found.lesson}#${found.section}: expected ${this.slug}#${section}.`,
        );
      }
    }
    for (const [card, { lesson, section }] of this.known.cards)
      if (lesson === this.slug && !anchors.includes(section))
        this.mistake(1, `The flashcard “${card}” names the section “${section}”, which the lesson has not.`);
  }

  private hasFigure(id: string, line: number): boolean {
    if (this.known.figures.has(id)) return true;
    this.mistake(
      line,
      `There is no figure “${id}”. Expected one of ${[...this.known.figures.keys()].join(', ')}.`,
    );
    return false;
  }

  private parse<T>(schema: z.ZodType<T>, name: string, given: Props, line: number): T | null {
    const parsed = schema.safeParse(given);
    if (parsed.success) return parsed.data;
    const said = parsed.error.issues.map(
      ({ path, message }) => `${path.join('.') || 'attributes'}: ${message}`,
    );
    this.mistake(line, `<${name}>: ${said.join('; ')}.`);
    return null;
  }

  private mistake(line: number, problem: string): void {
    this.mistakes.push({ line, problem });
  }
}
