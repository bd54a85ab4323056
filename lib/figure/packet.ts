import type { Hop, Node, Step, Trace } from '@/lib/peering/trace';
import type { Figure, FigurePacket } from './model';

/**
 * A trace as a way through a figure. Links that the figure doesn't have (a misconception may see some) are left out;
 * the drawing then takes whatever bridges lead there.
 */
export function packetOf(trace: Trace, figure: Figure): FigurePacket {
  const way: string[] = [];
  for (const hop of trace.hops) {
    const id = idOf(hop.node, figure);
    if (id && way.at(-1) !== id) way.push(id);
    for (const link of crossedIn(hop)) {
      const lane = laneOf(link.from, link.to, figure);
      if (lane && link.passed && way.at(-1) !== lane) way.push(lane);
    }
  }
  const { outcome } = trace;
  if (outcome.kind === 'left-to-internet') return { way, outcome: 'left-to-internet' };
  if (outcome.kind === 'delivered') return { way, outcome: 'delivered' };
  const last = trace.hops.at(-1);
  const stopping = last?.steps.findLast((step) => !step.passed);
  const stoppedAt = (stopping && placeOf(stopping, figure)) ?? way.at(-1);
  // an NSG on the way in stops it before the machine that its hop is named after
  if (stopping?.kind === 'nsg' && stopping.direction === 'Inbound' && trace.hops.length > 1) way.pop();
  return {
    way,
    outcome: 'dropped',
    ...(stoppedAt && { stoppedAt }),
    label: stopping ? labelOf(stopping, outcome.ruleName) : outcome.reason,
  };
}

const idOf = (node: Node, figure: Figure): string | null => {
  if (node.kind === 'internet') return null;
  if (node.kind === 'gateway') return `gateway:${node.name}`;
  if (node.kind !== 'onPremises') return `nic:${node.name}`;
  return figure.sites?.find((site) => same(site.name, node.name))?.id ?? figure.sites?.[0]?.id ?? null;
};

/** Each peering that a hop's steps cross, once; not passed where one of its checks stopped the packet. */
function crossedIn(hop: Hop): { from: string; to: string; passed: boolean }[] {
  const crossed: { from: string; to: string; passed: boolean }[] = [];
  for (const step of hop.steps) {
    if (step.kind !== 'peering') continue;
    const last = crossed.at(-1);
    if (last && last.from === step.from && last.to === step.to) last.passed &&= step.passed;
    else crossed.push({ from: step.from, to: step.to, passed: step.passed });
  }
  return crossed;
}

/** The lane a packet takes is the link of the network it leaves, whichever link was checked. */
const laneOf = (from: string, to: string, { links }: Figure): string | null =>
  links.find((link) => same(link.from, from) && same(link.to, to))?.id ?? null;

function placeOf(step: Step, figure: Figure): string | null {
  switch (step.kind) {
    case 'nsg':
      return `nsg:${step.networkSecurityGroup}@${step.at === 'nic' ? 'nic' : 'subnet'}:${step.attachedTo}`;
    case 'peering':
      return laneOf(step.from, step.to, figure) ?? laneOf(step.to, step.from, figure);
    case 'gateway':
      return step.name === 'none' ? null : `gateway:${step.name}`;
    default:
      return null;
  }
}

const PEERING_LABELS: Record<Extract<Step, { kind: 'peering' }>['check'], string> = {
  state: 'the peering is not Connected',
  access: 'access is off on the link',
  'forwarded-traffic': 'forwarded traffic is not allowed',
  subnet: 'this subnet is not part of the peering',
  'basic-load-balancer': 'a Basic load balancer over a global peering',
  synced: 'the link was not synced',
};

const APPLIANCE_LABELS: Record<Extract<Step, { kind: 'appliance' }>['check'], string> = {
  reachable: 'no next hop there',
  'ip-forwarding': 'IP forwarding is off',
  loop: 'it was here before',
};

/** The reason in a few words. */
function labelOf(step: Step, ruleName: string | undefined): string {
  switch (step.kind) {
    case 'route':
      return step.chosen ? `${step.chosen.addressPrefix} → ${step.chosen.nextHopType}` : 'no route';
    case 'nsg':
      return `rule ${ruleName ?? step.rule.name}`;
    case 'peering':
      return PEERING_LABELS[step.check];
    case 'appliance':
      return APPLIANCE_LABELS[step.check];
    case 'gateway':
      return step.check === 'present' ? 'no gateway' : 'no route on-premises';
    case 'security-admin':
      return `security admin rule ${step.rule}`;
    case 'delivery':
      return `nobody has ${step.to}`;
    case 'no-nsg':
      return '';
  }
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
