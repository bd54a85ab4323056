import type { Problem } from '../problem';
import { idKey, nameInId, parentIdOf, resourceIdOf } from '../resource-id';
import type { Topology } from '../topology';
import { isRecord, type Json, Properties } from './properties';

/** One resource as the topology declares it, own or inside its parent. */
export type Declared = {
  readonly id: string;
  readonly name: string;
  /** whether the id stands in the topology, or was derived */
  readonly hasOwnId: boolean;
  readonly location: string | null;
  readonly sku: string | null;
  readonly properties: Properties;
};

/** The resources of a topology by type; children stand beside their parent, however they were declared. */
export class Declarations {
  private readonly byType = new Map<string, Declared[]>();
  private readonly byParent = new Map<string, Declared[]>();
  private readonly asked = new Set<string>();
  private readonly ids = new Set<string>();

  constructor(
    topology: Topology,
    private readonly problems: Problem[],
  ) {
    const resources: unknown = isRecord(topology) ? topology.resources : undefined;
    if (!Array.isArray(resources)) {
      this.note(
        'malformed',
        'A topology is an object with a list of resources: {"resources": […]}.',
        '',
        'resources',
      );
      return;
    }
    for (const [index, resource] of resources.entries()) this.declare(resource, `resources[${index}]`);
  }

  /** All resources of a type, such as `virtualNetworks`. */
  all(type: string): readonly Declared[] {
    this.asked.add(type.toLowerCase());
    return this.byType.get(type.toLowerCase()) ?? [];
  }

  /** The same in an order that does not depend on how they were listed. */
  byId(type: string): readonly Declared[] {
    return this.all(type).toSorted((a, b) => (idKey(a.id) < idKey(b.id) ? -1 : 1));
  }

  /**
   * The children of a resource: those in its list `key`, and those declared on their own as `type`.
   * One that is declared both ways counts once, as its own resource says.
   * @param needsName false where an inline one may go without: it is then left to the caller
   */
  children(parent: Declared, key: string, type: string, needsName = true): readonly Declared[] {
    this.asked.add(type.toLowerCase());
    const own = this.byParent.get(`${type.toLowerCase()} ${idKey(parent.id)}`) ?? [];
    const ids = new Set(own.map((child) => idKey(child.id)));
    const seen = new Set<string>();
    const inline = parent.properties.each(key).flatMap((item): Declared[] => {
      const name = item.text('name');
      const id = item.text('id') ?? `${parent.id}/${key}/${name ?? ''}`;
      if (name === null && !item.has('id')) {
        if (needsName) item.note('name-missing', `Each of ${key} needs a name.`);
        return [];
      }
      if (ids.has(idKey(id))) return [];
      if (seen.has(idKey(id))) {
        item.note(
          'duplicate-resource',
          `Two of ${key} are called ${name ?? nameInId(id)}; give each its own name.`,
          'name',
        );
        return [];
      }
      seen.add(idKey(id));
      const hasOwnId = item.has('id') || parent.hasOwnId;
      return [
        {
          id,
          name: name ?? nameInId(id),
          hasOwnId,
          location: null,
          sku: null,
          properties: item.inside('properties'),
        },
      ];
    });
    return [...inline, ...own];
  }

  /** Notes every child whose parent is not there: nothing would ask for it, and it would be lost without a word. */
  checkParents(): void {
    for (const [type, children] of this.byType) {
      const parentType = type.split('/').slice(0, -1).join('/');
      if (!CHILD_TYPES.has(type)) continue;
      const parents = new Set(this.byType.get(parentType)?.map(({ id }) => idKey(id)));
      for (const child of children)
        if (!parents.has(idKey(parentIdOf(child.id))))
          this.note(
            'parent-not-found',
            `${child.name} belongs to ${parentIdOf(child.id)}, which is not in the topology; add it.`,
            child.id,
            'name',
          );
    }
  }

  /** Types that nothing asked for, as the topology writes them. */
  unused(): string[] {
    return [...this.byType.keys()]
      .filter((type) => !this.asked.has(type))
      .map((type) => this.spelling.get(type) ?? type);
  }

  private readonly spelling = new Map<string, string>();

  private declare(resource: unknown, path: string): void {
    const problem = declarationProblem(resource);
    if (problem || !isRecord(resource)) {
      const shown = isRecord(resource) && typeof resource.name === 'string' ? resource.name : path;
      this.note(
        problem?.code ?? 'malformed',
        `${shown} ${problem?.remedy ?? ''}`,
        shown,
        `${path}${problem?.path ?? ''}`,
      );
      return;
    }
    const type = resource.type as string;
    const name = resource.name as string;
    const given =
      typeof resource.id === 'string' && resource.id !== '' ? resource.id.trim().replace(/\/+$/, '') : null;
    const id = given ?? resourceIdOf({ type, name });
    const declared: Declared = {
      id,
      name: nameInId(name),
      hasOwnId: given !== null,
      location: typeof resource.location === 'string' ? resource.location : null,
      sku: skuOf(resource.sku),
      properties: new Properties((resource.properties ?? {}) as Json, id, 'properties', this.problems),
    };
    const short = type.replace(/^Microsoft\.Network\//i, '');
    const key = short.toLowerCase();
    this.spelling.set(key, short);
    if (this.ids.has(`${key} ${idKey(id)}`)) {
      this.note(
        'duplicate-resource',
        `Two resources have the id ${id}; give each its own.`,
        id,
        `${path}.id`,
      );
      return;
    }
    this.ids.add(`${key} ${idKey(id)}`);
    append(this.byType, key, declared);
    if (short.includes('/')) append(this.byParent, `${key} ${idKey(parentIdOf(id))}`, declared);
  }

  private note(code: string, message: string, resource: string, path: string): void {
    this.problems.push({ code, message, resource, path });
  }
}

/** Children that mean nothing without their parent. */
const CHILD_TYPES: ReadonlySet<string> = new Set([
  'virtualnetworks/subnets',
  'virtualnetworks/virtualnetworkpeerings',
  'routetables/routes',
  'networksecuritygroups/securityrules',
]);

/** Why something in the list of resources is not a resource, or null. */
function declarationProblem(resource: unknown): { code: string; remedy: string; path: string } | null {
  if (!isRecord(resource)) return { code: 'malformed', remedy: 'must be a resource object.', path: '' };
  const { type, name, properties } = resource;
  if (typeof type !== 'string' || !type.includes('/'))
    return {
      code: 'type-missing',
      remedy: 'needs a type, such as Microsoft.Network/virtualNetworks.',
      path: '.type',
    };
  if (typeof name !== 'string' || name === '')
    return { code: 'name-missing', remedy: `needs a name, being of type ${type}.`, path: '.name' };
  if (properties !== undefined && properties !== null && !isRecord(properties))
    return { code: 'malformed', remedy: 'needs properties that are an object.', path: '.properties' };
  return null;
}

function append(lists: Map<string, Declared[]>, key: string, declared: Declared): void {
  const list = lists.get(key);
  if (list) list.push(declared);
  else lists.set(key, [declared]);
}

const skuOf = (sku: unknown): string | null =>
  isRecord(sku) && typeof (sku as Json).name === 'string' ? ((sku as Json).name as string) : null;
