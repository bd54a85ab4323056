import { Watch } from '@/lib/peering';
import type { MisconceptionId } from '@/lib/peering/vocabulary';
import type { Random } from '@/lib/random';
import { err, ok, type Result } from '@/lib/result';
import { type Answer, answersOf } from '../ask';
import { factsOf } from '../facts';
import type { OrderDraft } from '../family';
import type { Query } from '../question';
import type { ProvenList, Reject } from './proven';
import { type Believed, figureOf, offer, seenPath, wrongOption } from './wrong-option';

type Step = OrderDraft['steps'][number];
type Tried = {
  readonly steps: readonly Step[];
  readonly queries: readonly Query[];
  readonly answers: readonly Answer[];
};

/** Orders of `pick` steps are tried one step after another, by Azure's rules and by those of each suspect. */
export function proveOrder(
  draft: OrderDraft,
  suspects: readonly MisconceptionId[],
  random: Random,
): Result<ProvenList, Reject> {
  const { topology } = draft;
  // notes which rules the answers hang on: whoever believes none of them otherwise is answered the same
  const watch = new Watch();
  const accepted = ordersThatDo(draft, (queries) => answersOf(topology, queries, {}, watch));
  if (!accepted) return err('not-modelled');
  const [first, ...others] = accepted;
  if (!first) return err('no-right-option');
  const otherwise = answersOf(topology, first.queries, { mode: 'tag-only' });
  if (!otherwise || !draft.isMet(otherwise)) return err('contested');
  const isRight = (text: string) => first.steps.some((step) => step.text === text);
  // all accepted orders are of the same steps: with others, a step would be right here and wrong there
  if (others.some(({ steps }) => !steps.every(({ text }) => isRight(text))))
    return err('several-right-options');
  if (new Set(draft.steps.map(({ text }) => text)).size < draft.steps.length) return err('same-option-twice');

  const firstWrong = ({ steps }: Tried) => steps.find(({ text }) => !isRight(text))?.text;
  const wrong = new Map<string, Believed>();
  for (const misconception of suspects) {
    if (!watch.misconceptions.includes(misconception)) continue;
    const believed = ordersThatDo(draft, (queries) => answersOf(topology, queries, { misconception })) ?? [];
    for (const tried of believed)
      for (const { text } of tried.steps) {
        if (isRight(text) || wrong.has(text)) continue;
        // an order in which this is the first wrong step, where there is one: the remark tells of the first that fails
        const { queries, answers } = believed.find((each) => firstWrong(each) === text) ?? tried;
        const azure = answersOf(topology, queries) ?? answers;
        wrong.set(text, { text, owners: [misconception], topology, queries, answers: () => answers, azure });
      }
  }
  const offered = offer([...wrong.values()], suspects, random);
  if (offered.length === 0) return err('no-wrong-option');

  const figure = figureOf(topology);
  const shown = seenPath({ topology, figure, queries: first.queries, answers: first.answers }, 0);
  const textsOf = (tried: Tried) => tried.steps.map(({ text }) => text);
  return ok({
    right: textsOf(first).map((text) => ({ text, key: { misconceptions: [], remark: draft.headline } })),
    ...(others.length > 0 && { alsoRight: others.map(textsOf) }),
    wrong: offered.map((option) => wrongOption(option, { ...draft, suspects, figure, keyPath: null })),
    why: draft.why,
    facts: factsOf([...draft.rules, ...shown.rules]),
    path: shown.path,
    figure,
    proof: { topology, queries: first.queries },
  });
}

/**
 * Every order of `pick` steps that does, in the eyes of whoever answers. A beginning that is not possible is not gone on
 * with.
 * @param ask null: the engine has no answer, and then there is none here either
 */
function ordersThatDo(
  draft: OrderDraft,
  ask: (queries: readonly Query[]) => readonly Answer[] | null,
): Tried[] | null {
  const found: Tried[] = [];
  const goOn = (steps: readonly Step[]): boolean => {
    const queries = draft.queries(steps.map(({ operation }) => operation));
    const answers = ask(queries);
    if (!answers) return false;
    if (steps.length === draft.pick) {
      if (draft.isMet(answers)) found.push({ steps, queries, answers });
      return true;
    }
    if (!draft.isPossible(answers)) return true;
    return draft.steps.every((next) => steps.includes(next) || goOn([...steps, next]));
  };
  return draft.steps.every((step) => goOn([step])) ? found : null;
}
