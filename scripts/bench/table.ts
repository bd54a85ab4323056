/** A line of the printed table; `aim` and `runs` in words. */
export type Row = {
  readonly what: string;
  readonly median: string;
  readonly runs: string;
  readonly aim: string;
};

const HEAD: Row = { what: 'what', median: 'median', runs: 'runs', aim: 'aim' };

/** A table for a terminal, which reads as Markdown too. */
export function formatTable(rows: readonly Row[]): string {
  const all = [HEAD, ...rows];
  const width = (column: keyof Row) => Math.max(...all.map((row) => row[column].length));
  const widths = { what: width('what'), median: width('median'), runs: width('runs'), aim: width('aim') };
  const line = (row: Row) =>
    `| ${row.what.padEnd(widths.what)} | ${row.median.padStart(widths.median)} | ${row.runs.padEnd(widths.runs)} | ${row.aim.padEnd(widths.aim)} |`;
  const rule = `|${'-'.repeat(widths.what + 2)}|${'-'.repeat(widths.median + 1)}:|${'-'.repeat(widths.runs + 2)}|${'-'.repeat(widths.aim + 2)}|`;
  return [line(HEAD), rule, ...rows.map(line)].join('\n');
}
