import type { Budget } from './budget';
import type { Expression } from './expression';
import type { Value } from './value';

/** Where resources of a deployment go, as far as it is known. */
export type Place = {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  /** of the resource group; null where nobody said */
  readonly location: string | null;
};

/** What an expression can ask of the template it stands in. */
export type Scope = {
  readonly place: Place;
  readonly budget: Budget;
  readonly deploymentName: Value;
  parameter(name: string): Value;
  variable(name: string): Value;
  /** the turn of a loop, from 0: of the innermost one for null; null where there is none of that name */
  copyIndex(loop: string | null): number | null;
  /** what a deployed resource would say of itself, by id or name */
  reference(target: string, isFull: boolean): Value;
  /** the result of a function the template defines itself, by its full name in lower case; null where it defines none */
  callOwnFunction(name: string, args: readonly Value[]): Value | null;
  readonly lambdaVariables: ReadonlyMap<string, Value>;
};

/** The same scope with more lambda variables. */
export const withLambdaVariables = (scope: Scope, entries: readonly (readonly [string, Value])[]): Scope => ({
  ...scope,
  lambdaVariables: new Map([...scope.lambdaVariables, ...entries]),
});

export type Call = Extract<Expression, { kind: 'call' }>;
