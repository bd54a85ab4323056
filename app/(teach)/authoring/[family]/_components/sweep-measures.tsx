import { findMeasures } from '@/lib/authoring/reckon';
import type { Measures } from '@/lib/quiz/measure';

/** Whether the family is fair, varied and fast, over a hundred seeds drawn for this. */
export async function SweepMeasures({ family }: { family: string }) {
  const measured = await findMeasures(family);
  return (
    <section aria-labelledby="measures-title" className="mt-10">
      <h2 id="measures-title">A hundred seeds together</h2>
      <dl className="mt-4 grid gap-x-8 gap-y-3 text-[0.9375rem] sm:grid-cols-2 lg:grid-cols-3">
        {linesOf(measured).map(([term, value]) => (
          <div key={term}>
            <dt className="text-sm text-quiet">{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function linesOf(measured: Measures): [string, string][] {
  const refused = Object.values(measured.refused).reduce((sum, count) => sum + count, 0);
  const [two, three, four, more] = measured.options;
  return [
    ['Structures', counts(measured.structures)],
    ['Drafts refused', refused === 0 ? 'none' : `${refused}: ${counts(measured.refused)}`],
    ['Lists of two, three, four and more options', `${two}, ${three}, ${four}, ${more}`],
    [
      `Right option in place ${measured.places.map((_, at) => at + 1).join(', ')}`,
      measured.places.map(percent).join(', '),
    ],
    // a yes has no length to tell it by
    ...(measured.chance > 0 ? [longest(measured)] : []),
    ['Drawn before', measured.duplicates === 1 ? '1 question' : `${measured.duplicates} questions`],
    ['Time of a draw, median', `${measured.medianMs.toFixed(1)} ms`],
    ['Stored with its key, mean', `${(measured.meanBytes / 1000).toFixed(1)} kB`],
  ];
}

const longest = ({ rightIsLongest, chance }: Measures): [string, string] => [
  'Right option is the longest',
  `${percent(rightIsLongest)} (by chance ${percent(chance)})`,
];

const percent = (share: number): string => `${Math.round(share * 100)} %`;
const counts = (named: Readonly<Record<string, number>>): string =>
  Object.entries(named)
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name.replaceAll('-', ' ')} ${count}`)
    .join(', ');
