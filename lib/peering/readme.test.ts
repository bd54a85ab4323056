import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { RULES } from './rules';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const rows = read('./README.md')
  .split('\n')
  .flatMap((line) => {
    const [, id, says, home, tested] = line.split(/(?<!\\)\|/).map((cell) => cell.trim());
    const fileIn = (cell: string | undefined) => /\]\((.+?)\)$/.exec(cell ?? '')?.[1] ?? null;
    return id && /^R\d+$/.test(id)
      ? [{ id, says: says ?? '', home: fileIn(home), tested: fileIn(tested) }]
      : [];
  });

test('the table has every rule once, in its own words', () => {
  expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 118 }, (_, index) => `R${index + 1}`));
  for (const { id, says } of rows) {
    const rule = RULES[id as keyof typeof RULES];
    expect(says).toContain(rule?.text.replaceAll('|', '\\|'));
    expect(says).toContain(rule?.url);
  }
});

test.each(rows.filter(({ home }) => home !== null))(
  '$id lives in $home, and $tested names it',
  ({ id, home, tested }) => {
    expect(existsSync(new URL(`./${home}`, import.meta.url))).toBe(true);
    const number = Number(id.slice(1));
    const text = read(`./${tested}`);
    const spans = [...text.matchAll(/\bR(\d+) to R?(\d+)\b/g)].some(
      ([, from, to]) => Number(from) <= number && number <= Number(to),
    );
    expect(spans || new RegExp(`\\b${id}\\b`).test(text)).toBe(true);
  },
);
