import type { Answer, ReachAnswer } from '@/lib/quiz/ask';
import type { Draft } from '@/lib/quiz/family';
import { arrives, code, list, phraseReach } from '@/lib/quiz/phrase';
import type { Prose } from '@/lib/quiz/question';
import type { Random } from '@/lib/random';
import { buildTopology, type NetworkPlan } from '../../topologies/plan';
import { reach, type Site } from '../../topologies/scene';
import type { Wording } from './asking';

/**
 * Ways to put what becomes of a packet that give nothing away: a drop says where and not why, so that whoever reads the
 * options can't tell from their wording which of them was thought of first.
 */

/**
 * How far request and reply get: "It gets no further than `nva-01`, where it is dropped."
 * @param withWay whether it is said through what the request passes
 */
export function phrasePlace(answer: ReachAnswer, withWay = true): Prose {
  const { trace } = answer;
  if (trace.outcome.kind === 'delivered' && !withWay) {
    const { networkInterface, ipAddress } = trace.destination;
    return `It reaches ${code(networkInterface ?? ipAddress)}, and its reply ${answer.replyAllowed ? 'comes back' : 'is lost'}.`;
  }
  if (trace.outcome.kind !== 'dropped') return phraseReach(answer, true);
  const last = code(trace.hops.at(-1)?.node.name ?? '');
  // about as long as what else is said of it
  return withWay
    ? `It gets no further than ${last}, where it is dropped.`
    : `It is dropped at ${last}, and gets no reply.`;
}

/** As {@link phrasePlace}, asked of one packet from one machine to another. */
export function askPlace(
  plan: NetworkPlan,
  from: Site,
  to: Site,
  wording: Wording & { readonly withWay?: boolean },
): Draft {
  const { why, withWay, ...rest } = wording;
  return {
    ...rest,
    form: 'ask',
    topology: buildTopology(plan),
    queries: [reach(from, to)],
    phrase: ([answer]) => phrasePlace(answer as ReachAnswer, withWay),
    why: typeof why === 'string' ? () => why : why,
    withReply: true,
  };
}

/** Ways to ask how far request and reply get. */
export const asksPlace = (random: Random, from: Site, to: Site): Prose =>
  random.pick([
    `${code(from.vm)} sends a request to port ${to.role.port} of ${code(to.vm)} (${code(to.ip)}). How far do request and reply get?`,
    `${code(from.vm)} calls ${code(to.vm)} on port ${to.role.port}. What becomes of the request, and of the reply?`,
    `Somebody on ${code(from.vm)} opens a connection to ${code(`${to.ip}:${to.role.port}`)}, which is ${code(to.vm)}. What happens?`,
  ]);

/** Which of these machines get an answer from one machine? An option is a set of them. */
export function askWho(plan: NetworkPlan, senders: readonly Site[], to: Site, wording: Wording): Draft {
  const { why } = wording;
  return {
    ...wording,
    form: 'ask',
    topology: buildTopology(plan),
    queries: senders.map((sender) => reach(sender, to)),
    phrase: (answers) => setOf(senders, (index) => isAnswered(answers[index])),
    why: typeof why === 'string' ? () => why : why,
    withReply: true,
  };
}

/** Whether a request gets there and its reply comes back. */
export const isAnswered = (answer: Answer | undefined): boolean =>
  answer !== undefined && arrives(answer as ReachAnswer) && (answer as ReachAnswer).replyAllowed;

/** The machines for which something holds: "`vm-a` and `vm-b`", "None of them". */
export function setOf(sites: readonly Site[], holds: (index: number) => boolean): Prose {
  const held = sites.filter((_, index) => holds(index));
  return held.length === 0 ? 'None of them' : list(held.map(({ vm }) => code(vm)));
}

/** Ways to ask which machines answer one of them. */
export const asksWhichAnswer = (random: Random, from: Site): Prose =>
  random.pick([
    `${code(from.vm)} opens a connection to each of the other machines. Which of them answer?`,
    `From which of the other machines does ${code(from.vm)} get an answer?`,
    `${code(from.vm)} calls every other machine by its private address. Which of the calls are answered?`,
  ]);

/** Ways to ask which machines get through to one of them. */
export const asksWhoIsAnswered = (random: Random, to: Site): Prose =>
  random.pick([
    `Each of the other machines opens a connection to ${code(to.vm)} on port ${to.role.port}. Which of them get an answer?`,
    `${code(to.vm)} (${code(to.ip)}) offers ${to.role.service} on port ${to.role.port}. Which of the other machines can use it?`,
    `All the other machines call ${code(to.vm)} on port ${to.role.port}. Who gets an answer?`,
  ]);
