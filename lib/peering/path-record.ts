import type { Holder } from './network';
import type { Hop, Node, Outcome, Step } from './trace';
import type { Cause, DropReason, RuleId } from './vocabulary';

export type Walked = {
  readonly hops: readonly Hop[];
  readonly outcome: Outcome;
  /** what it was delivered to, where that lies in a virtual network */
  readonly receiver: Holder | null;
  /** a service tag whose public ranges would have to be known */
  readonly unknownTag: string | null;
};

/** What is written down of a packet's walk, up to its end. */
export abstract class PathRecord {
  protected readonly hops: { node: Node; steps: Step[] }[] = [];
  protected receiver: Holder | null = null;
  protected unknownTag: string | null = null;

  /** @param target whom the packet is meant for, where its address alone does not say */
  constructor(private readonly target: Holder | null) {}

  protected enter(node: Node): void {
    this.hops.push({ node, steps: [] });
  }

  protected step(step: Step): void {
    this.hops.at(-1)?.steps.push(step);
  }

  protected drop(reason: DropReason, dropAt: string, cause: Cause | null = null, ruleName?: string): Walked {
    const steps = this.hops.at(-1)?.steps;
    const last = steps?.at(-1);
    if (cause && steps && last)
      steps[steps.length - 1] = { ...last, rules: [...new Set([CAUSE_RULES[cause], ...last.rules])] };
    return this.end({
      kind: 'dropped',
      reason,
      dropAt,
      ...(cause ? { cause } : {}),
      ...(ruleName === undefined ? {} : { ruleName }),
    });
  }

  protected end(outcome: Outcome): Walked {
    if (this.target && outcome.kind !== 'dropped' && this.receiver !== this.target) {
      // it has arrived, or left, at somebody else's with the same address
      const at = this.hops.at(-1)?.node.name ?? '';
      outcome = { kind: 'dropped', reason: 'destination-not-found', dropAt: at };
    }
    return { hops: this.hops, outcome, receiver: this.receiver, unknownTag: this.unknownTag };
  }
}

const CAUSE_RULES: Readonly<Record<Cause, RuleId>> = {
  'peering-not-transitive': 'R37',
  'peering-initiated': 'R24',
  'peering-disconnected': 'R31',
  'peering-not-synced': 'R30',
  'gateway-transit-off': 'R50',
  'propagation-disabled': 'R59',
};
