import type { Answer, NextHopAnswer, ReachAnswer } from '@/lib/quiz/ask';
import type { AskDraft, Draft } from '@/lib/quiz/family';
import { arrives, code, list, phraseNextHop, phraseReach } from '@/lib/quiz/phrase';
import type { Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { buildTopology, type NetworkPlan } from '../../topologies/plan';
import { nextHop, reach, type Site } from '../../topologies/scene';

/** What an author writes about a question; the rest is computed. */
export type Wording = Pick<AskDraft, 'prompt' | 'headline' | 'rules' | 'note' | 'about' | 'withReply'> & {
  readonly why: Prose | ((answers: readonly Answer[]) => Prose);
};

const because = ({ why }: Wording) => (typeof why === 'string' ? () => why : why);

/** What becomes of a packet from one machine to the other? With `withReply`, of its reply too. */
export function askReach(plan: NetworkPlan, from: Site, to: Site, wording: Wording): Draft {
  return {
    ...wording,
    form: 'ask',
    topology: buildTopology(plan),
    queries: [reach(from, to)],
    phrase: ([answer]) => phraseReach(answer as ReachAnswer, wording.withReply),
    why: because(wording),
  };
}

/** Which next hop does Network Watcher show? */
export function askNextHop(plan: NetworkPlan, from: Site, address: string, wording: Wording): Draft {
  return {
    ...wording,
    form: 'ask',
    topology: buildTopology(plan),
    queries: [nextHop(from, address)],
    phrase: ([answer]) => phraseNextHop(answer as NextHopAnswer),
    why: because(wording),
  };
}

/** Which of these machines does one machine get an answer from? An option is a set of them. */
export function askWhich(
  plan: NetworkPlan,
  from: Site,
  targets: readonly { readonly site: Site; readonly name: string }[],
  wording: Wording,
): Draft {
  return {
    ...wording,
    form: 'ask',
    topology: buildTopology(plan),
    queries: targets.map(({ site }) => reach(from, site)),
    phrase: (answers) => {
      const reached = targets.filter((_, index) => {
        const answer = answers[index] as ReachAnswer;
        return arrives(answer) && answer.replyAllowed;
      });
      return reached.length === 0 ? 'None of them' : list(reached.map(({ name }) => code(name)));
    },
    why: because(wording),
  };
}

export const address = (site: Site): string => `${site.ip}:${site.role.port}`;

/** Ways to ask about one packet. */
export const connects = (random: Random, from: Site, to: Site): Prose =>
  random.pick([
    `${code(from.vm)} connects to ${code(to.vm)} at ${code(address(to))}. What becomes of its packet?`,
    `${code(from.vm)} needs ${to.role.service} on ${code(to.vm)} (${code(address(to))}). What happens to its first packet?`,
    `A packet leaves ${code(from.vm)} for ${code(address(to))} on ${code(to.vm)}. What becomes of it?`,
  ]);

/** Ways to ask about a packet and its reply. */
export const asksForReply = (random: Random, from: Site, to: Site): Prose =>
  random.pick([
    `${code(from.vm)} connects to ${code(address(to))} on ${code(to.vm)}. What becomes of its packet and of the reply?`,
    `${code(from.vm)} sends a request to ${code(to.vm)} at ${code(address(to))}. What becomes of request and reply?`,
  ]);

/** Ways to ask for a next hop. `what` says whose address it is. */
export const asksNextHop = (random: Random, from: Site, to: string, what: Prose): Prose =>
  random.pick([
    `${code(from.vm)} sends to ${code(to)}, ${what}. Which next hop does Network Watcher show?`,
    `What is the next hop from ${code(from.vm)} to ${code(to)}, ${what}?`,
    `A packet from ${code(from.vm)} is meant for ${code(to)}, ${what}. Where does its route look-up send it?`,
  ]);

/** `Both are in West Europe.` */
export const regionsOf = (a: Site, b: Site): Prose =>
  a.region === b.region
    ? `Both networks are in ${a.region.title}.`
    : `${code(a.vnet)} is in ${a.region.title}, ${code(b.vnet)} in ${b.region.title}.`;
