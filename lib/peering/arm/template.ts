import { Budget } from './budget';
import { providerPath } from './functions/resources';
import { countOf, inLoop, resolve } from './resolve';
import type { Place, Scope } from './scope';
import {
  BODY_KEYS,
  fullName,
  fullType,
  hasKey,
  isDeclared,
  isNetworkType,
  memberOf,
  type Source,
  sourceOf,
  unescaped,
} from './template-source';
import { asText, isObject, isUnknown, type Unknown, unknown, type Value } from './value';

/** One resource of a template, after its expressions were replaced. */
export type TemplateResource = {
  readonly type: string;
  readonly name: string;
  /** null where the resource goes where the template goes, which nobody knows */
  readonly id: string | null;
  readonly body: Readonly<Record<string, Value>>;
  /** where in the source it stands */
  readonly path: string;
};

export type Unresolved = { readonly path: string; readonly expression: string; readonly reason: string };
export type Report = (path: string, value: Unknown) => void;

/** More than any deployment may have. */
const MAX_RESOURCES = 5000;
const MAX_NESTING = 8;

/** A template at the place where it is deployed, with the values it is given. */
export type Deployment = {
  readonly template: Source;
  readonly place: Place;
  /** whether the place was named; else ids are left to be made up */
  readonly isPlaced: boolean;
  readonly given: ReadonlyMap<string, Value>;
  readonly name: Value;
  readonly path: string;
};

/**
 * Unrolls a template into its resources, those of deployments inside it included. It is done twice: the first time only
 * to know what `reference()` can be answered with, since a resource may refer to one that stands after it.
 */
export function expandTemplate(deployment: Deployment, report: Report): TemplateResource[] {
  const first = new Expansion(deployment, new Budget(), () => {}, { made: [], known: [] }, 0);
  first.run();
  const output: Output = { made: [], known: first.output.made };
  new Expansion(deployment, new Budget(), report, output, 0).run();
  return output.made;
}

type Output = {
  /** what was unrolled so far */
  readonly made: TemplateResource[];
  /** what `reference()` may look at */
  readonly known: readonly TemplateResource[];
};

const NOT_DECLARED = 'only the deployed resource knows it';

class Expansion {
  readonly scope: Scope;
  private readonly variables = new Map<string, Value>();
  private readonly inProgress = new Set<string>();
  private readonly declared: Source;

  constructor(
    private readonly deployment: Deployment,
    private readonly budget: Budget,
    private readonly report: Report,
    readonly output: Output,
    private readonly depth: number,
  ) {
    this.declared = sourceOf(deployment.template.variables);
    this.scope = {
      place: deployment.place,
      budget,
      deploymentName: deployment.name,
      parameter: (name) => this.parameter(name),
      variable: (name) => this.variable(name),
      copyIndex: () => null,
      reference: (target, isFull) => this.reference(target, isFull),
      callOwnFunction: (name, args) => this.callOwnFunction(name, args),
      lambdaVariables: new Map(),
    };
  }

  run(): void {
    this.expandList(this.deployment.template.resources, `${this.deployment.path}resources`, this.scope, null);
  }

  /** @param parent the resource these stand inside of */
  private expandList(list: unknown, path: string, scope: Scope, parent: TemplateResource | null): void {
    // symbolic names make an object of what else is a list
    const entries = Array.isArray(list)
      ? list.map((item, index) => [`${path}[${index}]`, item] as const)
      : Object.entries(sourceOf(list)).map(([key, item]) => [`${path}.${key}`, item] as const);
    for (const [at, item] of entries) this.expandLoop(sourceOf(item), at, scope, parent);
  }

  private expandLoop(source: Source, path: string, scope: Scope, parent: TemplateResource | null): void {
    const copy = sourceOf(source.copy);
    if (source.copy === undefined) {
      this.expandOne(source, path, scope, parent);
      return;
    }
    const turns = countOf(copy.count, scope);
    if (typeof turns !== 'number') {
      if (isUnknown(turns)) this.report(`${path}.copy.count`, turns);
      return;
    }
    const name = asText(resolve(copy.name ?? '', scope));
    for (let index = 0; index < turns; index += 1) {
      this.expandOne(source, path, inLoop(scope, name, index), parent);
    }
  }

