import Form from 'next/form';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { type Filter, isNarrowed, type Order } from '@/lib/authoring/catalogue';
import { kindName, LEVEL_NAMES } from '@/lib/authoring/words';
import { misconceptionOf } from '@/lib/peering/misconceptions';
import { conceptOf } from '@/lib/quiz/concepts';
import type { Family } from '@/lib/quiz/family';
import { Choose } from './choose';

/** Narrows the list. What can be chosen is what some family has; the choice stands in the address. */
export function FilterForm({ families, filter }: { families: readonly Family[]; filter: Filter }) {
  const concepts = sorted(families.flatMap((family) => family.concepts)).map((id) => [
    id,
    conceptOf(id).title,
  ]);
  const kinds = sorted(families.map(({ kind }) => kind)).map((kind) => [kind, kindName(kind)]);
  const misconceptions = [...new Set(families.flatMap((family) => family.misconceptions))]
    .toSorted((a, b) => Number(a.slice(1)) - Number(b.slice(1)))
    .map((id) => [id, `${id} · ${misconceptionOf(id)?.belief ?? ''}`]);
  return (
    <Form
      action="/authoring"
      prefetch={false}
      scroll={false}
      className="mt-6 grid gap-4"
      aria-label="Narrow the list"
    >
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <Field
          id="search"
          type="search"
          label="Search"
          placeholder="title, concept, belief …"
          defaultValue={filter.search}
        />
        <Choose id="concept" label="Concept" any="every concept" options={concepts} chosen={filter.concept} />
        <Choose
          id="misconception"
          label="Misconception"
          any="every misconception"
          options={misconceptions}
          chosen={filter.misconception}
        />
        <Choose
          id="level"
          label="Level"
          any="every level"
          options={Object.entries(LEVEL_NAMES)}
          chosen={filter.level}
        />
        <Choose id="kind" label="Kind" any="every kind" options={kinds} chosen={filter.kind} />
        <Choose id="order" label="Order" options={Object.entries(ORDER_NAMES)} chosen={filter.order} />
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button look="secondary">Show</Button>
        {(isNarrowed(filter) || filter.order !== 'concept') && (
          <Link href="/authoring" prefetch={false} className="link inline-flex min-h-11 items-center">
            Show all, by concept
          </Link>
        )}
      </div>
    </Form>
  );
}

const ORDER_NAMES: Readonly<Record<Order, string>> = {
  concept: 'by concept',
  title: 'by title',
  shown: 'most shown first',
  right: 'hardest first',
  time: 'slowest first',
};

const sorted = (ids: readonly string[]): string[] => [...new Set(ids)].toSorted();
