/** A mistake in content: where it stands, what is wrong, and what was expected. */
export type ContentProblem = {
  /** from the project's folder */
  readonly file: string;
  /** counted from 1 */
  readonly line: number;
  readonly problem: string;
};

/** As compilers write it, so that an editor can jump to it. */
export const formatProblem = ({ file, line, problem }: ContentProblem): string =>
  `${file}:${line}: ${problem}`;

/** The text of every file of content, by its path from the project's folder. */
export type Sources = ReadonlyMap<string, string>;

/**
 * The line where something stands in a source: each of the texts is looked for behind the one before it, and the line of
 * the last that was found counts; 1 if none is, or there is no such file.
 */
export function findLine(sources: Sources, file: string, ...texts: readonly string[]): number {
  const source = sources.get(file) ?? '';
  let found = 0;
  let from = 0;
  for (const text of texts) {
    const at = source.indexOf(text, from);
    if (at < 0) continue;
    found = at;
    from = at + text.length;
  }
  return source.slice(0, found).split('\n').length;
}

/** The first of the files that has a text, and its line there; the first line of the first where none has it. */
export function findPlace(
  sources: Sources,
  files: readonly [string, ...string[]],
  ...texts: readonly string[]
): Pick<ContentProblem, 'file' | 'line'> {
  const file = files.find((each) => sources.get(each)?.includes(texts.at(-1) ?? '')) ?? files[0];
  return { file, line: findLine(sources, file, ...texts) };
}
