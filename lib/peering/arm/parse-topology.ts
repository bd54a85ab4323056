import { err, ok, type Result } from '../../result';
import { readNetwork } from '../build-network';
import type { Problem } from '../problem';
import type { LearnedRoutes, Resource, Topology } from '../topology';
import { fromAzOutput } from './az-output';
import { groupOf, idInGroup, isSameGroup, NOWHERE } from './deployment-place';
import { MAX_DEPTH, parseJsonText } from './json-text';
import type { Place } from './scope';
import { expandTemplate, type Report, type TemplateResource, type Unresolved } from './template';
import { notesIn, type TemplateNotes } from './template-notes';
import { isList, isObject, isUnknown, type Unknown, type Value } from './value';

export type { Unresolved } from './template';

/** What only whoever deploys a template knows. All of it may be left out. */
export type TemplateContext = {
  /** values of parameters, as such or as `{ value }`, the way parameter files have them */
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly subscriptionId?: string;
  readonly resourceGroup?: string;
  /** location of the resource group */
  readonly location?: string;
};

export type ParsedTopology = {
  readonly topology: Topology;
  /** what is in it and the engine leaves out, in words */
  readonly notModelled: readonly string[];
  /** what the input alone does not tell; it was left out, or has a name in braces */
  readonly unresolved: readonly Unresolved[];
};

/** Longer texts are not read. */
const MAX_TEXT = 20_000_000;
/**
 * Reads a topology from what people have: `{ resources }`, an ARM template (also with comments, loops, conditions and
 * deployments inside it), or what `az … show`, `az … list` and the REST API print. Text or parsed JSON.
 * @returns the topology, not yet checked by `buildNetwork`, or why nothing could be read. Never throws.
 */
export function parseTopology(
  input: unknown,
  context: TemplateContext = {},
): Result<ParsedTopology, readonly Problem[]> {
  const value = readInput(input);
  if (!value.ok) return value;
  const source = sourceOf(value.value);
  if (isTemplate(source)) return ok(completed(readTemplate(source, context)));
  const list = listIn(value.value);
  if (list === null) {
    return problem(
      'not-a-topology',
      'No resources were found. A topology is {"resources": […]}, an ARM template, or what az prints for resources.',
    );
  }
  const resources = list.map((item) => (isPlain(item) ? fromAzOutput(item) : item) as unknown as Resource);
  const learned = source.gatewayLearnedRoutes as readonly LearnedRoutes[] | undefined;
  const topology = { resources, ...(learned === undefined ? {} : { gatewayLearnedRoutes: learned }) };
  return ok(completed({ topology, unresolved: [] }));
}

function readInput(input: unknown): Result<unknown, readonly Problem[]> {
  if (typeof input !== 'string') {
    return isTooDeep(input, 0)
      ? problem('too-deep', `Values are nested more than ${MAX_DEPTH} deep.`)
      : ok(input);
  }
  if (input.length > MAX_TEXT) return problem('too-long', `The text is longer than ${MAX_TEXT} characters.`);
  const parsed = parseJsonText(input);
  if (parsed.ok) return parsed;
  const { message, line, column } = parsed.error;
  return problem('malformed-json', `Line ${line}, column ${column}: ${message}`);
}

const problem = (code: string, message: string): Result<never, readonly Problem[]> =>
  err([{ code, message, resource: '', path: '' }]);

type Source = Readonly<Record<string, unknown>>;

const sourceOf = (value: unknown): Source => (isPlain(value) ? value : {});
const isPlain = (value: unknown): value is Source =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isTooDeep(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (depth > MAX_DEPTH) return true;
  return Object.values(value).some((item) => isTooDeep(item, depth + 1));
}

const isTemplate = (source: Source): boolean =>
  (Array.isArray(source.resources) || isPlain(source.resources)) &&
  (/deploymenttemplate\.json/i.test(String(source.$schema)) ||
    ['contentVersion', 'parameters', 'variables', 'languageVersion'].some((key) => key in source));

/** The resources in what is no template; null where none can be found. */
function listIn(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value;
  const source = sourceOf(value);
  for (const key of ['resources', 'value', 'data']) {
    const list = source[key];
    if (Array.isArray(list)) return list;
  }
  return typeof source.type === 'string' || typeof source.id === 'string' ? [source] : null;
}

