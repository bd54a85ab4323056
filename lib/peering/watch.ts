import { AZURE, type Semantics, SWITCHES } from './semantics';
import type { MisconceptionId } from './vocabulary';

/**
 * Notes which of the rules that a misconception bends were looked at while Azure's answers were worked out. Whoever bends
 * a rule that was not looked at is given the same answers: the engine would have gone the very same way. So a rule is
 * looked at last, where nothing else settles the matter.
 */
export class Watch {
  private readonly seen = new Set<MisconceptionId>();
  /** whether the answers may hang on the reading of the contested flags */
  sawMode = false;
  /** Azure's rules, each noted when it is looked at */
  readonly semantics: Semantics = new NotingSemantics(this.seen) as NotingSemantics & Semantics;

  /** The misconceptions whose holders may be given other answers, in the order of the table. */
  get misconceptions(): MisconceptionId[] {
    return Object.values(SWITCHES).filter((id) => this.seen.has(id));
  }
}

class NotingSemantics {
  readonly misconception = null;
  constructor(readonly seen: Set<MisconceptionId>) {}
}

for (const [name, id] of Object.entries(SWITCHES))
  Object.defineProperty(NotingSemantics.prototype, name, {
    get(this: NotingSemantics) {
      this.seen.add(id);
      return AZURE[name as keyof typeof SWITCHES];
    },
  });
