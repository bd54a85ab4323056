import type { Expression } from './expression';
import { CIDR_FUNCTIONS } from './functions/cidr';
import { COLLECTION_FUNCTIONS } from './functions/collections';
import type { FunctionTable } from './functions/function';
import { LOGIC_FUNCTIONS } from './functions/logic';
import { resourceGroupValue, resourceIdFrom, subscriptionValue } from './functions/resources';
import { bounded, STRING_FUNCTIONS } from './functions/strings';
import { type Call, type Scope, withLambdaVariables } from './scope';
import {
  asText,
  findUnknown,
  isList,
  isObject,
  isUnknown,
  propertyOf,
  Unknown,
  unknown,
  type Value,
} from './value';

const FUNCTIONS: FunctionTable = {
  ...STRING_FUNCTIONS,
  ...COLLECTION_FUNCTIONS,
  ...LOGIC_FUNCTIONS,
  ...CIDR_FUNCTIONS,
};

/** Functions whose result only a deployment knows, and why. */
const DEPLOY_TIME: Readonly<Record<string, string>> = {
  uniquestring: 'Azure makes it from a hash of its own',
  guid: 'Azure makes it from a hash of its own',
  newguid: 'it differs with each deployment',
  utcnow: 'it is the time of the deployment',
  datetimeadd: 'it depends on the time of the deployment',
  providers: 'only Azure knows its providers',
  pickzones: 'only Azure knows its zones',
  environment: 'it depends on the cloud',
  tenant: 'only a deployment knows its tenant',
  managementgroup: 'only a deployment knows its management group',
};

const OUT_OF_BUDGET = new Unknown('{…}', 'the template asks for more work than is allowed');

/** What an expression comes to. It never throws; what cannot be told is an `Unknown` with its reason. */
export function evaluate(expression: Expression, scope: Scope): Value {
  if (!scope.budget.spend()) return OUT_OF_BUDGET;
  switch (expression.kind) {
    case 'text':
    case 'number':
      return expression.value;
    case 'member':
      return member(expression, scope);
    case 'call':
      return call(expression, scope);
  }
}

function member(expression: Extract<Expression, { kind: 'member' }>, scope: Scope): Value {
  const of = evaluate(expression.of, scope);
  const key = evaluate(expression.key, scope);
  if (isUnknown(key)) return key;
  if (isUnknown(of)) return of.with(typeof key === 'number' ? `[${key}]` : `.${asText(key)}`);
  const value = isList(of) ? of[Number(key)] : isObject(of) ? propertyOf(of, asText(key)) : undefined;
  if (value !== undefined) return value;
  if (expression.isOptional) return null;
  return unknown(asText(key), `there is no ${asText(key)} in what it is asked of`);
}

function call(expression: Call, scope: Scope): Value {
  const name = expression.name.toLowerCase();
  const special = SPECIAL[name];
  if (special) return special(expression, scope);
  if (name.includes('.')) {
    const args = expression.args.map((arg) => evaluate(arg, scope));
    return (
      scope.callOwnFunction(name, args) ??
      unknown(expression.name, `the template defines no ${expression.name}`)
    );
  }
  if (name.startsWith('list')) return unknown(expression.name, 'only the deployed resource knows it');
  const reason = DEPLOY_TIME[name];
  if (reason !== undefined) return unknown(`${expression.name}${markOf(expression, scope)}`, reason);
  const apply = FUNCTIONS[name];
  if (!apply || !Object.hasOwn(FUNCTIONS, name))
    return unknown(expression.name, `the function ${expression.name} is not known`);
  const args = expression.args.map((arg) => evaluate(arg, scope));
  const missing = args.find(isUnknown);
  if (missing && name === 'split') return splitLabel(missing, args[1]);
  if (missing && !CARRIES_UNKNOWN.has(name)) return missing.with(`.${expression.name}`);
  if (!scope.budget.spend(args.reduce<number>((sum, arg) => sum + weightOf(arg), 0))) return OUT_OF_BUDGET;
  const result = apply(args);
  if (result !== undefined) return result;
  return unknown(expression.name, `${expression.name} cannot be applied to what it is given`);
}

