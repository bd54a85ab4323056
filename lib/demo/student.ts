import type { MisconceptionId } from '@/lib/peering/vocabulary';
import type { Random } from '@/lib/random';

/** A student of the demonstration class: made up, with what they know and what they get wrong. */
export type DemoStudent = {
  readonly name: string;
  readonly email: string;
  /** share of questions answered rightly at the first attempt, where no misconception decides */
  readonly ability: number;
  /** held until they are cleared, which is more likely with each attempt */
  readonly misconceptions: readonly MisconceptionId[];
  readonly attempts: number;
  /** whether the last attempt was left half done */
  readonly leavesOneOpen: boolean;
  readonly reviewsFlashcards: boolean;
};

const NAMES = [
  'Amara Nwosu',
  'Anders Holm',
  'Beatriz Carvalho',
  'Chen Yifan',
  'Dilnoza Karimova',
  'Elif Aydın',
  'Farah Haddad',
  'Giulia Moretti',
  'Hana Kobayashi',
  'Ibrahim Diallo',
  'Jonas Keller',
  'Katarzyna Zielińska',
  'Liam O’Rourke',
  'Mateo Fuentes',
  'Naledi Mokoena',
  'Oskar Lindqvist',
  'Priya Raman',
  'Quentin Lefèvre',
  'Rosa Tamayo',
  'Samuel Adeyemi',
  'Tereza Nováková',
  'Umar Siddiqui',
  'Viktor Petrov',
  'Wanjiru Kamau',
] as const;

/** How widespread each misconception is: the ones a first lesson meets, in the order of the names they go by. */
const SPREAD: readonly { readonly id: MisconceptionId; readonly oneIn: number }[] = [
  { id: 'M1', oneIn: 2 },
  { id: 'M13', oneIn: 3 },
  { id: 'M4', oneIn: 4 },
  { id: 'M19', oneIn: 5 },
  { id: 'M9', oneIn: 6 },
  { id: 'M2', oneIn: 6 },
  { id: 'M11', oneIn: 8 },
];

/** The 24 students of the class. One has joined and not begun; three have left an attempt open. */
export function makeDemoStudents(random: Random): DemoStudent[] {
  const [absent, ...rest] = random.shuffle(NAMES.map((_, index) => index));
  const leavers = new Set(rest.slice(0, 3));
  return NAMES.map((name, index) => ({
    name,
    email: `${emailName(name)}@spokewise.example`,
    ability: random.int(45, 92) / 100,
    misconceptions: random
      .shuffle(SPREAD)
      .filter(({ oneIn }) => random.oneIn(oneIn))
      .slice(0, 2)
      .map(({ id }) => id),
    attempts: index === absent ? 0 : random.pick([1, 2, 2, 3, 3, 4]),
    leavesOneOpen: leavers.has(index),
    reviewsFlashcards: index !== absent && !random.oneIn(3),
  }));
}

const emailName = (name: string) =>
  name
    .replace('ı', 'i')
    .normalize('NFD')
    .replace(/[^A-Za-z ]/g, '')
    .toLowerCase()
    .replace(' ', '.');