  private expandOne(source: Source, path: string, scope: Scope, parent: TemplateResource | null): void {
    if (this.budget.isSpent || this.output.made.length >= MAX_RESOURCES) {
      this.report(path, unknown('…', 'the template asks for more resources than are read').from(path));
      return;
    }
    if (source.existing === true) return;
    const condition = source.condition === undefined ? true : resolve(source.condition, scope);
    if (condition === false || (typeof condition === 'string' && condition.toLowerCase() === 'false')) return;
    if (isUnknown(condition)) this.report(`${path}.condition`, condition);
    const name = resolve(source.name ?? '', scope);
    const type = fullType(asText(resolve(source.type ?? '', scope)), parent);
    if (type.toLowerCase() === 'microsoft.resources/deployments') {
      this.expandNested(source, path, scope, name);
      return;
    }
    // the names of what lies outside the network are nothing to ask for
    if (isUnknown(name) && isNetworkType(type)) this.report(`${path}.name`, name);
    const place = this.placeOf(source, scope);
    const resource = this.resourceOf(source, path, scope, type, fullName(asText(name), type, parent), place);
    this.output.made.push(resource);
    if (source.resources !== undefined)
      this.expandList(source.resources, `${path}.resources`, scope, resource);
  }

  private resourceOf(
    source: Source,
    path: string,
    scope: Scope,
    type: string,
    name: string,
    place: { readonly place: Place; readonly isPlaced: boolean },
  ): TemplateResource {
    const body: Record<string, Value> = {};
    for (const key of BODY_KEYS) {
      if (source[key] === undefined) continue;
      // what another provider's resources have in them is not looked at, and so need not be known
      if (key === 'properties' && !isNetworkType(type)) continue;
      body[key] = resolve(source[key], scope);
    }
    const own = providerPath(type, [name]);
    const { subscriptionId, resourceGroup } = place.place;
    const id =
      place.isPlaced && own ? `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}${own}` : null;
    return { type, name, id, body, path };
  }

  private placeOf(source: Source, scope: Scope): { readonly place: Place; readonly isPlaced: boolean } {
    const { place, isPlaced } = this.deployment;
    const subscription = source.subscriptionId === undefined ? null : resolve(source.subscriptionId, scope);
    const group = source.resourceGroup === undefined ? null : resolve(source.resourceGroup, scope);
    if (subscription === null && group === null) return { place, isPlaced };
    return {
      isPlaced: true,
      place: {
        subscriptionId: subscription === null ? place.subscriptionId : asText(subscription),
        resourceGroup: group === null ? place.resourceGroup : asText(group),
        // another resource group may lie elsewhere
        location: group === null ? place.location : null,
      },
    };
  }

  private expandNested(source: Source, path: string, scope: Scope, name: Value): void {
    const properties = sourceOf(source.properties);
    if (properties.templateLink !== undefined) {
      const uri = asText(resolve(sourceOf(properties.templateLink).uri ?? '', scope));
      this.report(
        `${path}.properties.templateLink`,
        unknown('link', 'a linked template is not part of the file').from(uri),
      );
      return;
    }
    if (this.depth >= MAX_NESTING) {
      this.report(path, unknown('…', 'deployments are nested too deep').from(asText(name)));
      return;
    }
    const options = sourceOf(properties.expressionEvaluationOptions);
    const isInner = String(options.scope).toLowerCase() === 'inner';
    const given = new Map<string, Value>();
    for (const [key, value] of Object.entries(sourceOf(properties.parameters))) {
      given.set(key.toLowerCase(), resolve(sourceOf(value).value ?? null, scope));
    }
    const placed = this.placeOf(source, scope);
    const nested = new Expansion(
      {
        template: sourceOf(unescaped(properties.template)),
        ...placed,
        given,
        name,
        path: `${path}.properties.template.`,
      },
      this.budget,
      this.report,
      this.output,
      this.depth + 1,
    );
    if (isInner) nested.run();
    else nested.runIn(scope, placed.place);
  }

