import Link from 'next/link';
import { Table, Td, Th } from '@/components/ui/table';
import type { ConceptCount, LevelCount } from '@/lib/authoring/coverage-counts';
import { LEVEL_NAMES } from '@/lib/authoring/words';
import { conceptOf } from '@/lib/quiz/concepts';

/** How much there is to ask about each concept at each level. */
export function ConceptTable({ counts }: { counts: readonly ConceptCount[] }) {
  return (
    <section aria-labelledby="concepts-title" className="mt-10">
      <h2 id="concepts-title" className="mb-4">
        Concepts and levels
      </h2>
      <Table caption="Families, and structures in them, by concept and level">
        <thead>
          <tr>
            <Th>Concept</Th>
            {Object.values(LEVEL_NAMES).map((name) => (
              <Th key={name}>{name}</Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {counts.map(({ concept, levels }) => (
            <tr key={concept}>
              <Th scope="row" className="align-top text-ink">
                <Link href={`/authoring?concept=${concept}`} prefetch={false} className="link">
                  {conceptOf(concept).title}
                </Link>
              </Th>
              {levels.map((count) => (
                <Td key={count.level} className="tabular-nums">
                  <Amount {...count} />
                </Td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}

const Amount = ({ families, structures }: LevelCount) =>
  families === 0 ? (
    <span className="text-quiet">none</span>
  ) : (
    <>
      {families}
      <span className="text-quiet"> · {structures}</span>
      <span className="sr-only"> structures</span>
    </>
  );
