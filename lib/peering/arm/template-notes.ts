import type { LearnedRoutes } from '../topology';
import type { Group } from './deployment-place';

/**
 * What a template written here has in its `metadata`, since a template has no other place for it: with it, reading
 * gives back the very topology it was written from. Azure ignores it.
 */
export type TemplateNotes = {
  /** the resource group the template was written for */
  readonly group?: Group;
  /** ids that are not what type and name would make, by the one these make */
  readonly ids?: Readonly<Record<string, string>>;
  /** resources of other providers: not part of the network, and not deployed */
  readonly others?: readonly unknown[];
  readonly gatewayLearnedRoutes?: readonly LearnedRoutes[];
};

export const NOTES_KEY = 'spokewise';

/** The notes in a template; empty in one that was not written here. */
export function notesIn(template: Readonly<Record<string, unknown>>): TemplateNotes {
  const { metadata } = template;
  if (typeof metadata !== 'object' || metadata === null) return {};
  const notes = (metadata as Readonly<Record<string, unknown>>)[NOTES_KEY];
  if (typeof notes !== 'object' || notes === null || Array.isArray(notes)) return {};
  const { group, ids, others, gatewayLearnedRoutes } = notes as Record<string, unknown>;
  return {
    ...(isGroup(group) ? { group } : {}),
    ...(typeof ids === 'object' && ids !== null ? { ids: ids as Record<string, string> } : {}),
    ...(Array.isArray(others) ? { others } : {}),
    ...(Array.isArray(gatewayLearnedRoutes) ? { gatewayLearnedRoutes } : {}),
  };
}

function isGroup(value: unknown): value is Group {
  const { subscriptionId, resourceGroup } = Object(value) as Record<string, unknown>;
  return typeof subscriptionId === 'string' && typeof resourceGroup === 'string';
}
