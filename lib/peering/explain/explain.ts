import type { Endpoint, Hop, Node, Outcome, Step, Trace } from '../trace';
import { CAUSE_WORDS } from './route-words';
import { explainStep } from './step-words';
import { code, type Words } from './words';

export type Explanation = {
  /** the whole path in one sentence */
  readonly summary: string;
  readonly steps: readonly Words[];
};

/**
 * A trace in words, made from its data alone: who sends what, each thing that was checked with the rule or route that
 * decided, and the end. The step that stopped a packet is the last; a delivered packet ends with its arrival.
 */
export function explainTrace(trace: Trace): Explanation {
  const [first, ...others] = trace.hops;
  const steps: Words[] = [departure(trace, first)];
  for (const hop of [...(first ? [first] : []), ...others]) steps.push(...explainHop(hop, trace));
  if (trace.outcome.kind !== 'dropped' || steps.at(-1)?.verdict !== 'stop')
    steps.push(ending(trace.outcome, trace));
  return { summary: summarize(trace), steps };
}

const nameOf = (end: Endpoint): string => code(end.networkInterface ?? end.ipAddress);

function departure(trace: Trace, first: Hop | undefined): Words {
  const target =
    trace.protocol === 'Icmp'
      ? trace.destination.ipAddress
      : `${trace.destination.ipAddress}:${trace.destinationPort}`;
  const { networkInterface } = trace.source;
  const words = { title: `${nameOf(trace.source)} sends to ${code(target)}`, verdict: 'info' as const };
  return {
    ...words,
    ...(first && isUnfiltered(first) ? { detail: 'No NSG here: nothing filters it.' } : {}),
    ...(networkInterface ? { at: `nic:${networkInterface}` } : {}),
  };
}

const isUnfiltered = (hop: Hop): boolean => {
  const kinds = hop.steps.map(({ kind }) => kind);
  return kinds.includes('no-nsg') && !kinds.includes('nsg');
};

function explainHop(hop: Hop, trace: Trace): Words[] {
  const words = crossings(hop.steps).map((step) => {
    const said = explainStep(step, trace.outcome);
    return said && step.kind === 'appliance' ? { ...said, ...placeOf(hop.node) } : said;
  });
  return words.filter((each) => each !== null);
}

/** A packet over one peering is checked several times; said once, by the check that stopped it or else the last. */
function crossings(steps: readonly Step[]): Step[] {
  return steps.filter((step, index) => {
    const next = steps[index + 1];
    const sameCrossing =
      step.kind === 'peering' && next?.kind === 'peering' && next.from === step.from && next.to === step.to;
    return !(sameCrossing && step.passed);
  });
}

const FIGURE_KINDS: Readonly<Partial<Record<Node['kind'], string>>> = {
  gateway: 'gateway',
  nic: 'nic',
  onPremises: 'onPremises',
};
const placeOf = (node: Node): { at?: string } => ({ at: `${FIGURE_KINDS[node.kind] ?? 'nic'}:${node.name}` });

function ending(outcome: Outcome, trace: Trace): Words {
  switch (outcome.kind) {
    case 'delivered': {
      const last = trace.hops.at(-1);
      const open = last && isUnfiltered(last) ? { detail: 'No NSG here: nothing filters it.' } : {};
      const { networkInterface } = trace.destination;
      return {
        title: `Arrives at ${nameOf(trace.destination)}`,
        ...open,
        verdict: 'arrive',
        ...(networkInterface ? { at: `nic:${networkInterface}` } : {}),
      };
    }
    case 'left-to-internet':
      return { title: 'Leaves for the internet', verdict: 'arrive' };
    case 'dropped':
      return {
        title: `Dropped at ${code(outcome.dropAt)}`,
        ...(outcome.cause ? { detail: CAUSE_WORDS[outcome.cause] } : {}),
        verdict: 'stop',
      };
  }
}

function summarize(trace: Trace): string {
  const { outcome } = trace;
  const packet = `The packet from ${nameOf(trace.source)} to ${code(trace.destination.ipAddress)}`;
  switch (outcome.kind) {
    case 'delivered':
      return `${packet} arrives.`;
    case 'left-to-internet':
      return `${packet} leaves for the internet.`;
    case 'dropped': {
      const by = outcome.ruleName ? `, by rule ${code(outcome.ruleName)}` : '';
      const why = outcome.cause ? ` ${CAUSE_WORDS[outcome.cause]}` : '';
      return `${packet} is dropped at ${code(outcome.dropAt)}${by} (${outcome.reason}).${why}`;
    }
  }
}
