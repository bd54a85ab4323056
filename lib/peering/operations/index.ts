export { canPeer } from './can-peer';
export type { Check, CheckDetail } from './check';
export { applyOperation, type Decision, type OperationOptions, type Refused } from './decide';
export { compareDecisions, type DecisionStep, explainDecision } from './explain';
export type { OperationContext, OperationName } from './operation';
export { type PeeringStateAnswer, peeringState } from './peering-state';
