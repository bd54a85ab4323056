import Link from 'next/link';
import { Card } from '@/components/ui/card';
import type { FamilyUsage } from '@/lib/authoring/usage';
import { kindName, LEVEL_NAMES } from '@/lib/authoring/words';
import { conceptOf } from '@/lib/quiz/concepts';
import type { Family } from '@/lib/quiz/family';
import { BeliefList } from './belief-list';
import { UsageOfFamily } from './usage-of-family';

/** One family in the list: what it is on the left, how it was answered on the right. */
export function FamilyCard({
  family,
  usage,
  under: Heading,
}: {
  family: Family;
  usage: FamilyUsage | null;
  under: 'h2' | 'h3';
}) {
  const { id, title, kind, levels, concepts, misconceptions, structures } = family;
  return (
    <Card className="grid gap-x-8 gap-y-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <div className="min-w-0">
        <Heading className="text-[1.0625rem]">
          <Link href={`/authoring/${id}`} prefetch={false} className="link inline-flex min-h-8 items-center">
            {title}
          </Link>
        </Heading>
        <p className="font-mono text-sm text-quiet">{id}</p>
        <p className="mt-2 text-[0.9375rem]">
          {kindName(kind)} · {levels.map((level) => LEVEL_NAMES[level]).join(', ')} ·{' '}
          {structures.length === 1 ? '1 structure' : `${structures.length} structures`}
        </p>
        <p className="text-[0.9375rem] text-quiet">
          {concepts.map((each) => conceptOf(each).title).join(' · ')}
        </p>
        <details className="mt-2 text-[0.9375rem]">
          <summary className="min-h-8 text-accent">
            {misconceptions.length === 1 ? '1 misconception' : `${misconceptions.length} misconceptions`}
          </summary>
          <BeliefList ids={misconceptions} />
        </details>
      </div>
      <UsageOfFamily usage={usage} />
    </Card>
  );
}
