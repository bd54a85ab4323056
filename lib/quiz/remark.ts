import { misconceptionOf } from '@/lib/peering/misconceptions';
import type { MisconceptionId } from '@/lib/peering/vocabulary';
import type { Path, Prose } from './question';

/** @throws if the table has no such misconception: a mistake of an author */
export function beliefOf(id: MisconceptionId): Prose {
  return required(id).belief;
}

/** What to say to whoever chose an option of this misconception: what holds instead, and where it shows here. */
export function remarkOn(id: MisconceptionId, azure: Path, partsAt: number | null): Prose {
  const { instead } = required(id);
  const step = partsAt === null ? undefined : (azure.steps[partsAt] ?? azure.steps.at(-1));
  return step ? `${instead} Here it shows at this step: ${step.title}.` : instead;
}

function required(id: MisconceptionId) {
  const found = misconceptionOf(id);
  if (!found) throw new Error(`There is no misconception ${id} in lib/peering/misconceptions.ts.`);
  return found;
}
