import type { MisconceptionId } from '@/lib/peering/vocabulary';
import type { AuthoredDraft, Draft } from '@/lib/quiz/family';
import type { Prose } from '@/lib/quiz/question';
import { buildTopology, type NetworkPlan } from '../../topologies/plan';

/** A wrong option: what it says, whose it is, and what to tell whoever takes it. */
export const wrong = (
  text: Prose,
  misconception: MisconceptionId,
  remark: Prose,
): AuthoredDraft['wrong'][number] => ({
  text,
  misconceptions: [misconception],
  remark,
});

/** A question written by hand, with a network drawn beside it. */
export const authored = (plan: NetworkPlan, draft: Omit<AuthoredDraft, 'form' | 'topology'>): Draft => ({
  ...draft,
  form: 'authored',
  topology: buildTopology(plan),
});
