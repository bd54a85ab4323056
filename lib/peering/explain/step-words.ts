import type { Outcome, RuleLine, Step } from '../trace';
import { explainRoute } from './route-words';
import { code, type Words } from './words';

/** One step in words; null for a step that only says that nothing was there to check. */
export function explainStep(step: Step, outcome: Outcome): Words | null {
  switch (step.kind) {
    case 'no-nsg':
      return null;
    case 'nsg':
      return explainNsg(step);
    case 'route':
      return explainRoute(step, outcome);
    case 'peering':
      return explainPeering(step);
    case 'appliance':
      return explainAppliance(step);
    case 'gateway':
      return explainGateway(step);
    case 'security-admin':
      return {
        title: step.passed ? 'Security admin rules let it pass' : 'A security admin rule drops it',
        detail: `Rule ${code(step.rule)}, ${step.direction.toLowerCase()}. Such rules are read before any NSG.`,
        verdict: step.passed ? 'pass' : 'stop',
      };
    case 'delivery':
      return step.passed
        ? null
        : {
            title: `Nobody answers at ${code(step.to)}`,
            detail: 'The address is in range, and nothing has it.',
            verdict: 'stop',
          };
  }
}

function explainNsg(step: Extract<Step, { kind: 'nsg' }>): Words {
  const nsg = code(step.networkSecurityGroup);
  const way = step.direction === 'Inbound' ? 'in' : 'out';
  return {
    title: step.passed ? `NSG ${nsg} lets it ${way}` : `NSG ${nsg} drops it`,
    detail: `${describeRule(step.rule)} It is attached to ${step.at === 'nic' ? 'NIC' : 'subnet'} ${code(step.attachedTo)} and read ${step.direction.toLowerCase()}.`,
    verdict: step.passed ? 'pass' : 'stop',
    at: `nsg:${step.networkSecurityGroup}`,
  };
}

/** "First match: `AllowVnetInBound` (65000, a default): VirtualNetwork to VirtualNetwork, any port." */
function describeRule(rule: RuleLine): string {
  const order = rule.isDefault ? `${rule.priority}, a default rule` : `${rule.priority}`;
  const what = rule.protocol === '*' ? '' : `${rule.protocol} `;
  return `First match: ${code(rule.name)} (${order}), ${rule.access} ${what}from ${any(rule.source)} to ${any(rule.destination)}, ${ports(rule.destinationPort)}.`;
}

const any = (text: string): string => (text === '*' || text === '' ? 'any address' : code(text));
const ports = (text: string): string => (text === '*' || text === '' ? 'any port' : `port ${code(text)}`);

const PEERING_WORDS: Readonly<
  Record<
    Extract<Step, { kind: 'peering' }>['check'],
    { pass: (link: string) => string; stop: (link: string) => string }
  >
> = {
  state: {
    pass: () => 'Both links are Connected.',
    stop: (link) => `Link ${link} is not Connected, and nothing crosses until both are.`,
  },
  access: {
    pass: (link) => `Link ${link} allows access.`,
    stop: (link) => `Link ${link} has \`allowVirtualNetworkAccess\` off.`,
  },
  'forwarded-traffic': {
    pass: (link) => `Link ${link} takes packets that the peer forwards for somebody else.`,
    stop: (link) =>
      `The source is not in the network the packet comes from, so it counts as forwarded, and link ${link} has \`allowForwardedTraffic\` off.`,
  },
  subnet: {
    pass: (link) => `Link ${link} includes this subnet.`,
    stop: (link) => `Link ${link} names the subnets that take part, and this one is not among them.`,
  },
  'basic-load-balancer': {
    pass: () => 'The load balancer’s frontend answers over this peering.',
    stop: () => 'The frontend of a Basic load balancer can’t be reached over a global peering.',
  },
  synced: {
    pass: (link) => `Link ${link} knows this range.`,
    stop: (link) => `Link ${link} was not synced since the range was added.`,
  },
};

function explainPeering(step: Extract<Step, { kind: 'peering' }>): Words {
  const link = code(step.link.split('/').at(-1) ?? step.link);
  const words = PEERING_WORDS[step.check];
  return {
    title: step.passed
      ? `Over the peering from ${code(step.from)} to ${code(step.to)}`
      : `Stopped at the peering from ${code(step.from)} to ${code(step.to)}`,
    detail: step.passed ? words.pass(link) : words.stop(link),
    verdict: step.passed ? 'pass' : 'stop',
    at: `link:${step.link}`,
  };
}

function explainAppliance(step: Extract<Step, { kind: 'appliance' }>): Words {
  const appliance = code(step.ipAddress);
  const verdict = step.passed ? 'pass' : 'stop';
  switch (step.check) {
    case 'ip-forwarding':
      return step.passed
        ? {
            title: `${appliance} passes it on`,
            detail: 'It is allowed to forward packets that are not for itself.',
            verdict,
          }
        : {
            title: `${appliance} may not pass it on`,
            detail: 'IP forwarding is off on its NIC, so Azure drops packets that are not addressed to it.',
            verdict,
          };
    case 'reachable':
      return step.passed
        ? { title: `To the appliance at ${appliance}`, verdict }
        : {
            title: `No appliance can be reached at ${appliance}`,
            detail: 'A next hop has to lie in the own network or a directly peered one.',
            verdict,
          };
    case 'loop':
      return {
        title: `Back at ${appliance}`,
        detail: 'The packet was here before: its routes send it in circles.',
        verdict,
      };
  }
}

function explainGateway(step: Extract<Step, { kind: 'gateway' }>): Words {
  const gateway = code(step.name);
  const verdict = step.passed ? 'pass' : 'stop';
  const at = { at: `gateway:${step.name}` };
  if (step.check === 'present') {
    return step.passed
      ? { title: `Through gateway ${gateway}`, verdict, ...at }
      : {
          title: 'No gateway to hand it to',
          detail: 'Neither this network nor a peer that shares one has a gateway.',
          verdict,
        };
  }
  return step.passed
    ? { title: `Gateway ${gateway} knows the way`, verdict, ...at }
    : {
        title: `Gateway ${gateway} knows no way on`,
        detail: 'On-premises has no route to that address.',
        verdict,
        ...at,
      };
}