/** Tells two unknown results of one function apart, where their arguments differ. */
function markOf({ args }: Call, scope: Scope): string {
  const words = args.map((arg) => asText(evaluate(arg, scope)).split('/').at(-1) ?? '');
  return words.map((word) => ` ${word}`).join('');
}

/** The parts of an id that is known but for some names in it; of an id that is not known at all, nothing is. */
function splitLabel(value: Unknown, by: Value | undefined): Value {
  const isWhole = /^\{[^{}]*\}$/.test(value.label);
  if (isWhole || typeof by !== 'string') return value;
  return value.label
    .split(by)
    .map((piece) => (piece.includes('{') ? new Unknown(piece, value.reason) : piece));
}

/** Functions that only put their arguments together, whatever these are. */
const CARRIES_UNKNOWN: ReadonlySet<string> = new Set(['createarray', 'createobject', 'array']);

const weightOf = (value: Value): number =>
  typeof value === 'string' ? value.length / 100 : isList(value) ? value.length : 1;

type Special = (expression: Call, scope: Scope) => Value;

/** Functions that ask the template, or that look at their arguments one by one. */
const SPECIAL: Readonly<Record<string, Special>> = {
  parameters: ({ args }, scope) => named(args, scope, (name) => scope.parameter(name)),
  variables: ({ args }, scope) => named(args, scope, (name) => scope.variable(name)),
  lambdavariables: ({ args }, scope) =>
    named(
      args,
      scope,
      (name) => scope.lambdaVariables.get(name.toLowerCase()) ?? unknown(name, 'no such lambda variable'),
    ),
  copyindex: ({ args }, scope) => {
    const values = args.map((arg) => evaluate(arg, scope));
    const loop = values.find((value) => typeof value === 'string') ?? null;
    const offset = values.find((value) => typeof value === 'number') ?? 0;
    const index = scope.copyIndex(loop);
    return index === null ? unknown('copyIndex', 'there is no such copy loop around it') : index + offset;
  },
  if: ({ args }, scope) => {
    const [condition, then, otherwise] = args;
    if (!condition || !then) return unknown('if', 'if needs a condition and two values');
    const test = evaluate(condition, scope);
    if (isUnknown(test)) return test;
    const chosen = test === true ? then : otherwise;
    return chosen ? evaluate(chosen, scope) : null;
  },
  and: ({ args }, scope) => quantified(args, scope, false),
  or: ({ args }, scope) => quantified(args, scope, true),
  coalesce: ({ args }, scope) => {
    for (const arg of args) {
      const value = evaluate(arg, scope);
      if (value !== null) return value;
    }
    return null;
  },
  concat: ({ args }, scope) => {
    const values = args.map((arg) => evaluate(arg, scope));
    if (values.length > 0 && values.every(isList))
      return scope.budget.spend(values.flat().length) ? values.flat() : OUT_OF_BUDGET;
    return joined(values, values.map(asText).join(''), scope);
  },
  format: ({ args }, scope) => {
    const [template, ...values] = args.map((arg) => evaluate(arg, scope));
    if (typeof template !== 'string')
      return isUnknown(template) ? template : unknown('format', 'format needs a text');
    const made = template.replace(/\{\{|\}\}|\{(\d+)(?:[,:][^{}]*)?\}/g, (match, index?: string) =>
      index === undefined ? match.slice(0, 1) : asText(values[Number(index)] ?? ''),
    );
    return joined(values, made, scope);
  },
  resourceid: ids,
  subscriptionresourceid: ids,
  tenantresourceid: ids,
  extensionresourceid: ids,
  managementgroupresourceid: ids,
  resourcegroup: (_, scope) => resourceGroupValue(scope.place),
  subscription: (_, scope) => subscriptionValue(scope.place),
  deployment: (_, scope) => ({ name: scope.deploymentName }),
  reference: ({ args }, scope) => {
    const [target, , full] = args.map((arg) => evaluate(arg, scope));
    if (target === undefined) return unknown('reference', 'reference needs a resource');
    return scope.reference(asText(target), typeof full === 'string' && full.toLowerCase() === 'full');
  },
  map: (expression, scope) =>
    overList(expression, scope, (items, apply) => items.map((item, index) => apply(item, index))),
  filter: (expression, scope) =>
    overList(expression, scope, (items, apply) => items.filter((item, index) => apply(item, index) === true)),
  reduce: ({ args: [list, start, lambda] }, scope) => {
    const items = list ? evaluate(list, scope) : null;
    const apply = lambdaOf(lambda, scope);
    if (!isList(items) || !apply || !start)
      return isUnknown(items) ? items : unknown('reduce', 'reduce needs a list');
    return items.reduce<Value>((sum, item) => apply(sum, item), evaluate(start, scope));
  },
  toobject: ({ args: [list, key, value] }, scope) => {
    const items = list ? evaluate(list, scope) : null;
    const keyOf = lambdaOf(key, scope);
    const contentOf = lambdaOf(value, scope);
    if (!isList(items) || !keyOf)
      return isUnknown(items) ? items : unknown('toObject', 'toObject needs a list');
    return Object.fromEntries(items.map((item) => [asText(keyOf(item)), contentOf ? contentOf(item) : item]));
  },
};

