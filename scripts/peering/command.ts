import type { Options } from '../../lib/peering/behaviour';
import { semanticsOf } from '../../lib/peering/semantics';
import type { Mode } from '../../lib/peering/vocabulary';
import { red, yellow } from './paint';
import type { Given } from './topology';

/** What a command says, and its exit status: 0 yes or sound, 1 no or not sound, 2 it could not be answered. */
export type Said = { readonly text: string; readonly status: 0 | 1 | 2; readonly isError?: boolean };

export const cannot = (text: string): Said => ({ text: red(text), status: 2, isError: true });

/** What every command takes. */
export const COMMON = {
  json: { type: 'boolean' },
  mode: { type: 'string' },
  as: { type: 'string' },
} as const;

type Common = { readonly mode?: string | undefined; readonly as?: string | undefined };

/** The engine's options, or what is wrong with those given. */
export function readOptions({ mode, as }: Common): Options | string {
  if (mode !== undefined && mode !== 'documented' && mode !== 'tag-only')
    return '--mode is documented or tag-only.';
  const semantics = as === undefined ? undefined : semanticsOf(as);
  if (semantics === null) return `--as takes a misconception that bends a rule, M1 to M36; ${as} is none.`;
  return { ...(mode ? { mode: mode as Mode } : {}), ...(semantics ? { semantics } : {}) };
}

/** What one could have meant. */
export const nicNames = ({ network }: Given): string => {
  const names = network.networkInterfaces.map(({ name }) => name);
  return names.length === 0 ? 'The topology has no NICs.' : `NICs: ${names.slice(0, 20).join(', ')}.`;
};

export const warnings = ({ problems, unresolved }: Given): string[] => [
  ...(problems.length > 0
    ? [
        yellow(
          `! The topology has problems (${problems.length}): what follows holds for what could be read. See check.`,
        ),
      ]
    : []),
  ...(unresolved.length > 0
    ? [yellow(`! ${unresolved.length} expressions of the template could not be resolved. See check.`)]
    : []),
];
