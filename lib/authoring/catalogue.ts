import { z } from 'zod';
import { misconceptionOf } from '@/lib/peering/misconceptions';
import { CONCEPTS, conceptOf } from '@/lib/quiz/concepts';
import type { Family } from '@/lib/quiz/family';
import { difficultyOf, type FamilyUsage } from './usage';
import { kindName, LEVEL_NAMES } from './words';

export const ORDERS = ['concept', 'title', 'shown', 'right', 'time'] as const;
export type Order = (typeof ORDERS)[number];

/** What the list of families is narrowed to; an empty text narrows nothing. */
export type Filter = {
  readonly search: string;
  readonly concept: string;
  readonly level: string;
  readonly kind: string;
  readonly misconception: string;
  readonly order: Order;
};

/** A parameter that is missing, repeated or too long narrows nothing: an address with a slip still shows the list. */
const text = z.string().trim().max(80).catch('');
const FilterText = z.object({
  search: text,
  concept: text,
  level: text,
  kind: text,
  misconception: text,
  order: z.enum(ORDERS).catch('concept'),
});

export const parseFilter = (params: Readonly<Record<string, unknown>>): Filter => FilterText.parse(params);

export const isNarrowed = ({ order: _, ...narrowed }: Filter): boolean =>
  Object.values(narrowed).some((each) => each !== '');

/** Families under one heading; one that has several concepts stands under its first. */
export type Group = { readonly concept: string | null; readonly families: readonly Family[] };

/**
 * The families that fit, in order: by concept in the order of the map of concepts, or all in one group.
 * @param usageOf what is known of a family's use; families of which too little is known stand last
 */
export function listFamilies(
  families: readonly Family[],
  filter: Filter,
  usageOf: (family: string) => FamilyUsage | null,
): Group[] {
  const fitting = families.filter((family) => fits(family, filter)).toSorted(byTitle);
  if (fitting.length === 0) return [];
  if (filter.order === 'concept') return groupByConcept(fitting);
  const value = VALUES[filter.order];
  const ordered = value
    ? fitting.toSorted((a, b) => value(usageOf(a.id)) - value(usageOf(b.id)) || byTitle(a, b))
    : fitting;
  return [{ concept: null, families: ordered }];
}

/** Smallest first; `Infinity - Infinity` is no number, hence the largest one. */
const LAST = Number.MAX_VALUE;
const VALUES: Record<Exclude<Order, 'concept'>, ((usage: FamilyUsage | null) => number) | null> = {
  title: null,
  shown: (usage) => (usage ? -usage.shown : LAST),
  // by the upper end of the band: 1 of 6 is surer to be hard than 0 of 1
  right: (usage) => difficultyOf(usage)?.band.high ?? LAST,
  time: (usage) => {
    const ms = difficultyOf(usage)?.medianMs;
    return ms == null ? LAST : -ms;
  },
};

function groupByConcept(families: readonly Family[]): Group[] {
  const places = Object.keys(CONCEPTS);
  const place = (concept: string) => (places.indexOf(concept) + places.length + 1) % (places.length + 1);
  const concepts = [...new Set(families.map(({ concepts: [first = ''] }) => first))];
  return concepts
    .toSorted((a, b) => place(a) - place(b))
    .map((concept) => ({
      concept,
      families: families.filter(({ concepts: [first = ''] }) => first === concept),
    }));
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
const byTitle = (a: Family, b: Family) => collator.compare(a.title, b.title) || collator.compare(a.id, b.id);

function fits(family: Family, { search, concept, level, kind, misconception }: Filter): boolean {
  return (
    (!concept || family.concepts.includes(concept)) &&
    (!level || family.levels.some((each) => String(each) === level)) &&
    (!kind || family.kind === kind) &&
    (!misconception || family.misconceptions.some((id) => id === misconception)) &&
    wordsOf(search).every((word) => searchable(family).includes(word))
  );
}

const wordsOf = (search: string): string[] => search.toLowerCase().split(/\s+/).filter(Boolean);

const searchable = ({ id, title, kind, levels, concepts, misconceptions, structures }: Family): string =>
  [
    id,
    title,
    kindName(kind),
    ...levels.map((level) => LEVEL_NAMES[level]),
    ...concepts.flatMap((concept) => [concept, conceptOf(concept).title]),
    ...misconceptions.flatMap((misconception) => [
      misconception,
      misconceptionOf(misconception)?.belief ?? '',
    ]),
    ...structures.map(({ name }) => name),
  ]
    .join('\n')
    .toLowerCase();