  /** Runs with the expressions of the deployment around this one, as Azure does unless told otherwise. */
  private runIn(outer: Scope, place: Place): void {
    const own = this.scope;
    const scope: Scope = {
      ...outer,
      place,
      parameter: (name) =>
        this.declares(name) && !isDeclared(outer, name) ? own.parameter(name) : outer.parameter(name),
      variable: (name) => (hasKey(this.declared, name) ? own.variable(name) : outer.variable(name)),
      reference: own.reference,
    };
    this.expandList(this.deployment.template.resources, `${this.deployment.path}resources`, scope, null);
  }

  private declares(name: string): boolean {
    return hasKey(sourceOf(this.deployment.template.parameters), name);
  }

  private parameter(name: string): Value {
    const given = this.deployment.given.get(name.toLowerCase());
    if (given !== undefined) return given;
    const declaration = sourceOf(memberOf(sourceOf(this.deployment.template.parameters), name));
    if (declaration.defaultValue !== undefined) {
      return this.guarded(`parameter ${name.toLowerCase()}`, () =>
        resolve(declaration.defaultValue, this.scope),
      );
    }
    const reason = this.declares(name)
      ? `the parameter ${name} has no default value`
      : `there is no parameter ${name}`;
    return unknown(name, reason);
  }

  private variable(name: string): Value {
    const key = name.toLowerCase();
    const known = this.variables.get(key);
    if (known !== undefined) return known;
    const value = this.guarded(`variable ${key}`, () => this.readVariable(name));
    this.variables.set(key, value);
    return value;
  }

  private readVariable(name: string): Value {
    const source = memberOf(this.declared, name);
    if (source !== undefined) return resolve(source, this.scope);
    const loops = Array.isArray(this.declared.copy) ? this.declared.copy : [];
    const loop = loops.find((one) => String(sourceOf(one).name).toLowerCase() === name.toLowerCase());
    if (loop === undefined) return unknown(name, `there is no variable ${name}`);
    const made = resolve({ copy: [loop] }, this.scope);
    return isObject(made) ? (Object.values(made)[0] ?? null) : made;
  }

  /** What refers to itself has no value. */
  private guarded(key: string, read: () => Value): Value {
    if (this.inProgress.has(key)) return unknown(key, 'it refers to itself');
    this.inProgress.add(key);
    const value = read();
    this.inProgress.delete(key);
    return value;
  }

  private callOwnFunction(name: string, args: readonly Value[]): Value | null {
    const namespaces = Array.isArray(this.deployment.template.functions)
      ? this.deployment.template.functions
      : [];
    const [namespace, member] = name.split('.');
    for (const one of namespaces.map(sourceOf)) {
      if (String(one.namespace).toLowerCase() !== namespace) continue;
      const definition = sourceOf(memberOf(sourceOf(one.members), member ?? ''));
      const names = (Array.isArray(definition.parameters) ? definition.parameters : []).map((parameter) =>
        String(sourceOf(parameter).name).toLowerCase(),
      );
      const scope: Scope = {
        ...this.scope,
        parameter: (asked) =>
          args[names.indexOf(asked.toLowerCase())] ?? unknown(asked, `there is no parameter ${asked}`),
      };
      return this.guarded(`function ${name}`, () =>
        resolve(sourceOf(definition.output).value ?? null, scope),
      );
    }
    return null;
  }

  /** What a resource declared in the same file would say, as far as the file says it. */
  private reference(target: string, isFull: boolean): Value {
    const wanted = target.toLowerCase();
    const found = this.output.known.find(
      (resource) =>
        resource.name.toLowerCase() === wanted ||
        resource.id?.toLowerCase() === wanted ||
        wanted.endsWith((providerPath(resource.type, [resource.name]) ?? ' ').toLowerCase()),
    );
    if (!found) return unknown(`reference(${target})`, NOT_DECLARED);
    return isFull ? found.body : (found.body.properties ?? {});
  }
}
