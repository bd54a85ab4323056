import type { Topology } from '@/lib/peering/topology';
import type { MisconceptionId, RuleId } from '@/lib/peering/vocabulary';
import type { Answer, CanPeerAnswer, NextHopAnswer, PeeringStateAnswer, ReachAnswer } from '@/lib/quiz/ask';
import type { Operation, PartDraft } from '@/lib/quiz/family';
import { arrives, code, dropOf, objection } from '@/lib/quiz/phrase';
import type { Prose, Query } from '@/lib/quiz/question';
import { nextHop, reach, type Site } from '../../topologies/scene';

/** Parts of a series about one network, each answered by the engine. */

export type Because = {
  readonly why: Prose;
  readonly rules: readonly RuleId[];
  readonly about?: readonly MisconceptionId[];
};

/** A statement that is so, Yes, or is not, No. */
export const statement = (
  topology: Topology,
  label: Prose,
  queries: readonly Query[],
  holds: (answers: readonly Answer[]) => boolean,
  { why, ...because }: Because,
): PartDraft => ({
  ...because,
  label,
  form: 'ask',
  topology,
  queries,
  phrase: (answers) => (holds(answers) ? 'Yes' : 'No'),
  why: () => why,
});

/** Whether one machine gets an answer from another. */
export const reaches = (
  topology: Topology,
  from: Site,
  to: Site,
  because: Because,
  label: Prose = `${code(from.vm)} gets an answer from ${code(to.vm)} at ${code(`${to.ip}:${to.role.port}`)}.`,
): PartDraft =>
  statement(
    topology,
    label,
    [reach(from, to)],
    ([answer]) => arrives(answer as ReachAnswer) && (answer as ReachAnswer).replyAllowed,
    because,
  );

const ANSWERED = 'It is answered';
const NO_ROUTE = 'No route leads there';
const REPLY_LOST = 'It arrives, its reply is lost';

/** What becomes of a connection, in a few words that rows of one table share. */
export function phraseFate(answer: ReachAnswer): Prose | null {
  if (arrives(answer)) return answer.replyAllowed ? ANSWERED : REPLY_LOST;
  const drop = dropOf(answer);
  if (!drop) return 'It is lost on the internet';
  switch (drop.reason) {
    case 'system-route-none':
    case 'udr-none':
      return NO_ROUTE;
    case 'private-address-to-internet':
      return 'It is lost on the internet';
    case 'nsg-deny':
    case 'ip-forwarding-disabled':
      return `${code(drop.dropAt.split('/').at(-1) ?? drop.dropAt)} drops it`;
    default:
      return null;
  }
}

/** A row of a table of connections: what becomes of this one. */
export const fateOf = (
  topology: Topology,
  from: Site,
  to: Site,
  { why, ...because }: Because,
  port: number = to.role.port,
): PartDraft => ({
  ...because,
  label: `${code(from.vm)} to ${code(to.vm)}, ${code(`${to.ip}:${port}`)}`,
  arranged: [ANSWERED, REPLY_LOST, NO_ROUTE],
  form: 'ask',
  topology,
  queries: [{ ...reach(from, to), destinationPort: port }],
  phrase: ([answer]) => phraseFate(answer as ReachAnswer),
  why: () => why,
});

/** Whether a packet passes a machine on its way, whatever becomes of it afterwards. */
export const passes = (
  topology: Topology,
  from: Site,
  to: Site,
  middle: string,
  because: Because,
  label: Prose,
): PartDraft =>
  statement(
    topology,
    label,
    [reach(from, to)],
    ([answer]) => (answer as ReachAnswer).trace.hops.some(({ node }) => node.name === middle),
    because,
  );

const DONE = 'Done';

/** A row of a table of requests: whether Azure carries it out, and if not, why. */
export const request = (
  topology: Topology,
  label: Prose,
  query: Query,
  { why, ...because }: Because,
): PartDraft => ({
  ...because,
  label,
  arranged: [DONE],
  form: 'ask',
  topology,
  queries: [query],
  phrase: ([answer]) => {
    const decision = answer as CanPeerAnswer;
    return decision.allowed ? DONE : `Refused: ${objection(decision)}`;
  },
  why: () => why,
});

/** Whether traffic flows between two networks after these operations. */
export const flowsAfter = (
  topology: Topology,
  label: Prose,
  operations: readonly Operation[],
  because: Because,
): PartDraft =>
  statement(
    topology,
    label,
    [{ kind: 'peeringState', after: operations }],
    ([answer]) => (answer as PeeringStateAnswer).trafficFlows,
    because,
  );

/** The next hop types as they stand in a list of them. */
const HOP_TYPES = [
  'VnetLocal',
  'VNetPeering',
  'VNetGlobalPeering',
  'VirtualNetworkGateway',
  'VirtualAppliance',
  'Internet',
  'None',
].map(code);

/** A row of a table of next hops: the type for one destination. */
export const hopTo = (
  topology: Topology,
  from: Site,
  ip: string,
  label: Prose,
  { why, ...because }: Because,
): PartDraft => ({
  ...because,
  label,
  arranged: HOP_TYPES,
  form: 'ask',
  topology,
  queries: [nextHop(from, ip)],
  phrase: ([answer]) => code((answer as NextHopAnswer).nextHopType),
  why: () => why,
});
