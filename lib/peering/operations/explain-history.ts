import type { PeeringState } from '../vocabulary';
import type { Decision } from './decide';
import type { DecisionStep } from './explain';
import type { OperationName } from './operation';
import type { PeeringStateAnswer, Peerings } from './peering-state';
import { remedyFor } from './remedy';

/** What a row of operations did to the links, in words: one step for each operation, then whether traffic flows. */
export function explainPeeringState(answer: PeeringStateAnswer): { readonly steps: readonly DecisionStep[] } {
  const steps = answer.history.map(({ decision, peerings }, index) => {
    const before = answer.history[index - 1]?.peerings ?? answer.before;
    return stepOf(decision, before, peerings);
  });
  const outcome: DecisionStep = answer.trafficFlows
    ? { title: 'Both links are Connected: traffic flows', verdict: 'arrive' }
    : { title: 'No traffic flows: both links would have to be Connected', verdict: 'stop' };
  return { steps: [...steps, outcome] };
}

function stepOf(decision: Decision, before: Peerings, after: Peerings): DecisionStep {
  const title = `${TITLES[decision.operation ?? 'updatePeering']} \`${decision.subject ?? ''}\``;
  if (!decision.allowed) {
    const refusal = decision.checks.find(({ passed }) => !passed);
    const why = refusal ? remedyFor(refusal) : (decision.message ?? '');
    return { title, detail: `Azure refuses. ${why}`, verdict: 'stop', ...at(decision) };
  }
  const changes = changesBetween(before, after);
  return {
    title,
    detail: changes.length > 0 ? changes.join(' ') : 'No link changes its state.',
    verdict: 'info',
    ...at(decision),
  };
}

const TITLES: Readonly<Record<OperationName, string>> = {
  createPeering: 'Create the link',
  updatePeering: 'Update the link',
  deletePeering: 'Delete the link',
  syncPeering: 'Sync the link',
  addAddressPrefix: 'Add a range to',
  setAddressPrefixes: 'Change the ranges of',
  deleteVirtualNetwork: 'Delete the network',
  moveVirtualNetwork: 'Move the network',
  createSubnet: 'Create a subnet in',
  createRoute: 'Create a route in',
  associateRouteTable: 'Attach a route table to',
  associateNetworkSecurityGroup: 'Attach a network security group to',
  createSecurityRule: 'Create a rule in',
};

function changesBetween(before: Peerings, after: Peerings): string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => {
    const old = before[name];
    const now = after[name];
    if (!now) return [`\`${name}\` is gone.`];
    if (!old) return [`\`${name}\` is ${STATE_WORDS[now.peeringState]}.`];
    if (old.peeringState !== now.peeringState) return [`\`${name}\` turns ${now.peeringState}.`];
    if (old.peeringSyncLevel !== now.peeringSyncLevel) {
      return [`\`${name}\` stays ${now.peeringState} and says ${now.peeringSyncLevel}.`];
    }
    return [];
  });
}

const STATE_WORDS: Readonly<Record<PeeringState, string>> = {
  Initiated: 'Initiated: the link that leads back does not exist yet',
  Connected: 'Connected',
  Disconnected: 'Disconnected',
};

function at(decision: Decision): { readonly at?: string } {
  const { operation, subject } = decision;
  if (subject === undefined) return {};
  if (operation?.endsWith('Peering')) return { at: `link:${subject}` };
  if (operation === 'createRoute') return { at: `routeTable:${subject}` };
  if (operation === 'createSecurityRule') return { at: `nsg:${subject}` };
  return { at: operation?.startsWith('associate') ? `subnet:${subject}` : `vnet:${subject}` };
}
