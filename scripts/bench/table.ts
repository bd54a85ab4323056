/** A line of the printed table; `aim` and `runs` in words. */
export type Row = {
  readonly what: string;
  readonly median: string;
  readonly runs: string;
  readonly aim: string;
};

const HEAD: Row = { what: 'what', median: 'median', runs: 'runs', aim: 'aim' };

/** A table for a terminal, which reads as Markdown too. */
export function formatTable(rows: readonly Row[], head: Row = HEAD): string {
  const all = [head, ...rows];
  const width = (column: keyof Row) => Math.max(...all.map((row) => row[column].length));
  const widths = { what: width('what'), median: width('median'), runs: width('runs'), aim: width('aim') };
  const line = (row: Row) =>
    `| ${row.what.padEnd(widths.what)} | ${row.median.padStart(widths.median)} | ${row.runs.padEnd(widths.runs)} | ${row.aim.padEnd(widths.aim)} |`;
  const rule = `|${'-'.repeat(widths.what + 2)}|${'-'.repeat(widths.median + 1)}:|${'-'.repeat(widths.runs + 2)}|${'-'.repeat(widths.aim + 2)}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}
