import { NOWHERE } from './deployment-place';

/** Options of a command by name. A list is several values; what has no value is left out. */
export type Options = Readonly<Record<string, unknown>>;

export function command(name: string, options: Options): string {
  const written = Object.entries(options).flatMap(([key, value]) => {
    const values = (Array.isArray(value) ? value : [value]).filter(
      (one) => one !== undefined && one !== null && one !== '',
    );
    return values.length === 0 ? [] : [`--${key} ${values.map(word).join(' ')}`];
  });
  return [name, ...written].join(' ');
}

/** A line the shell passes over. */
export const comment = (text: string): string => `# ${oneLine(text)}`;

/** A value the reader has to give, as a shell variable. */
export const variable = (name: string): Variable => new Variable(`"$${name}"`);

class Variable {
  constructor(readonly text: string) {}
}

const UNPLACED = `/subscriptions/${NOWHERE.subscriptionId}/resourceGroups/${NOWHERE.resourceGroup}/`;

/** One word of the shell: in quotes unless nothing in it means anything there. */
function word(value: unknown): string {
  if (value instanceof Variable) return value.text;
  const text = oneLine(String(value));
  if (text.startsWith(UNPLACED)) {
    const rest = text.slice(UNPLACED.length).replace(/["$`\\!]/g, '\\$&');
    return `"/subscriptions/$SUBSCRIPTION_ID/resourceGroups/$RESOURCE_GROUP/${rest}"`;
  }
  return /^[\w./:@][\w./:@-]*$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

const oneLine = (text: string): string => text.replace(/[\r\n\u2028\u2029]+/g, ' ');
