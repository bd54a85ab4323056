import { RULES } from '@/lib/peering/rules';
import type { RuleId } from '@/lib/peering/vocabulary';
import type { Fact } from './question';

/** How many facts a reader is given with one answer: what is named first decides. */
const MOST_FACTS = 3;

/**
 * The rules as facts with their sources, each once, in the order given.
 * @param told facts of this one question, which are shown before the rules
 */
export function factsOf(rules: readonly RuleId[], told: readonly Fact[] = []): Fact[] {
  const known = [...new Set(rules)].map((id) => {
    const rule = RULES[id];
    if (!rule) throw new Error(`There is no rule ${id} in lib/peering/rules.ts.`);
    return { rule: id, text: rule.text, url: rule.url };
  });
  return [...told, ...known].slice(0, MOST_FACTS);
}
