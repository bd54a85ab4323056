import { misconceptionOf } from '@/lib/peering/misconceptions';
import type { MisconceptionId } from '@/lib/peering/vocabulary';
import { list } from './phrase';
import type { Path, Prose } from './question';

/** @throws if the table has no such misconception: a mistake of an author */
export function beliefOf(id: MisconceptionId): Prose {
  return required(id).belief;
}

/** What to say to whoever chose an option of this misconception: what holds instead, and where it shows here. */
export function remarkOn(id: MisconceptionId, azure: Path, partsAt: number | null): Prose {
  const { instead } = required(id);
  // what an NSG leaves alone shows at no step
  if (partsAt === null || id === 'M26') return instead;
  const table = rowsOf(azure);
  if (table) return `${instead} ${table}`;
  // from where the two part, what stops the packet says more than what comes before it
  const rest = azure.steps.slice(partsAt);
  const step =
    rest.find(({ verdict, detail }) => verdict === 'stop' && detail) ?? rest[0] ?? azure.steps.at(-1);
  if (!step) return instead;
  const seen = [step.title.replace(/^Allowed: /, ''), ...(step.detail ? [opening(step.detail)] : [])];
  // a check is worded as a question, which its detail answers
  const shown = step.title.endsWith('?') && step.detail ? seen.slice(1) : seen;
  const lookUp = step.detail && LOOK_UP.exec(opening(step.detail));
  if (lookUp) return `${instead} Here the longest match for ${lookUp[1]} is ${lookUp[2]}`;
  return `${instead} What happens here: ${shown.map(ended).join(' ')}`;
}

/** A table is told by its rows, unless there are many: which of them is missing shows best so. */
function rowsOf({ steps: [heading, ...rows] }: Path): Prose | null {
  if (!heading?.title.startsWith('The effective routes of') || rows.length > 4) return null;
  const active = rows.filter(({ verdict }) => verdict === 'pass').map(({ title }) => title);
  if (active.length === 0) return 'Here no row comes from a peering, a gateway or a route table.';
  return `Here the ${active.length === 1 ? 'only row is' : 'rows are'} ${list(active)}.`;
}

/** A look-up's detail, which reads as a heading: its sentence is made here. */
const LOOK_UP = /^Longest match for (`[^`]+`): (.+)$/;

const ended = (text: string): Prose => (/[.?!]$/.test(text) ? text : `${text}.`);

/** The first sentence, or as many as it takes to say something. A full stop inside an address ends none. */
function opening(text: string): Prose {
  const sentences = text.split(/(?<=[.?])\s+/);
  const [first = '', second] = sentences;
  return first.length < 40 && second ? `${first} ${second}` : first;
}

function required(id: MisconceptionId) {
  const found = misconceptionOf(id);
  if (!found) throw new Error(`There is no misconception ${id} in lib/peering/misconceptions.ts.`);
  return found;
}
