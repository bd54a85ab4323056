/** The engine's public face. Everything is pure and runs in the browser; reading templates lies apart, in `./arm`. */
export type { Options } from './behaviour';
export { buildNetwork } from './build-network';
export { effectiveRoutes } from './effective-routes';
export { compareTraces } from './explain/compare';
export { type Explanation, explainTrace } from './explain/explain';
export { resolveFlow } from './flow';
export { findNetworkInterface, type Network } from './network';
export { networkOf } from './network-of';
export {
  applyOperation,
  canPeer,
  compareDecisions,
  type Decision,
  explainDecision,
  explainPeeringState,
  peeringState,
} from './operations';
export type { Problem } from './problem';
export { type Answer, answerQuery, type NotModelled, type QueryError } from './query';
export { followedRoutes } from './query-kinds';
export { type Route, type RouteChoice, selectRoute } from './routes';
export { AZURE, type Semantics, semanticsOf } from './semantics';
export type { LearnedRoutes, Resource, Topology } from './topology';
export type { Flow, Hop, Outcome, RouteLine, RuleLine, Step, Trace } from './trace';
export { isReachable, replyAllowed, tracePacket, traceReply } from './trace-packet';
export * from './vocabulary';
export { Watch } from './watch';
