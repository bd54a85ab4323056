export { canPeer } from './can-peer';
export type { Check, CheckDetail } from './check';
export { applyOperation, type Decision, type OperationOptions, type Refused } from './decide';
export { compareDecisions, type DecisionStep, explainDecision } from './explain';
export { explainPeeringState } from './explain-history';
export type { OperationContext, OperationName } from './operation';
export { type PeeringStateAnswer, type Peerings, peeringState } from './peering-state';