function completed(read: Pick<ParsedTopology, 'topology' | 'unresolved'>): ParsedTopology {
  return { ...read, notModelled: readNetwork(read.topology).network.notModelled };
}

function readTemplate(
  template: Source,
  context: TemplateContext,
): Pick<ParsedTopology, 'topology' | 'unresolved'> {
  const notes = notesIn(template);
  const place: Place = {
    subscriptionId: context.subscriptionId ?? notes.group?.subscriptionId ?? NOWHERE.subscriptionId,
    resourceGroup: context.resourceGroup ?? notes.group?.resourceGroup ?? NOWHERE.resourceGroup,
    location: context.location ?? null,
  };
  const unresolved: Unresolved[] = [];
  const seen = new Set<string>();
  const report: Report = (path, value) => {
    const expression = value.expression ?? value.label;
    // one and the same unknown location on every resource is one thing to know, not fifty
    const key = path.endsWith('.location') ? `location ${expression}` : `${path} ${expression}`;
    if (seen.has(key)) return;
    seen.add(key);
    unresolved.push({ path, expression, reason: value.reason });
  };
  const expanded = expandTemplate(
    {
      template,
      place,
      isPlaced: !isSameGroup(place, NOWHERE),
      given: givenParameters(context.parameters),
      name: 'deployment',
      path: '',
    },
    report,
  );
  const resources = expanded.map((resource) => withNotedId(resourceOf(resource, report), notes));
  const { others = [], gatewayLearnedRoutes } = notes;
  return {
    topology: {
      resources: [...resources, ...(others.filter(isPlain) as unknown as Resource[])],
      ...(gatewayLearnedRoutes ? { gatewayLearnedRoutes } : {}),
    },
    unresolved,
  };
}

/** What stands beside `properties` and means nothing to the engine. */
const PASSED_ON = ['kind', 'zones', 'tags', 'identity', 'plan', 'extendedLocation'];

/** Ids of a template that was written from a topology are those the topology had. */
function withNotedId(resource: Resource, { ids = {} }: TemplateNotes): Resource {
  const noted = ids[idInGroup(resource, groupOf(resource))];
  return typeof noted === 'string' ? { ...resource, id: noted } : resource;
}

function givenParameters(parameters: TemplateContext['parameters']): ReadonlyMap<string, Value> {
  const given = new Map<string, Value>();
  for (const [name, value] of Object.entries(parameters ?? {})) {
    const isWrapped = isPlain(value) && 'value' in value;
    given.set(name.toLowerCase(), (isWrapped ? value.value : value) as Value);
  }
  return given;
}

function resourceOf({ type, name, id, body, path }: TemplateResource, report: Report): Resource {
  const known = (key: string) => withoutUnknown(body[key] ?? null, key, `${path}.${key}`, report);
  const [location, sku, properties] = [known('location'), known('sku'), known('properties')];
  return {
    type,
    name,
    ...(id === null ? {} : { id }),
    ...(typeof location === 'string' ? { location } : {}),
    ...(isPlain(sku) ? { sku } : {}),
    ...Object.fromEntries(
      PASSED_ON.flatMap((key) => (body[key] === undefined ? [] : [[key, known(key)]])).filter(
        ([, value]) => value !== undefined,
      ),
    ),
    ...(isPlain(properties) ? { properties } : {}),
  };
}

/** Plain JSON again: an unknown name or id keeps its label, since things are found by it; other unknown things go. */
function withoutUnknown(value: Value, key: string, path: string, report: Report): unknown {
  if (isUnknown(value)) return unknownAt(value, key, path, report);
  if (isList(value)) {
    return value
      .map((item, index) => withoutUnknown(item, '', `${path}[${index}]`, report))
      .filter((item) => item !== undefined);
  }
  if (!isObject(value)) return value;
  const entries = Object.entries(value)
    .map(([name, item]) => [name, withoutUnknown(item, name, `${path}.${name}`, report)] as const)
    .filter(([, item]) => item !== undefined);
  return Object.fromEntries(entries);
}

function unknownAt(value: Unknown, key: string, path: string, report: Report): string | undefined {
  report(path, value);
  return key === 'name' || key === 'id' ? value.label : undefined;
}