function named(args: readonly Expression[], scope: Scope, find: (name: string) => Value): Value {
  const name = args[0] ? evaluate(args[0], scope) : null;
  if (typeof name === 'string') return find(name);
  return isUnknown(name) ? name : unknown('parameters', 'a name is expected');
}

function ids({ name, args }: Call, scope: Scope): Value {
  const values = args.map((arg) => evaluate(arg, scope));
  return (
    resourceIdFrom(name.toLowerCase(), values, scope.place) ??
    unknown(name, 'type and names of an id have to match')
  );
}

/** A text put together from parts: unknown with that text as its label where a part is. */
function joined(parts: readonly Value[], made: string, scope: Scope): Value {
  if (!scope.budget.spend(made.length / 100)) return OUT_OF_BUDGET;
  const missing = parts.map(findUnknown).find((one) => one !== null);
  if (missing) return new Unknown(made.slice(0, 500), missing.reason);
  return bounded(made) ?? unknown('concat', 'the text gets too long');
}

/** `and` and `or`: one argument that decides is enough, even beside others that are not known. */
function quantified(args: readonly Expression[], scope: Scope, decisive: boolean): Value {
  const values = args.map((arg) => evaluate(arg, scope));
  if (values.includes(decisive)) return decisive;
  return values.find(isUnknown) ?? !decisive;
}

function overList(
  { name, args: [list, lambda] }: Call,
  scope: Scope,
  run: (items: readonly Value[], apply: (item: Value, index: number) => Value) => readonly Value[],
): Value {
  const items = list ? evaluate(list, scope) : null;
  const apply = lambdaOf(lambda, scope);
  if (!isList(items) || !apply)
    return isUnknown(items) ? items : unknown(name, `${name} needs a list and a lambda`);
  return run(items, (item, index) => apply(item, index));
}

/** `lambda('x', …)` as a function of values. */
function lambdaOf(expression: Expression | undefined, scope: Scope): ((...values: Value[]) => Value) | null {
  if (expression?.kind !== 'call' || expression.name.toLowerCase() !== 'lambda') return null;
  const names = expression.args.slice(0, -1).map((arg) => asText(evaluate(arg, scope)).toLowerCase());
  const body = expression.args.at(-1);
  if (!body) return null;
  return (...values) =>
    evaluate(
      body,
      withLambdaVariables(
        scope,
        names.map((name, index) => [name, values[index] ?? null] as const),
      ),
    );
}
