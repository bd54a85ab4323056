export { buildMatrix, type Matrix, outcomeAt, outcomeOf } from './matrix';
export { isConnecting, type MatrixQuestion, type NoPacket, type PairOutcome } from './pair-outcome';
